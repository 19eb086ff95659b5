import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postOf } from '../../../fixtures/content/post.ts';
import type { Remark } from '../../../fixtures/content/remarks.ts';
import { token } from '../../../fixtures/marks/code.ts';
import { type Fixtures, openFixtures } from '../../../fixtures/server.ts';
import { countComments } from '../../../src/capture/walk/join.ts';
import { readConfig } from '../../../src/config.ts';
import { postTokens, take, tokensIn } from './take.ts';

let fixtures: Fixtures;
beforeAll(async () => {
	fixtures = await openFixtures();
});
afterAll(() => fixtures.close());

function remarkTokens(remarks: readonly Remark[]): string[] {
	return remarks.flatMap((r) => [token(r.mark), ...remarkTokens(r.replies)]);
}

const sorted = (tokens: Iterable<string>) => [...tokens].sort();

describe.each([
	['torget', 12, 'live', 'reject (“Avvisa alla”)'],
	['kvitter', 24, 'composed', 'reject (“Vägra icke-nödvändiga kakor”)'],
	['bygden', 25, 'composed', undefined],
] as const)('%s: everything the account shows is in every artefact', (platform, count, pdf, consent) => {
	test(`${count} posts`, async () => {
		const taken = await take(fixtures.address(platform, { posts: count }), fixtures.allowHosts);
		expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
		expect(taken.capture.stop).toBe('end-of-feed');
		// Also where a feed is paged by POST and recycles its nodes; what finds no network may be the browser's own.
		expect(taken.capture.steps.find(({ name }) => name === 'replay')?.detail).toMatch(
			new RegExp(
				`^${count} of ${count} posts and (\\d+) of \\1 texts in the replay(; \\d+ requests found no network|$)`,
			),
		);

		const wanted = Array.from({ length: count }, (_, i) => postOf(i + 1, { seed: '', comments: true }));
		const comments = wanted.flatMap((p) => remarkTokens(p.remarks));
		const folds = wanted.filter((p) => p.rest.length > 0).map((p) => token(p.foldMark));
		const json = taken.text('posts');
		expect(taken.posts).toHaveLength(count);
		expect(sorted(tokensIn(json, 'P'))).toEqual(postTokens(count));
		expect(sorted(tokensIn(json, 'C'))).toEqual(sorted(comments));
		expect(sorted(tokensIn(json, 'F'))).toEqual(sorted(folds));
		expect(taken.posts.reduce((n, p) => n + countComments(p.comments), 0)).toBe(comments.length);
		expect(taken.posts.every((p) => p.time?.iso)).toBe(true);
		const authors = (remarks: readonly Remark[]): string[] =>
			remarks.flatMap((r) => [r.author, ...authors(r.replies)]);
		const named = taken.posts.flatMap((p) => p.comments).map((c) => c.author?.name ?? '');
		for (const name of named) expect(wanted.flatMap((p) => authors(p.remarks))).toContain(name);

		const pixels = await taken.inPixels();
		const images = tokensIn(json, 'I');
		for (const wantedToken of [...postTokens(count), ...comments, ...folds, ...images])
			expect(pixels).toContain(wantedToken);
		// A post's own bar twice would be a repeat at a join.
		expect(pixels.filter((t) => t.endsWith('-P'))).toHaveLength(count);

		const text = taken.pdfText();
		for (const wantedToken of text === undefined ? [] : [...postTokens(count), ...comments, ...folds])
			expect(text).toContain(wantedToken);
		const notes = taken.verdict.findings.map((f) => f.code);
		expect(notes.includes('text-pdf-composed')).toBe(pdf === 'composed');
		if (consent)
			expect(taken.verdict.findings.find((f) => f.code === 'consent-answered')?.detail).toContain(consent);

		const records = await taken.recordIds();
		for (const post of taken.posts)
			for (const image of post.images) expect(records.get(image.record ?? '')).toBe(image.address);
		expect(fixtures.deeds().filter((d) => /like|follow|message|login|comment|share/.test(d.deed))).toEqual(
			[],
		);
	}, 180_000);
});

test('kanalen: components with shadow roots, a consent page before the channel, a button for more', async () => {
	const taken = await take(fixtures.address('kanalen', { posts: 45 }), fixtures.allowHosts);
	expect(taken.verdict.outcome).toBe('complete');
	expect(sorted(tokensIn(taken.text('posts'), 'P'))).toEqual(postTokens(45));
	const pixels = await taken.inPixels();
	for (const wanted of [...postTokens(45), ...postTokens(45, 'V')]) expect(pixels).toContain(wanted);
}, 180_000);

describe.each([
	['kanalen', ['Hem', 'Om'], 9],
	['bildrutan', [], 9],
] as const)('%s at level full', (platform, tabs, count) => {
	test('every tab, and what only the own pages of its posts show', async () => {
		const config = readConfig({
			...process.env,
			LOG_LEVEL: 'silent',
			FEED_QUIET_SECONDS: '1',
			FEED_TRIES: '1',
		});
		const address = fixtures.address(platform, { posts: count });
		const taken = await take(address, fixtures.allowHosts, { level: 'full', config });
		expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
		const { covers, pages } = taken.capture;
		expect(covers.tabs?.filter((t) => t.outcome === 'captured').map((t) => t.name)).toEqual(tabs);
		expect(covers.permalinks).toMatchObject({ known: count, captured: count });
		expect(taken.posts).toHaveLength(count);
		const wanted = Array.from({ length: count }, (_, i) => postOf(i + 1, { seed: '', comments: true }));
		const comments = wanted.flatMap((p) => remarkTokens(p.remarks));
		expect(sorted(tokensIn(taken.text('posts'), 'C'))).toEqual(sorted(comments));
		for (const p of wanted.filter((post) => post.rest.length > 0))
			expect(taken.text('text')).toContain(token(p.foldMark));
		const pixels = await taken.inPixels();
		for (const comment of comments) expect(pixels).toContain(comment);
		const recorded = await taken.recorded();
		for (const page of pages) expect(recorded).toContain(page.address);
		expect(fixtures.deeds().filter((d) => !/consent/.test(d.deed))).toEqual([]);
	}, 120_000);
});

test('anslaget: a feed that scrolls inside the page', async () => {
	const taken = await take(fixtures.address('anslaget', { posts: 14 }), fixtures.allowHosts);
	expect(taken.verdict.findings.filter((f) => f.severity !== 'note')).toEqual([]);
	expect(sorted(tokensIn(taken.text('posts'), 'P'))).toEqual(postTokens(14));
	const pixels = await taken.inPixels();
	for (const wanted of postTokens(14)) expect(pixels).toContain(wanted);
}, 180_000);
