import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

const ABOUT = ['Snöröjningen', 'Biblioteket', 'Simhallen', 'Kulturveckan', 'Kajen'];
const begins = (n: number) =>
	`${ABOUT[n % 5]} i kommunen har nyheter som gäller alla som bor här, nummer ${n}, både i tätorten och`;
const ends = (n: number) => `på landsbygden. Slutet på nummer ${n} står bara i rutan.`;
const texts = (most: number) =>
	JSON.stringify(
		Array.from({ length: most }, (_, i) => ({
			begins: begins(i + 1),
			whole: `${begins(i + 1)} ${ends(i + 1)}`,
		})),
	);

/** A dialog with the whole post, its comments and posts of others below it, as the large platforms open one. */
const DIALOG = `<title>Sundby kommun</title><style>body{margin:0;font:16px sans-serif}article{max-width:600px;margin:24px auto;min-height:320px}</style>
	<h1>Sundby kommun</h1><main></main><script>
	const posts = ${texts(4)};
	posts.forEach(({ begins, whole }, i) => {
		const day = i + 1, el = document.createElement('article');
		const short = day === 3;
		el.innerHTML = '<b>Sundby kommun</b> <time datetime="2026-11-0' + day + 'T10:00:00Z">' + day + ' november</time><p>' + (short ? 'En kort text som är hel, om grusningen.' : begins + '… <span role="button" tabindex="0">Visa mer</span>') + '</p><div><button>Gilla</button> <button>Kommentera</button></div>';
		document.querySelector('main').append(el);
		el.querySelector('[role=button]')?.addEventListener('click', () => {
			const shade = document.createElement('div');
			shade.style.cssText = 'position:fixed;inset:0;background:#0008;z-index:9';
			shade.innerHTML = '<div role="dialog" aria-modal="true" style="background:#fff;width:600px;margin:40px auto"><button aria-label="Stäng">✕</button><div><b>Sundby kommun</b> <time>' + day + ' november</time><p>' + whole + '</p><p>Ett andra stycke om nummer ' + day + '.</p></div><div><button>Gilla</button></div><section><h2>Läs också</h2><p>Grannkommunen har också nyheter i dag.</p></section></div>';
			document.body.append(shade);
			shade.querySelector('button').onclick = () => shade.remove();
		});
	});</script>`;

/** A drawer beside a shade, closed by a sign without a word, that locks the page; no role, no dates in markup, no dots. */
const DRAWER = `<title>Lillköping</title><style>body{margin:0;font:16px sans-serif}.card{width:560px;margin:16px;border:1px solid #ccc;padding:16px;min-height:260px}
	.drawer{position:fixed;top:0;right:0;bottom:0;width:520px;background:#fff;overflow:auto;z-index:50;padding:16px;box-sizing:border-box}.shade{position:fixed;inset:0;background:#0008;z-index:49}
	.icon-close{display:inline-block;width:24px;height:24px;cursor:pointer;background:#a22}</style><h1>Lillköping</h1><ul style="list-style:none;padding:0"></ul><script>
	const posts = ${texts(5)};
	posts.forEach(({ begins, whole }, i) => {
		const el = document.createElement('li');
		el.className = 'card';
		el.innerHTML = '<div><strong>Lillköping</strong> · <span>' + (i + 2) + ' tim</span></div><div class="text">' + begins + '…</div><button>Läs mer</button>';
		document.querySelector('ul').append(el);
		el.querySelector('button').onclick = () => setTimeout(() => {
			const up = document.createElement('div');
			up.innerHTML = '<div class="shade"></div><div class="drawer"><span class="icon-close"></span><div><strong>Lillköping</strong></div><div>' + (i + 2) + ' tim</div><div>' + whole + '<br><br>Ett andra stycke om nummer ' + (i + 1) + '.</div><div style="height:1200px"></div></div>';
			document.body.append(up);
			document.body.style.overflow = 'hidden';
			up.querySelector('.icon-close').onclick = () => { up.remove(); document.body.style.overflow = ''; };
		}, 150);
	});</script>`;

/** What comes up is another text: an offer that begins otherwise, and never the post. */
const OFFER = `<title>Sundby kommun</title><h1>Sundby kommun</h1><main></main><script>
	const posts = ${texts(3)};
	posts.forEach(({ begins }, i) => {
		const el = document.createElement('article');
		el.innerHTML = '<b>Sundby kommun</b> <time datetime="2026-11-0' + (i + 1) + 'T10:00:00Z">' + (i + 1) + ' november</time><p>' + begins + '… <span role="button" tabindex="0">Visa mer</span></p><div style="height:200px"></div>';
		document.querySelector('main').append(el);
		el.querySelector('[role=button]').onclick = () => {
			const box = document.createElement('div');
			box.setAttribute('role', 'dialog');
			box.style.cssText = 'position:fixed;inset:80px;background:#fff';
			box.innerHTML = '<button aria-label="Stäng">✕</button><p>Ladda ner appen för att läsa hela inlägget från kommunen och mycket mer.</p>';
			document.body.append(box);
			box.querySelector('button').onclick = () => box.remove();
		};
	});</script>`;

