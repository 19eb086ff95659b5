import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const TITLE = 'Snöröjningen på Skolgatan den här vintern';
const says = (n: number) =>
	n === 0
		? 'Ingen har plogat Skolgatan på hela veckan, och bussen kommer inte fram till skolan.'
		: `Svar nummer ${n} om Skolgatan.`;
const said = (n: number) =>
	`<div class=svar id=k${n}><div class=inlagg><img src="data:," width=40 height=40 alt=""><div><div><a href="/u/${n}">Läsare ${n}</a> <time datetime="2026-10-09T09:${10 + n}:00Z">9 okt</time></div><p>${says(n)}</p><button>Svara</button></div></div></div>`;
const thread = `<div class=trad>${[0, 1, 2, 3].map(said).join('')}</div>`;
const menu = '<nav><a href="/">Byaforum</a> <a href="/in">Logga in</a></nav>';

test.for([
	['in nothing', `<h1>${TITLE}</h1>${thread}`],
	['below a menu', `${menu}<h1>${TITLE}</h1>${thread}`],
	['in a box with a menu', `<div class=sida>${menu}<h1>${TITLE}</h1>${thread}</div>`],
	[
		'in a head of its own',
		`<div class=sida>${menu}<div class=topp><h1>${TITLE}</h1><p>i Nytt</p></div>${thread}</div>`,
	],
] as const)(
	'a thread whose title stands beside it, %s, is read: nothing of it was, and nothing was told',
	async ([, body]) => {
		const { call } = await visit(page('<title>Byaforum</title>', body));
		await call('beOwnPage', `${TITLE}\n4`, []);
		const own = await call('readOwnPage', Date.parse('2026-11-26T12:00:00Z'));
		expect(own?.opening?.comment.text).toBe(says(0));
		expect(own?.comments.map(({ author }) => author?.name)).toEqual([0, 1, 2, 3].map((n) => `Läsare ${n}`));
	},
);

test('a capital on a ground of its own, for a name that begins small, is a face and no word of what is said', async () => {
	const square =
		'<div style="width:48px;height:48px;line-height:48px;text-align:center;background:#375">S</div>';
	const one = (n: number) =>
		`<div class=kommentar id=k${n}><div class=bild>${square}</div><div class=kommentar__vem><a href="/u/${n}"><span>siv${n}</span></a></div><ul class=kommentar__dag><li title="9 oktober 2026">9 okt</li></ul><div class=kommentar__text><p>${says(n)}</p></div></div>`;
	const { call } = await visit(
		page(
			'<title>Byaforum</title>',
			`${menu}<main><h1>${TITLE}</h1><div>${[0, 1, 2].map(one).join('')}</div></main>`,
		),
	);
	await call('beOwnPage', `${TITLE}\n4`, []);
	const own = await call('readOwnPage', Date.parse('2026-11-26T12:00:00Z'));
	expect(own?.comments.map(({ author, text }) => [author?.name, text])).toEqual(
		[0, 1, 2].map((n) => [`siv${n}`, says(n)]),
	);
});

test('a row of a thread that says on which page this is, and is called after comments, is none of them', async () => {
	const one = (n: number) =>
		`<div class=kommentar id=k${n}><a href="/u/${n}">Siv ${n}</a> <time datetime="2026-10-09T09:${10 + n}:00Z">9 okt</time><p>${says(n)}</p></div>`;
	const pager =
		'<div class=kommentarer__fot><div class=kommentarer__sidor><ul><li>Sida 1 av 2</li><li><a href="?page=2"><svg width=9 height=9></svg></a></li><li><a href="?page=2">Senaste</a></li></ul></div></div>';
	const { call } = await visit(
		page(
			'<title>Byaforum</title>',
			`${menu}<main><h1>${TITLE}</h1><div>${[0, 1, 2].map(one).join('')}</div>${pager}</main>`,
		),
	);
	await call('beOwnPage', `${TITLE}\n4`, []);
	const own = await call('readOwnPage', Date.parse('2026-11-26T12:00:00Z'));
	expect(own?.comments.map(({ text }) => text)).toEqual([0, 1, 2].map(says));
});
