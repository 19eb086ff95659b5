import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { composedDocuments } from '../../../src/capture/compose/document.ts';
import type { Seen } from '../../../src/capture/session.ts';
import { readConfig } from '../../../src/config.ts';
import type { Post } from '../../../src/records/post.ts';

const opened = launchBrowser(readConfig({ ...process.env, LOG_LEVEL: 'silent' }));
afterAll(async () => (await opened).browser.close());

const ARABIC = 'المكتبة مفتوحة للجميع اليوم!';
const HEBREW = 'הספרייה פתוחה היום!';
const SWEDISH = 'Biblioteket är öppet i dag!';

/** Where the words of an element stand in its box, in shares of its width, and where the exclamation mark stands among them. */
interface Set {
	readonly left: number;
	readonly right: number;
	readonly mark: number;
}

test('a text that is read from the right is set from the right in its own direction, each paragraph and name by itself', async () => {
	const { browser } = await opened;
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-test-'));
	const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
	try {
		const comment = { author: { name: 'مريم حسن' }, text: HEBREW, replies: [] };
		const post = (position: number, name: string, text: string): Post =>
			({
				...{ position, text, author: { name }, images: [], videos: [], counts: {} },
				comments: [comment, { author: { name: 'Olle' }, text: SWEDISH, replies: [] }],
				quoted: { author: { name: 'יעל' }, text: ARABIC },
				embeds: [{ address: 'https://torget.example/1', text: HEBREW }],
			}) as unknown as Post;
		const seen = {
			profile: { name: 'بلدية', description: ARABIC },
			posts: [post(1, 'بلدية المدينة', `${ARABIC}\n${SWEDISH}`), post(2, 'Kommunen', SWEDISH)],
		} as unknown as Seen;
		const [composed] = composedDocuments(seen, 'https://torget.example/k', 'it is a test', 'UTC');
		const file = join(dir, 'document.html');
		await writeFile(file, composed?.html(() => '', "default-src 'none'; style-src 'unsafe-inline'") ?? '');
		await page.goto(pathToFileURL(file).href);
		const setOf = async (words: string, nth = 0) =>
			page.evaluate<Set, readonly [string, number]>(
				([words, nth]) => {
					const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
					let found = 0;
					while (walker.nextNode()) {
						const node = walker.currentNode as Text;
						const at = node.data.indexOf(words);
						if (at < 0 || found++ < nth) continue;
						const range = document.createRange();
						const boxOf = (from: number, to: number) => {
							range.setStart(node, from);
							range.setEnd(node, to);
							return range.getBoundingClientRect();
						};
						let block = node.parentElement as Element;
						while (getComputedStyle(block).display === 'inline') block = block.parentElement as Element;
						const { left, width } = block.getBoundingClientRect();
						const said = boxOf(at, at + words.length);
						const end = boxOf(at + words.length - 1, at + words.length);
						return {
							left: (said.left - left) / width,
							right: (said.right - left) / width,
							mark: (end.left + end.width / 2 - said.left) / said.width,
						};
					}
					throw new Error(`nowhere: ${words}`);
				},
				[words, nth],
			);
		// The profile's description, the post, what it quotes; an embed, comments.
		for (const [words, nths] of [
			[ARABIC, [0, 1, 2]],
			[HEBREW, [0, 1]],
		] as const)
			for (const nth of nths) {
				const { left, right, mark } = await setOf(words, nth);
				expect([words, nth, left > 0.3, right > 0.9, mark < 0.1]).toEqual([words, nth, true, true, true]);
			}
		// In the same post as the Arabic, in comments below the Hebrew, and in a post of its own.
		for (const nth of [0, 1, 2]) {
			const { left, right, mark } = await setOf(SWEDISH, nth);
			expect([nth, left < 0.1, right < 0.7, mark > 0.9]).toEqual([nth, true, true, true]);
		}
		expect((await setOf('بلدية المدينة')).right).toBeGreaterThan(0.9);
		expect((await setOf('مريم حسن')).right).toBeGreaterThan(0.9);
		expect((await setOf('יעל')).right).toBeGreaterThan(0.9);
		expect((await setOf('Kommunen')).left).toBeLessThan(0.1);
		expect((await setOf('Olle')).left).toBeLessThan(0.1);
	} finally {
		await page.close();
		await rm(dir, { recursive: true, force: true });
	}
});