/** Opens in its place, by a style alone: no letter is added, and nothing is to be waited for over the page. */
const CLAMPED = `<title>Sundby kommun</title><style>.c{display:-webkit-box;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden;width:300px}.c.open{display:block}</style>
	<h1>Sundby kommun</h1><main></main><script>
	const posts = ${texts(3)};
	posts.forEach(({ whole }, i) => {
		const el = document.createElement('article');
		el.innerHTML = '<b>Sundby kommun</b> <time datetime="2026-11-0' + (i + 1) + 'T10:00:00Z">' + (i + 1) + ' november</time><div class="c">' + whole + '</div><button>Visa mer</button>';
		document.querySelector('main').append(el);
		el.querySelector('button').onclick = (e) => { el.querySelector('.c').classList.add('open'); e.target.remove(); };
	});</script>`;

let site: Site;
beforeAll(async () => {
	site = await openSite({
		'/dialog': page(DIALOG),
		'/lada': page(DRAWER),
		'/dialog-utan-punkter': page(DIALOG.replace("begins + '… <span", "begins + ' <span")),
		'/lada-utan-punkter': page(DRAWER.replace("begins + '…</div>", "begins + '</div>")),
		'/erbjudande': page(OFFER),
		'/klippt': page(CLAMPED),
	});
});
afterAll(() => site.close());

const at = (path: string) => take(`http://127.0.0.1:${site.port}${path}`, [`127.0.0.1:${site.port}`]);
const losses = ({ verdict }: Awaited<ReturnType<typeof take>>) =>
	verdict.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);

test('a text that a press shows whole in a dialog alone is its post’s, to its end and no further', async () => {
	const taken = await at('/dialog');
	const whole = (n: number) => `${begins(n)} ${ends(n)}\nEtt andra stycke om nummer ${n}.`;
	expect(taken.posts.map(({ text }) => text)).toEqual([
		whole(1),
		whole(2),
		'En kort text som är hel, om grusningen.',
		whole(4),
	]);
	expect(taken.pdfText() ?? ends(4).replace(/\s+/g, '')).toContain(ends(4).replace(/\s+/g, ''));
	expect(taken.capture.changes).toContainEqual(expect.stringContaining('open whole in a box over the page'));
	expect(losses(taken).filter((code) => code !== 'posts-not-in-recording')).toEqual([]);
});

test.each(['/dialog-utan-punkter', '/lada-utan-punkter'])(
	'so is one that is cut off in the midst of a sentence and has no dots (%s)',
	async (path) => {
		const taken = await at(path);
		const lacking = taken.posts.filter(({ text }) => text.includes('både i') && !text.includes('Slutet på'));
		expect(lacking.map(({ text }) => text)).toEqual([]);
		expect(losses(taken).filter((code) => code !== 'posts-not-in-recording')).toEqual([]);
	},
);

test('so is one in a drawer beside the page, and the page goes on where it was', async () => {
	const taken = await at('/lada');
	expect(taken.posts.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual(
		[1, 2, 3, 4, 5].map((n) => `${begins(n)} ${ends(n)} Ett andra stycke om nummer ${n}.`),
	);
	expect(losses(taken).filter((code) => code !== 'posts-not-in-recording')).toEqual([]);
});

test('an offer that comes up instead is no text of the post, and the text is said to be folded', async () => {
	const taken = await at('/erbjudande');
	expect(taken.posts.map(({ text }) => text)).toEqual(
		[1, 2, 3].map((n) => expect.stringMatching(new RegExp(`^${begins(n)}`))),
	);
	expect(taken.posts.filter(({ text }) => text.includes('appen'))).toEqual([]);
	expect(losses(taken)).toContain('still-folded');
});

test('a text that opens in its place is read there', async () => {
	const taken = await at('/klippt');
	expect(taken.posts.map(({ text }) => text)).toEqual([1, 2, 3].map((n) => `${begins(n)} ${ends(n)}`));
	expect(taken.capture.changes.filter((what) => what.includes('in a box over'))).toEqual([]);
	expect(losses(taken)).toEqual([]);
});
