import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letters, textsOfSource } from '../../../src/capture/witness/letters.ts';
import { TextSketch } from '../../../src/capture/witness/sketch.ts';
import { isLeftToRight, testimony } from '../../../src/capture/witness/testimony.ts';

const WATER = 'Vattnet är avstängt på Storgatan från klockan sex i kväll';
const words = fc
	.array(
		fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzåäö'), minLength: 3, maxLength: 9 }),
		{
			minLength: 6,
			maxLength: 30,
		},
	)
	.map((list) => list.join(' '));

describe('a witness of texts', () => {
	test('never denies what it was told of, however it was wrapped', () => {
		fc.assert(
			fc.property(words, words, (before, text) => {
				const sketch = new TextSketch();
				sketch.add(`${before}\n${text.toUpperCase().replaceAll(' ', '\n')}`);
				expect(sketch.holds(text)).toBe(true);
			}),
			{ numRuns: 40 },
		);
	});

	test('denies what it was not told of', () => {
		const sketch = new TextSketch();
		for (let i = 0; i < 500; i++) sketch.add(`Inlägg nummer ${i} om snöröjningen i kommunen och dess vägar`);
		expect(sketch.holds(WATER)).toBe(false);
		expect(sketch.holds('Kort')).toBeUndefined();
	});

	test('says how many texts it was not asked for: those that are too short, and those that it does not keep', () => {
		const sketch = new TextSketch();
		sketch.add(WATER);
		const told = testimony(
			sketch,
			[WATER, 'Tack!', 'المياه مقطوعة في شارع الكنيسة من الصباح'],
			isLeftToRight,
		);
		expect(told).toEqual({ asked: 1, notAsked: 2, unknown: [] });
	});

	test('knows a post by what only that post says, not by what weekly menus share', () => {
		const menu = (week: string) =>
			`Veckans matsedel i skolorna serveras som vanligt ${week} med sallad och bröd`;
		const sketch = new TextSketch();
		sketch.add(menu('måndag köttbullar'));
		const told = testimony(sketch, [
			menu('måndag köttbullar'),
			menu('tisdag fisksoppa'),
			menu('fredag pannkaka'),
		]);
		expect(told).toMatchObject({ asked: 3, notAsked: 0 });
		expect(told.unknown).toHaveLength(2);
	});

	test('is not led astray by a seam, where the page put two fields of an answer together', () => {
		const told = [1, 2, 3, 4].map((day) => ({
			text: `Snöröjning ${day}: plogbilarna kör på de större vägarna från klockan fyra`,
			long: `gångvägarna tas därefter och allt ska vara klart innan skolan börjar om det inte fortsätter att snöa`,
		}));
		const sketch = new TextSketch();
		for (const { text, long } of told) {
			sketch.add(text);
			sketch.add(long);
		}
		const seams = ['visa allt nu ja', 'läs mer om det', 'öppna hela bit', 'dölj resten av'];
		const texts = told.map(({ text, long }, i) => `${text} ${seams[i]} ${long}`);
		expect(testimony(sketch, texts).unknown).toEqual([]);
	});
});

test.each([
	['JSON', JSON.stringify({ text: WATER }).replaceAll('ä', '\\u00e4')],
	['markup in JSON', JSON.stringify({ html: `<p>${WATER.replace('Storgatan', '<b>Storgatan</b>')}</p>` })],
	['markup with entities', `<p>${WATER.replaceAll('ä', '&auml;').replaceAll('å', '&#229;')}</p>`],
	[
		'words with soft hyphens and dashes as entities',
		`<p>${WATER.replace('Storgatan', 'Stor&shy;ga&shy;tan').replace(' från', '&nbsp;&ndash; från').replace(' i kväll', '&hellip; i&#8203; kväll')}</p>`,
	],
	['JSON as a part of an address', `<main data-o="${encodeURIComponent(JSON.stringify({ text: WATER }))}">`],
	[
		'an attribute',
		`<div id=app data-page="${JSON.stringify({ text: WATER }).replaceAll('"', '&quot;')}"></div>`,
	],
	['an attribute of markup in JSON', JSON.stringify({ html: `<p>Vattnet<i data-rest="${WATER}">…</i></p>` })],
	['data in a comment', `<code><!--{"text":"${WATER}"}--></code>`],
])('a text is found in %s', (_, source) => {
	expect([...textsOfSource(source)].map(letters).join('\n')).toContain(letters(WATER));
});

test.each([
	['a page', '<p>TEXT</p>'],
	['markup in JSON', '{"html":"\\u003cp\\u003eTEXT\\u003c/p\\u003e"}'],
])('a text that speaks of tags is known in the source of %s', (_name, around) => {
	const text = 'Skriv <script src="x">så här</script> och <img alt="stort"> i mallen';
	const written = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
	const sketch = new TextSketch();
	for (const one of textsOfSource(around.replace('TEXT', written))) sketch.add(one);
	expect(sketch.holds(text)).toBe(true);
});
