import { afterAll, beforeAll, expect, it } from 'vitest';
import { Press } from '../bundle/text/printed.ts';
import { because } from './validators/able.ts';
import { fileFaults, verapdfText } from './validators/verapdf.ts';

const whyNot = await verapdfText.whyNot();
const press = new Press();
const [long, swedish] = ['x'.repeat(300), 'å'.repeat(120)];

/** Pages that are hard to print as PDF/A. */
const PAGES: Readonly<Record<string, string>> = {
	'long-names': `<h1 id="${long}">Ett</h1><h2 id="${swedish}">Två</h2><h3 id="ö#()/<>[]%">Tre</h3><a href="#${long}">1</a> <a href="#${swedish}">2</a> <a href="#ö#()/<>[]%">3</a>`,
	'private-use': '<p>\ue000 \uf8ff \u{f0000} \ufdd0 \uffff \ufffd text',
	controls: '<p>a\u0001b\u001bc\u0085d\u200be\u2028f\u202eg\u202ch\u00adi',
	scripts: '<p>مرحبا السَّلامُ שָׁלוֹם हिन्दी क्षत्रिय తెలుగు ខ្មែរ 漢字 한국어 ä̈ö̈ Z̷̨̛a̴ 👨‍👩‍👧‍👦🏳️‍🌈',
	joined:
		'<p>ক্ষত্রিয় சென்னை ನಗರಸಭೆಯು ಸ್ತ್ರೀ നഗരസഭയ്ക്ക് ක්‍රියාව ස්ත්‍රී ક્ષત્રિય ਪ੍ਰਧਾਨ မြန်မာ ကြွေး ກະລຸນາ น้ำ ምምሕዳር ភ្នំពេញ ክፍሊ <b>क्षत्रिय స్త్రీ</b>',
	drawn:
		'<svg width=200 height=90><mask id=m><rect width=200 height=50 fill=white opacity=.5 /></mask><text y=20 mask="url(#m)">maskerad</text><text y=60 stroke=red fill=none>kontur</text></svg><canvas></canvas>',
	blended:
		'<p style="mix-blend-mode:plus-lighter;opacity:.5;background:conic-gradient(red,blue)">blandat</p>',
	forms:
		'<input value="text åäö"><input type=checkbox checked><textarea>rad</textarea><progress value=.3></progress>',
	links: `<a href="javascript:1">1</a><a href="data:text/html,${'z'.repeat(70_000)}">2</a><a href="https://ö.invalid/å?ä=ö">3</a><a href="">4</a>`,
	described: `<h1>${'Lång rubrik '.repeat(4000)}</h1><p role=img aria-label="${'e'.repeat(40_000)}">b</p>`,
	formulas: '<math><mfrac><mi>x</mi><msqrt><mn>2</mn></msqrt></mfrac><mo>∑</mo></math>',
	'far-out':
		'<div style="position:relative;width:3000000px;height:9px;background:red"></div><p style="font-size:2000px">Å',
	empty: '',
};

beforeAll(async () => {
	if (whyNot) return;
	await verapdfText.install();
	await press.start();
});
afterAll(() => press.stop());

it.skipIf(whyNot)(
	`declares of each page what veraPDF grants it, no more and no less${because(whyNot)}`,
	async () => {
		const made: { readonly name: string; readonly file: string; readonly level: string }[] = [];
		for (const [name, body] of Object.entries(PAGES)) {
			const { file, level = 'none' } = await press.made(name, body);
			made.push({ name, file, level });
		}
		const files = made.map(({ file }) => file);
		// 6.6.4 is about what it declares, which is what is asked about.
		const against = async (level: string) =>
			(await fileFaults(files, level)).map((faults) => faults.filter((fault) => !fault.includes(' 6.6.4 ')));
		const [text, basic] = [await against('2u'), await against('2b')];
		const granted = (i: number) => (text[i]?.length === 0 ? '2u' : basic[i]?.length === 0 ? '2b' : 'none');
		expect(made.map(({ name, level }) => [name, level])).toEqual(
			made.map(({ name }, i) => [name, granted(i)]),
		);
	},
);
