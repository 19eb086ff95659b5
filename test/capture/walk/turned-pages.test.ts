import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../engine/take.ts';
import { gives, openSite, page, type Site } from '../recorder/site.ts';

const EACH = 4;
const post = (n: number) =>
	`<article><h2>Rubrik nummer ${n}</h2><time datetime="2026-10-${10 + n}T09:00:00Z">${10 + n} oktober</time><p>Inlägg M-00${10 + n}-P från kommunen om snöröjningen i Björkvåla och om gatorna där, med många ord.</p></article>`;
const list = (at: number) =>
	Array.from({ length: EACH }, (_, i) => post(3 * EACH - (at - 1) * EACH - i)).join('');
const STYLE = '<style>article{width:600px;min-height:300px}li{display:inline-block}</style>';

/** Numbers in a row, whose lists are fetched; the last has no “next”. */
const NUMBERS = `<main><h1>Kommunen</h1><div id=list>${list(1)}</div><nav aria-label=Sidor><ul id=pager></ul></nav></main><script>
	const draw = (at) => { document.querySelector('#pager').innerHTML = [1, 2, 3].map((n) => '<li><button type=button' + (n === at ? ' aria-current=page' : '') + ' data-to=' + n + '>' + n + '</button></li>').join('') + (at < 3 ? '<li><button type=button data-to=' + (at + 1) + ' aria-label="Nästa sida">›</button></li>' : ''); };
	draw(1);
	document.querySelector('#pager').addEventListener('click', async (event) => {
		const to = event.target.closest('button')?.dataset.to;
		if (!to) return;
		document.querySelector('#list').innerHTML = '';
		document.querySelector('#list').innerHTML = await (await fetch('/list/' + to)).text();
		draw(Number(to));
	});
</script>`;
/** One control, which goes round; or sends something before it turns. */
const alone = (first: string) =>
	`<main><h1>Kommunen</h1><div id=list>${list(1)}</div><button type=button id=next>Nästa</button></main><script>
	let at = 1;
	document.querySelector('#next').onclick = async () => {
		${first}
		at = at % 3 + 1;
		document.querySelector('#list').innerHTML = await (await fetch('/list/' + at)).text();
	};
</script>`;

/** Back and onwards beside each other; each is off where it leads nowhere. */
const BOTH = `<main><h1>Kommunen</h1><div id=list>${list(1)}</div><div><button type=button id=back disabled>‹ Föregående</button> <span>Sida</span> <button type=button id=next>Nästa ›</button></div></main><script>
	let at = 1;
	const to = async (page) => {
		at = page;
		document.querySelector('#list').innerHTML = await (await fetch('/list/' + at)).text();
		document.querySelector('#back').disabled = at === 1;
		document.querySelector('#next').disabled = at === 3;
	};
	document.querySelector('#next').onclick = () => to(at + 1);
	document.querySelector('#back').onclick = () => to(at - 1);
</script>`;

let site: Site;
beforeAll(async () => {
	const served = (html: string) => page(`<title>Kommunen</title>${STYLE}${html}`);
	site = await openSite({
		'/kommunen': served(NUMBERS),
		'/par': served(BOTH),
		'/runt': served(alone('')),
		'/skickar': served(alone("await fetch('/last', { method: 'POST', body: '2' });")),
		'/last': gives('text/plain', 'ok'),
		...Object.fromEntries(
			[1, 2, 3].map((at) => [`/list/${at}`, gives('text/html; charset=utf-8', list(at))]),
		),
	});
});
afterAll(() => site.close());

const numbersOf = (posts: readonly { readonly text: string }[]) =>
	posts.map((p) => Number(/M-00(\d+)-P/.exec(p.text)?.[1]) - 10);
const ALL = Array.from({ length: 3 * EACH }, (_, i) => 3 * EACH - i);

test.each(['kommunen', 'runt', 'par'])(
	'pages that a script puts in each other’s place are all had: /%s',
	async (path) => {
		const host = `127.0.0.1:${site.port}`;
		const taken = await take(`http://${host}/${path}`, [host]);
		expect(numbersOf(taken.posts)).toEqual(ALL);
		expect(taken.verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
		expect(taken.capture.changes).toContainEqual(expect.stringContaining('in the place of these'));
	},
);

test('nothing is sent to turn a page: what is behind it is missed', async () => {
	const host = `127.0.0.1:${site.port}`;
	const taken = await take(`http://${host}/skickar`, [host]);
	expect(site.visits.filter(({ method }) => method === 'POST')).toEqual([]);
	expect(taken.verdict.findings).toContainEqual(expect.objectContaining({ code: 'feed-stalled' }));
	expect(taken.verdict.outcome).toBe('partial');
});
