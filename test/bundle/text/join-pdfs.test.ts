import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/bundle/text/join-pdfs.ts';
import { writeTextPdf } from '../../../src/bundle/text/write-text-pdf.ts';
import { findBrowser } from '../../../src/capture/browser/find.ts';
import { readConfig } from '../../../src/config.ts';
import { readPdf } from '../appearance/read-pdf.ts';
import { input, NEVER } from './printed.ts';

const joinPdfs = (
	pieces: readonly Piece[],
	target: string,
	about: { title: string; language?: string },
	signal: AbortSignal,
) => writeTextPdf({ ...input([]), ...about, pieces }, target, signal);
/** Every post fills a page of its own, so that a post's page number is known. */
const html = (from: number, to: number) =>
	`<!doctype html><html lang="sv"><title>Bit</title><style>article{break-after:page}</style>${Array.from(
		{ length: to - from + 1 },
		(_x, i) =>
			`<article><h2>Inlägg ${from + i}</h2><p>Räksmörgås nummer ${from + i}.</p><a href="https://exempel.invalid/${from + i}">Till inlägget</a></article>`,
	).join('')}</html>`;

let dir: string;
let browser: Browser;
beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'ogonblick-join-'));
	browser = await chromium.launch({
		executablePath: findBrowser(readConfig()).path,
		chromiumSandbox: process.getuid?.() !== 0,
		args: ['--disable-gpu'],
	});
});
afterAll(async () => {
	await browser.close();
	rmSync(dir, { recursive: true, force: true });
});

async function printed(from: number, to: number, tagged = true) {
	const page = await browser.newPage();
	await page.setContent(html(from, to));
	const file = join(dir, `bit-${from}-${to}-${tagged}.pdf`);
	writeFileSync(file, await page.pdf({ tagged, outline: tagged }));
	await page.close();
	return { file, title: `Inlägg ${from}–${to}` };
}

interface Node {
	readonly role?: string;
	readonly type?: string;
	readonly id?: string;
	readonly children?: readonly Node[];
}

const leaves = (node: Node): Node[] => (node.children ? node.children.flatMap(leaves) : [node]);
const roles = (node: Node): string[] => [node.role ?? '', ...(node.children ?? []).flatMap(roles)];

