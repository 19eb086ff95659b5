import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

/** A list shows titles alone: what each is about stands on its own page only, which may mark nothing up. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const TITLE = 'Gångvägen vid skolan är avstängd i två veckor';
const SAYS = [
	'Vi lägger om ledningarna under gångvägen.',
	'Räkna med omvägar runt kvarteret till före jul.',
	'Frågor besvaras i växeln.',
];
const p = (text: string) => `<p>${text}</p>`;
const comment = `<div class=comment><b>Siv Ek</b> <time datetime="2026-11-20">20 nov</time><p>Hur kommer man till skolan då?</p></div>`;

async function read(body: string, listed = TITLE) {
	const { call } = await visit(page('', `<div id=all>${body}</div>`));
	await call('beOwnPage', listed, ['http://x/andra']);
	return await call('readOwnPage', NOW);
}

test.for([
	[
		'a box of its own',
		`<h1><span>${TITLE}</span></h1><ul><li><a href="/t">vägar</a></li></ul><div><div>${SAYS.map(p).join('')}</div></div>`,
	],
	['no box', `<h1>${TITLE}</h1><p><a href="/t">Vägar</a></p>${SAYS.map(p).join('')}`],
	[
		'several boxes',
		`<header><h1>${TITLE}</h1></header><div>${p(SAYS[0] ?? '')}</div><section>${SAYS.slice(1).map(p).join('')}</section>`,
	],
] as const)(
	'what stands in %s below the title is what the page is about, and no answer to it',
	async ([, body]) => {
		const own = await read(
			`${body}<div class=comments>${comment}</div><form><p>Skriv en kommentar här nedanför, så svarar vi.</p><textarea></textarea></form><aside><p>Om kommunen och vad den gör på olika sätt.</p></aside>`,
		);
		expect(own?.text.split('\n')).toEqual([TITLE, ...SAYS]);
		expect(own?.comments).toHaveLength(1);
	},
);

test('where the list showed how the post begins, that tells where it stands', async () => {
	const own = await read(
		`<h1>${TITLE}</h1><div><p>Nyhetsbrevet kommer ut varje vecka och är gratis för alla.</p></div><div>${SAYS.map(p).join('')}</div>`,
		`${TITLE}\n${SAYS[1]} Räkna med det.`,
	);
	expect(own?.text).not.toContain('Nyhetsbrevet');
});

test('what is announced of other posts below it is none of its words', async () => {
	const cards = [1, 2, 3].map(
		(n) =>
			`<div class=card><a href="/n/${n}"><h3>En annan nyhet ${n}</h3></a><div><p>En puff om något helt annat i kommunen, som står på en egen sida ${n}.</p></div></div>`,
	);
	const related = `<div><h2>Läs också</h2>${cards.join('')}</div>`;
	const alone = await read(`<h1>${TITLE}</h1>${related}`);
	expect(alone?.text).not.toContain('En puff');
	for (const body of [
		`<div>${SAYS.map(p).join('')}</div>${related}`,
		`<div>${SAYS.map(p).join('')}${related}</div>`,
	]) {
		const own = await read(`<h1>${TITLE}</h1>${body}`);
		expect(own?.text.split('\n')).toEqual([TITLE, ...SAYS]);
	}
});

test('a title without words below it is no more than that', async () => {
	const own = await read(
		`<h1>${TITLE}</h1><p><a href="/a">Nästa nyhet om något helt annat i kommunen</a></p>`,
	);
	expect(own?.text.split('\n').filter(Boolean)).toEqual([TITLE]);
});

test('a notice that asks for a login in the place of the words is none of them', async () => {
	const own = await read(
		`<h1>${TITLE}</h1><div><p>Det här inlägget är bara till för dem som är med. Du behöver <a href="/konto/in">logga in</a> för att läsa det, eller skapa ett konto.</p></div>`,
	);
	expect(own?.text).not.toContain('bara till för');
});
