import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, gives, openSite, page, type Site } from '../recorder/site.ts';
import { type Taken, take } from './take.ts';

/** Pages that once were captured as complete although something of them was missing, or was changed by it. */
const TEXT =
	'Snöröjningen pågår i hela kommunen, och plogen kommer till alla gator i ordning enligt besked nummer';
const post = (n: number, inside = '') =>
	`<article><a href="/kommunen">Kommunen</a> <time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time><p>${TEXT} ${n}.</p>${inside}</article>`;
const posts = (count: number, inside: (n: number) => string = () => '') =>
	Array.from({ length: count }, (_, i) => post(i + 1, inside(i + 1))).join('');
const whole = (body: string) =>
	page(
		`<title>Kommunen</title><style>article{width:560px;margin:24px;min-height:180px}</style><h1>Kommunen</h1><main>${body}</main>`,
	);

const PAGES: Readonly<Record<string, Answer>> = {
	/** The question stands in a root that scripts cannot look into, over all of the page. */
	'/closed': whole(`${posts(6)}<script>
		const root = document.body.appendChild(document.createElement('x-ruta')).attachShadow({ mode: 'closed' });
		root.innerHTML = '<div style="position:fixed;inset:0;background:#000c"><p style="background:#fff">Vi använder kakor (cookies).</p><button id=ja>Godkänn alla</button> <button id=nej>Bara nödvändiga kakor</button></div>';
		for (const id of ['ja', 'nej']) root.getElementById(id).onclick = () => { fetch('/svar-' + id); document.querySelector('x-ruta').remove(); };
		</script>`),
	'/svar-nej': gives('text/plain', ''),
	/** A post comes on top by itself while the others are read. */
	'/on-top': whole(
		`${posts(19)}${posts(19)}<script>addEventListener('scroll', function on() { if (scrollY < 2500) return; removeEventListener('scroll', on);
		document.querySelector('main').insertAdjacentHTML('afterbegin', ${JSON.stringify(post(20))}) })</script>`,
	),
	/** The rest of one text is refused, and its control says so. */
	'/refused': whole(
		`${posts(4, (n) => `<button onclick="fetch('/rest-${n}').then(async (r) => { if (!r.ok) throw 1; this.replaceWith(await r.text()) }).catch(() => { this.textContent = 'Försök igen' })">Visa mer</button>`)}`,
	),
	...Object.fromEntries([1, 2, 4].map((n) => [`/rest-${n}`, gives('text/plain', `Slutet av ${n}.`)])),
	/** What stands alone below the feed asks for something else than more. */
	'/subscribe': whole(
		`${posts(8)}<div role=button tabindex=0 style="width:560px;height:40px" onclick="fetch('/prenumerera', { method: 'POST' })">Be the first to know</div>`,
	),
	/** A fold without script: its switch stands far down and takes the focus, and the page with it. */
	'/switch': whole(
		`<style>.av{position:absolute;top:2600px;opacity:0}.rest{display:none}.av:checked~.rest{display:inline}</style>${posts(14, (n) => `<div><input type=checkbox class=av id=v${n}><label for=v${n}>Visa mer</label> <span class=rest>Resten av nummer ${n}.</span></div>`)}`,
	),
	/** Another account's page, one post of which speaks of the ordered one. */
	'/kommunen-a': (_visit, response) => void response.writeHead(302, { location: '/grannen' }).end(),
	'/grannen': page(
		`<title>Grannen (@grannen)</title><h1>Grannens kommun</h1><main>${posts(5, (n) =>
			n === 2 ? '<p>Tack <a href="/kommunen-a">@kommunen-a</a>!</p>' : '',
		)
			.replaceAll('Kommunen', 'Grannen')
			.replaceAll('/kommunen', '/grannen')}</main>`,
	),
	/** Nothing runs before the mouse has moved. */
	'/asleep': whole(
		`${posts(4)}<script>addEventListener('mousemove', () => document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(post(5) + post(6))}), { once: true })</script>`,
	),
	/** Of a fixed width, with the posts at the far side. */
	'/wide': whole(
		`<style>main{width:1700px}article{margin-left:1080px}</style>${posts(6, () => '<img width=560 height=100 src="/bild-3.svg">')}`,
	),
	/** Posts between posts wait for somebody to ask, and have their headings in buttons. */
	'/between': whole(
		`${post(1)}${post(2)}<button onclick="this.outerHTML=${JSON.stringify(post(3) + post(4)).replaceAll('"', '&quot;')}">Visa 2 tidigare inlägg från samma dag</button>${post(5, '<h3><button aria-expanded=true>Rubriken i knappen</button></h3>')}${post(6)}`,
	),
	/** Pictures stand in the page only where they are in view. */
	'/unmounts':
		whole(`${posts(10, (n) => `<div class=ph data-src="/bild-${n}.svg" style="width:400px;height:240px"></div>`)}<script>
		const seen = new IntersectionObserver((entries) => { for (const { target, isIntersecting } of entries)
			target.innerHTML = isIntersecting ? '<img width=400 height=240 src="' + target.dataset.src + '">' : ''; }, { rootMargin: '20px' });
		for (const box of document.querySelectorAll('.ph')) seen.observe(box);
		</script>`),
	...Object.fromEntries(
		Array.from({ length: 10 }, (_, i) => [
			`/bild-${i + 1}.svg`,
			gives(
				'image/svg+xml',
				`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="240"><rect width="400" height="240" fill="hsl(${i * 36},60%,50%)"/></svg>`,
			),
		]),
	),
};

