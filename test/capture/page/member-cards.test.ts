import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const NOW = Date.parse('2026-11-26T12:00:00Z');
const WORDS = 'Snöröjningen pågår i hela kommunen, och det här är besked nummer';
const PEOPLE = ['Siv Ek', 'Olle Ask', 'Nina Lind', 'Eva Berg'];

async function read(around: (rows: string) => string, one: (n: number) => string) {
	const body = `<h1>Snöröjning</h1>${around([0, 1, 2, 3].map(one).join(''))}`;
	const { call } = await visit(page('', body));
	const { posts } = await call('harvest', -100, 20_000, NOW);
	return posts.map(({ author, text, byline, time }) => [author?.name, time?.iso?.slice(0, 10), text, byline]);
}

test('what a forum says of whoever wrote a post, in a column beside the words, is no word of the post', async () => {
	const table = (n: number) =>
		`<tr class=r><td width=160 valign=top><span>${PEOPLE[n]}</span><div>Aktiv medlem</div><div>Antal inlägg: 1 20${n}</div><div>Registrerad: mar 2019</div></td><td valign=top><div>1${n} oktober 2026 kl. 10.20</div><div>${WORDS} ${n}.</div></td></tr>`;
	expect((await read((rows) => `<table width=900>${rows}</table>`, table))[1]).toEqual([
		'Olle Ask',
		'2026-10-11',
		`${WORDS} 1.`,
		'Aktiv medlem\nAntal inlägg: 1 201\nRegistrerad: mar 2019',
	]);
	const boxes = (n: number) =>
		`<article style="display:flex;width:900px"><section style="width:180px"><h4><a href="/u/${n}">${PEOPLE[n]}</a></h4><span>Posts</span> <span>1,23${n}</span><div>Joined <span>3 Mar 2019</span></div></section><section><time datetime="2026-10-1${n}T10:00:00Z">Oct 1${n}, 2026</time><div>${WORDS} ${n}.</div></section></article>`;
	expect((await read((rows) => rows, boxes))[2]?.slice(0, 3)).toEqual([
		'Nina Lind',
		'2026-10-12',
		`${WORDS} 2.`,
	]);
});

test('since when somebody is a member is not when they wrote, and a column of the post’s own words stays', async () => {
	const since = (n: number) =>
		`<div class=post style="display:flex;width:900px"><dl style="width:180px"><dt><a href="/u/${n}">${PEOPLE[n]}</a></dt><dd>Inlägg: 4${n}</dd><dd>Medlem sedan: 3 mar 2019</dd></dl><div><p>${WORDS} ${n}.</p></div></div>`;
	expect((await read((rows) => rows, since))[0]?.slice(0, 3)).toEqual(['Siv Ek', undefined, `${WORDS} 0.`]);
	const own = (n: number) =>
		`<article style="display:flex;width:900px"><div style="width:180px"><p>Öppet hus</p><p>Trådar 12 till varpen finns</p></div><div><time datetime="2026-10-1${n}T10:00:00Z">1${n} okt</time><p>${WORDS} ${n}.</p></div></article>`;
	expect((await read((rows) => rows, own))[0]?.[2]).toContain('Trådar 12 till varpen finns');
});

test.each(['Registrera dig senast 3 december', 'Medlem: 100 kr'])(
	'facts of an event in a column beside its words (%s) are words of the post, and nobody’s card',
	async (fact) => {
		const event = (n: number) =>
			`<article style="display:flex;width:700px"><div style="width:180px"><p>Öppet hus</p><p>${fact}</p></div><div><header><a href="/kommunen">Lillby kommun</a> <time datetime="2026-10-1${n}T10:00:00Z">1${n} okt</time></header><p>${WORDS} ${n}.</p></div></article>`;
		const [one] = await read((rows) => rows, event);
		expect(one?.[0]).toBe('Lillby kommun');
		expect(one?.[2]).toContain(`Öppet hus\n${fact}`);
	},
);
