import { expect, it } from 'vitest';
import { bookmarks } from '../../../src/bundle/appearance/bookmarks.ts';
import type { PostMark } from '../../../src/records/capture.ts';

const at = (y: number) => ({ x: 0, y, width: 600, height: 100 });
const mark = (id: string, y: number, date?: string): PostMark => ({
	...{ id, title: `Inlägg ${id}`, box: at(y) },
	...(date === undefined ? {} : { date }),
});

it('groups posts by month, the newest first, and counts them', () => {
	const list = bookmarks(
		[
			mark('fäst', 0, '2024-02-03'),
			mark('a', 100, '2026-11-30'),
			mark('b', 200, '2026-11-01'),
			mark('c', 300, '2026-10-01'),
			mark('d', 400),
		],
		'sv',
	);
	expect(list.map((m) => [m.title, m.y, m.children.map((c) => c.title)])).toEqual([
		['november 2026 (2)', 100, ['2026-11-30 · Inlägg a', '2026-11-01 · Inlägg b']],
		['oktober 2026 (1)', 300, ['2026-10-01 · Inlägg c']],
		['februari 2024 (1)', 0, ['2024-02-03 · Inlägg fäst']],
		['Utan datum / Undated (1)', 400, ['Inlägg d']],
	]);
});

it('names months in the language of the page, in Swedish where it states none', () => {
	expect(bookmarks([mark('a', 0, '2026-05-01')], 'fi')[0]?.title).toBe('toukokuu 2026 (1)');
	expect(bookmarks([mark('a', 0, '2026-05-01')], undefined)[0]?.title).toBe('maj 2026 (1)');
});

it('leads from a post to the pictures of its carousel, which stand below the page', () => {
	const post: PostMark = { ...mark('a', 10, '2026-11-01'), slides: [at(5000), at(5100)] };
	expect(bookmarks([post, mark('b', 120, '2026-11-01')], 'sv')[0]?.children).toEqual([
		{
			...{ title: '2026-11-01 · Inlägg a', y: 10 },
			children: [{ title: expect.stringContaining('Bildspelets övriga bilder'), y: 5000, children: [] }],
		},
		{ title: '2026-11-01 · Inlägg b', y: 120, children: [] },
	]);
});

it('is a plain list where no post has a time', () => {
	expect(bookmarks([mark('a', 10), mark('b', 20, 'igår')], 'sv')).toEqual([
		{ title: 'Inlägg a', y: 10, children: [] },
		{ title: 'Inlägg b', y: 20, children: [] },
	]);
});

it('does not say the day twice, keeps titles to one line, and names what has no title', () => {
	const odd = (title: string): PostMark => ({ id: 'id-1', title, date: '2026-05-01', box: at(0) });
	const [month] = bookmarks(
		[odd('2026-05-01 Hej'), odd('Rad\n  två\u0007'), odd(''), odd('å'.repeat(300))],
		'sv',
	);
	expect(month?.children.map((c) => c.title)).toEqual([
		'2026-05-01 Hej',
		'2026-05-01 · Rad två',
		'2026-05-01 · id-1',
		`2026-05-01 · ${'å'.repeat(99)}…`,
	]);
});

it('leaves out posts that have no place in the picture', () => {
	expect(bookmarks([{ id: 'a', title: 'A' }], 'sv')).toEqual([]);
});

it('gives every bookmark one short line, whatever a platform has for text, name and date', () => {
	const odd = 'x\u0000\ud800\n'.repeat(50_000);
	const post: PostMark = { id: odd, title: '', date: `2026-11-05${odd}`, box: at(0) };
	const [title] = bookmarks([post], 'sv')[0]?.children.map((child) => child.title) ?? [];
	expect(title).toMatch(/^2026-11-05 · x /);
	expect(title?.length).toBeLessThan(120);
	expect(title).not.toMatch(/[\p{Cc}\p{Cs}]/u);
});