let site: Site;
beforeAll(async () => {
	site = await openSite(PAGES);
});
afterAll(() => site.close());

const capture = (path: string): Promise<Taken> =>
	take(`http://127.0.0.1:${site.port}${path}`, [`127.0.0.1:${site.port}`]);
const losses = ({ verdict }: Taken) => verdict.findings.filter(({ severity }) => severity === 'loss');

test('a consent dialog in a closed shadow root is answered, with no', async () => {
	const taken = await capture('/closed');
	expect(taken.verdict.outcome).toBe('complete');
	expect(site.visits.map(({ path }) => path)).toContain('/svar-nej');
}, 60_000);

test('a post that came on top while the others were read is told', async () => {
	const taken = await capture('/on-top');
	expect(losses(taken).map(({ code }) => code)).toEqual(['newer-posts-left']);
	expect(losses(taken)[0]?.data?.says).toContain('Snöröjningen pågår');
}, 60_000);

test('a text whose rest the server refuses is folded still, whatever its control says by then', async () => {
	const taken = await capture('/refused');
	expect(taken.posts.map(({ text }) => /Slutet av \d\.$/.test(text.trim()))).toEqual([
		true,
		true,
		false,
		true,
	]);
	expect(losses(taken).find(({ code }) => code === 'still-folded')?.data).toMatchObject({ count: 1 });
}, 60_000);

test('what is pressed by guess sends nothing to the server, and is told', async () => {
	const taken = await capture('/subscribe');
	expect(site.visits.filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(losses(taken).map(({ code }) => code)).not.toContain('feed-requests-failed');
	expect(losses(taken).map(({ code, data }) => [code, data?.sign])).toContainEqual([
		'feed-stalled',
		'held-back',
	]);
}, 60_000);

test('a page that an address leads to is another account, also where one of its posts speaks of the ordered one', async () => {
	const { verdict } = await capture('/kommunen-a');
	expect(verdict.findings.filter(({ severity }) => severity === 'failure').map(({ code }) => code)).toEqual([
		'wrong-account',
	]);
}, 60_000);

test('a page that sleeps until the mouse moves is woken', async () => {
	const taken = await capture('/asleep');
	expect(taken.posts).toHaveLength(6);
	expect(taken.verdict.outcome).toBe('complete');
}, 60_000);

test('posts beyond the edge of the window are whole in the tiles, and why is told', async () => {
	const taken = await capture('/wide');
	expect(taken.verdict.outcome).toBe('complete');
	const width = Number(/made the window (\d+) px wide/.exec(taken.capture.changes.join())?.[1]);
	for (const { box } of taken.posts) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
	expect(taken.capture.parts.find(({ role }) => role === 'tile')).toMatchObject({ width });
}, 60_000);

test('posts between posts are asked for by their number, and a heading in a button is read', async () => {
	const taken = await capture('/between');
	expect(taken.posts.map(({ text }) => /nummer (\d)/.exec(text)?.[1])).toEqual([
		'1',
		'2',
		'3',
		'4',
		'5',
		'6',
	]);
	expect(taken.posts[4]?.text).toContain('Rubriken i knappen');
}, 60_000);

test('a switch that takes the page along leaves no post out', async () => {
	const taken = await capture('/switch');
	expect(taken.posts.map(({ text }) => /Resten av nummer (\d+)/.exec(text)?.[1])).toEqual(
		Array.from({ length: 14 }, (_, i) => `${i + 1}`),
	);
	expect(taken.verdict.outcome).toBe('complete');
}, 60_000);

test('pictures that the page has taken out again are in the text PDF, which says how', async () => {
	const taken = await capture('/unmounts');
	expect(taken.verdict.outcome).toBe('complete');
	const note = taken.verdict.findings.find(({ code }) => code === 'text-pdf-composed');
	expect(note?.data).toMatchObject({ why: 'pictures-gone', of: 10 });
}, 60_000);
