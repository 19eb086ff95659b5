import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identify } from '../../../src/bundle/identify.ts';
import { examine } from '../../../src/bundle/pdfa/examine.ts';
import { writeTextPdf } from '../../../src/bundle/text/write-text-pdf.ts';
import { reachable, readPdf } from '../appearance/read-pdf.ts';
import { input, looking, NEVER, Press } from './printed.ts';
import { TWO_GLYPHS } from './two-glyphs.ts';

const press = new Press();
beforeAll(() => press.start());
afterAll(() => press.stop());

async function textOf(file: string): Promise<string> {
	const pdf = await getDocumentProxy(new Uint8Array(readFileSync(file)));
	const texts: string[] = [];
	for (let i = 1; i <= pdf.numPages; i++) {
		const { items } = await (await pdf.getPage(i)).getTextContent();
		texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
	}
	return texts.join('\n');
}

function formatOf(file: string) {
	const seen = identify('page.pdf');
	seen.see(readFileSync(file));
	return seen.format();
}

describe('a page of text, emoji and a link', () => {
	let made: Awaited<ReturnType<Press['made']>>;
	beforeAll(async () => {
		made = await press.made(
			'Inlägg',
			'<h1>Räksmörgås 🇸🇪</h1><p>👨‍👩‍👧‍👦 👍🏽 1️⃣ fi <a href="https://exempel.invalid/1">Till inlägget</a></p><div style="opacity:.5;box-shadow:0 0 9px red">genomskinligt</div>',
		);
	});

	it('is PDF/A-2u, says so, and is known by it', () => {
		expect(made).toMatchObject({ level: '2u', breaches: [] });
		expect(formatOf(made.file)).toMatchObject({ name: 'PDF/A', version: '2u', puid: 'fmt/478' });
	});

	it('is a whole file, in which every object stands where its table says', () => {
		const pdf = readPdf(readFileSync(made.file));
		expect(pdf.trailer).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
		expect(reachable(pdf).size).toBeGreaterThan(20);
	});

	it('keeps links within the page, however long the name of the place is', async () => {
		const [long, other] = ['x'.repeat(300), 'å'.repeat(120)];
		const page = `<h1 id="${long}">Ett</h1><h2 id="${other}">Två</h2><a href="#${long}">1</a> <a href="#${other}">2</a> <a href="#tre">3</a><h3 id="tre">Tre</h3>`;
		const linked = await press.made('Platser', page);
		expect(linked).toMatchObject({ level: '2u', breaches: [] });
		const pdf = await getDocumentProxy(new Uint8Array(readFileSync(linked.file)));
		const links = await (await pdf.getPage(1)).getAnnotations();
		expect(links).toHaveLength(3);
		const places = await Promise.all(links.map(({ dest }) => pdf.getDestination(dest)));
		expect(places).not.toContain(null);
		expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(3);
	});

	it('keeps its title, language, structure, bookmarks and links', async () => {
		const pdf = await getDocumentProxy(new Uint8Array(readFileSync(made.file)));
		const { info, metadata } = await pdf.getMetadata();
		expect(info).toMatchObject({ Title: 'Älvhamra kommun', Language: 'sv', Producer: 'Ögonblick 0.1.0' });
		expect(metadata?.get('dc:title')).toBe('Älvhamra kommun');
		expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
		expect((await pdf.getOutline()).map(({ title }) => title)).toEqual([
			expect.stringContaining('Räksmörgås'),
		]);
		const page = await pdf.getPage(1);
		expect(JSON.stringify(await page.getStructTree())).toContain('"H1"');
		expect((await page.getAnnotations()).map(({ url }) => url)).toEqual(['https://exempel.invalid/1']);
	});

	it('has the text of flags and families', async () => {
		expect(await textOf(made.file)).toMatch(/🇸🇪.*👨‍👩‍👧‍👦/s);
	});

	it('is the same file when it is made again, also of itself', async () => {
		const again = join(press.dir, 'again.pdf');
		await writeTextPdf(input([made.printed]), again, NEVER);
		expect(readFileSync(again).equals(readFileSync(made.file))).toBe(true);
		const ofItself = join(press.dir, 'of-itself.pdf');
		expect(await writeTextPdf(input([made.file]), ofItself, NEVER)).toMatchObject({ level: '2u' });
		expect(await textOf(ofItself)).toBe(await textOf(made.file));
	});
});