describe('a text PDF that is printed in pieces', () => {
	let joined: Awaited<ReturnType<typeof getDocumentProxy>>;
	beforeAll(async () => {
		const pieces = [await printed(1, 3), await printed(4, 5), await printed(6, 9)];
		const target = join(dir, 'page.pdf');
		await joinPdfs(pieces, target, { title: 'Älvhamra kommun', language: 'sv' }, NEVER);
		// By its cross-reference table alone: every offset leads to its object.
		readPdf(readFileSync(target));
		joined = await getDocumentProxy(new Uint8Array(readFileSync(target)));
	});

	it('holds all pages in order, each with its own text', async () => {
		const texts: string[] = [];
		for (let i = 1; i <= joined.numPages; i++) {
			const { items } = await (await joined.getPage(i)).getTextContent();
			texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
		}
		const shown = texts.map((t) => /nummer (\d+)/.exec(t)?.[1]).filter(Boolean);
		expect(shown).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
		expect((await joined.getMetadata()).info).toMatchObject({ Title: 'Älvhamra kommun', Language: 'sv' });
	});

	it('tags the words of every page where they stand, also past the first piece', async () => {
		for (let i = 1; i <= joined.numPages; i++) {
			const page = await joined.getPage(i);
			const { items } = await page.getTextContent({ includeMarkedContent: true });
			const marked = items.flatMap((item) => ('id' in item && item.id ? [item.id] : []));
			if (marked.length === 0) continue;
			const tree = (await page.getStructTree()) as Node;
			expect(roles(tree)).toContain('H2');
			const told = leaves(tree).flatMap((leaf) => leaf.id ?? []);
			// What a tree of another page would say, or a key that two pieces share, is none of this page's.
			expect(told.filter((id) => marked.includes(id)).length).toBeGreaterThan(1);
			expect(roles(tree)).toContain('Link');
		}
	});

	it('has one bookmark a piece, and below it those of the posts, which lead to their pages', async () => {
		const outline = await joined.getOutline();
		expect(outline.map((item) => item.title)).toEqual(['Inlägg 1–3', 'Inlägg 4–5', 'Inlägg 6–9']);
		const posts = outline.flatMap((item) => item.items);
		expect(outline.map(({ count = 0, items }) => count + items.length)).toEqual([0, 0, 0]);
		expect(posts.map((item) => item.title)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Inlägg ${n}`));
		for (const item of [...posts, ...outline]) {
			const dest = typeof item.dest === 'string' ? await joined.getDestination(item.dest) : item.dest;
			const at = await joined.getPageIndex(dest?.[0] as Parameters<typeof joined.getPageIndex>[0]);
			const { items } = await (await joined.getPage(at + 1)).getTextContent();
			const text = items.map((found) => ('str' in found ? found.str : '')).join('');
			expect(text).toContain(`nummer ${/\d+/.exec(item.title)?.[0]}`);
		}
	});

	it('keeps what links within the live page lead to', async () => {
		const page = await browser.newPage();
		await page.setContent(
			'<!doctype html><html lang="sv"><title>Sidan</title><a href="#foten">Till foten</a><p style="break-before:page" id="foten">Foten</p></html>',
		);
		const live = { file: join(dir, 'sidan.pdf'), title: 'Sidan' };
		writeFileSync(live.file, await page.pdf({ tagged: true, outline: true }));
		await page.close();
		const target = join(dir, 'sidan-och-bitar.pdf');
		await joinPdfs([live, await printed(1, 2)], target, { title: 'Sidan' }, NEVER);
		const whole = await getDocumentProxy(new Uint8Array(readFileSync(target)));
		const [link] = await (await whole.getPage(1)).getAnnotations();
		const dest = typeof link.dest === 'string' ? await whole.getDestination(link.dest) : link.dest;
		expect(await whole.getPageIndex(dest[0])).toBe(1);
	});

	it('keeps every link', async () => {
		const links: string[] = [];
		for (let i = 1; i <= joined.numPages; i++)
			for (const a of await (await joined.getPage(i)).getAnnotations()) if (a.url) links.push(a.url);
		expect(new Set(links).size).toBe(9);
	});
});

it('joins what is not tagged too, and marks each piece at its first page', async () => {
	const pieces = [await printed(1, 2, false), await printed(3, 3, false)];
	const target = join(dir, 'untagged.pdf');
	await joinPdfs(pieces, target, { title: 'Utan taggar' }, NEVER);
	const joined = await getDocumentProxy(new Uint8Array(readFileSync(target)));
	expect(joined.numPages).toBeGreaterThanOrEqual(3);
	const outline = await joined.getOutline();
	expect(outline.map(({ title }) => title)).toEqual(pieces.map(({ title }) => title));
	const places = outline.map(({ dest }) =>
		joined.getPageIndex((dest as unknown[])[0] as Parameters<typeof joined.getPageIndex>[0]),
	);
	const [first, second] = await Promise.all(places);
	expect(first).toBe(0);
	expect(second).toBeGreaterThanOrEqual(2);
});

it.each([
	['of its own none', ''],
	['of its own one', '<h1>Älvhamra kommun</h1>'],
])('has a bookmark for each post of a page that has no heading for each, and %s', async (_, head) => {
	const page = await browser.newPage();
	await page.setContent(
		`<!doctype html><html lang="sv"><title>Sidan</title>${head}${[1, 2, 3].map((n) => `<div style="break-before:page">Räksmörgås nummer ${n}.</div>`).join('')}</html>`,
	);
	const file = join(dir, `utan-rubriker-${head.length}.pdf`);
	writeFileSync(file, await page.pdf({ tagged: true, outline: true }));
	await page.close();
	const pages = (await getDocumentProxy(new Uint8Array(readFileSync(file)))).numPages;
	const posts = [1, 2, 3].map((n) => ({ title: `Kommunen · dag ${n}`, page: pages - 4 + n }));
	const target = join(dir, `utan-rubriker-${head.length}-joined.pdf`);
	const { level } = await joinPdfs(
		[{ file, title: 'Sidan', posts }],
		target,
		{ title: 'Sidan', language: 'sv' },
		NEVER,
	);
	expect(level).toBe('2u');
	readPdf(readFileSync(target));
	const joined = await getDocumentProxy(new Uint8Array(readFileSync(target)));
	const marks = (await joined.getOutline())[0]?.items ?? [];
	const said = marks.map(({ title }) => title);
	expect(said).toEqual([...(head ? ['Älvhamra kommun'] : []), ...posts.map(({ title }) => title)]);
	// Whoever opens it sees them, and not the title alone.
	expect((await joined.getOutline())[0]?.count).toBe(said.length);
	for (const [i, { dest }] of marks.slice(-3).entries()) {
		const at = await joined.getPageIndex(dest[0]);
		const { items } = await (await joined.getPage(at + 1)).getTextContent();
		expect(items.map((found) => ('str' in found ? found.str : '')).join('')).toContain(`nummer ${i + 1}.`);
	}
});

it('leaves nothing behind when it is stopped or a piece is no PDF', async () => {
	const good = await printed(1, 1);
	const bad = { file: join(dir, 'bad.pdf'), title: '' };
	writeFileSync(bad.file, 'not a PDF');
	const target = join(dir, 'never.pdf');
	await expect(joinPdfs([good, bad], target, { title: '' }, NEVER)).rejects.toThrow();
	await expect(joinPdfs([good], target, { title: '' }, AbortSignal.abort())).rejects.toThrow();
	expect([existsSync(target), existsSync(`${target}.partial`)]).toEqual([false, false]);
});