it('shows what no font has as a glyph of its own, and says what it cannot name', async () => {
	const made = await press.made('Saknas', '<p>Före \u{E000}\u{10FFFD} efter</p>');
	expect(made.level).toBe('2b');
	expect(made.breaches).toEqual([expect.objectContaining({ code: 'no-unicode' })]);
	expect(formatOf(made.file)).toMatchObject({ version: '2b', puid: 'fmt/477' });
});

it('leads nowhere where an address is longer than PDF/A allows, and keeps the words of the link', async () => {
	const made = await press.made(
		'Lång',
		`<a href="data:text/html,${'x'.repeat(40_000)}">Bilagan</a> <a href="https://exempel.invalid/">Kort</a><img alt="${'Lång '.repeat(9000)}" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">`,
	);
	expect(made).toMatchObject({ level: '2u' });
	expect(await textOf(made.file)).toContain('Bilagan');
	const pdf = await getDocumentProxy(new Uint8Array(readFileSync(made.file)));
	const links = await (await pdf.getPage(1)).getAnnotations();
	expect(links.map(({ url }) => url).filter(Boolean)).toEqual(['https://exempel.invalid/']);
});

it('gives a glyph that the browser gives no text what the page says of it', async () => {
	const style = `<style>@font-face{font-family:E;src:url(data:font/ttf;base64,${TWO_GLYPHS})}p{font-family:E}</style>`;
	const made = await press.made('Accent', `${style}<p>e e</p>`);
	const { breaches } = await looking(made.printed, (source) => examine(source, NEVER));
	expect(breaches.map(({ code }) => code)).toContain('no-unicode');
	expect(made).toMatchObject({ level: '2u', breaches: [] });
	expect((await textOf(made.file)).replace(/[\s\u200b]+/g, ' ').trim()).toBe('e e');
});

it('is PDF/A-2u too where it is joined of several prints', async () => {
	const files = [await press.print('Ett', '<h1>Ett 🇫🇮</h1>'), await press.print('Två', '<h1>Två 🇳🇴</h1>')];
	const target = join(press.dir, 'joined.pdf');
	const written = await writeTextPdf(input(files), target, NEVER);
	expect(written).toMatchObject({ level: '2u', pages: 2 });
	expect(await textOf(target)).toMatch(/Ett.*Två/s);
});

describe('what is damaged', () => {
	let good: string;
	beforeAll(async () => {
		good = await press.print('Hel', '<p>Hel</p>');
	});

	it.each([
		['cut off in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
		['no PDF', () => Buffer.from('not a PDF')],
		['empty', () => Buffer.alloc(0)],
		['of a stream that cannot be inflated', (bytes: Buffer) => spoilt(bytes, 'stream\n', 8)],
		[
			'of a stream with a wrong length',
			(bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/\/Length \d/, '/Length 9'), 'latin1'),
		],
	])('is refused when it is %s, by its name, and nothing is left', async (name, spoil) => {
		const bad = join(press.dir, 'bad.pdf');
		writeFileSync(bad, spoil(readFileSync(good)));
		const target = join(press.dir, `never-${name.length}.pdf`);
		await expect(writeTextPdf(input([good, bad]), target, NEVER)).rejects.toMatchObject({
			code: 'pdf-unreadable',
			subject: bad,
		});
		expect([existsSync(target), existsSync(`${target}.partial`)]).toEqual([false, false]);
	});

	it('leaves nothing behind either when it is stopped', async () => {
		const before = await readdir(press.dir);
		await expect(
			writeTextPdf(input([good]), join(press.dir, 'stopped.pdf'), AbortSignal.abort()),
		).rejects.toThrow();
		expect(await readdir(press.dir)).toEqual(before);
	});
});

/** Zeros where the data of the first page begins. */
function spoilt(bytes: Buffer, after: string, count: number): Buffer {
	const copy = Buffer.from(bytes);
	const page = copy.indexOf('/Contents');
	const number = /\/Contents (\d+)/.exec(copy.toString('latin1', page, page + 40))?.[1];
	const at = copy.indexOf(after, copy.indexOf(`\n${number} 0 obj`)) + after.length;
	return copy.fill(0, at, at + count);
}
