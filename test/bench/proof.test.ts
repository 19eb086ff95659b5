import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { COLUMNS } from '../../bench/proof/columns.ts';
import { inReplay } from '../../bench/proof/replayed.ts';
import { breachesOf, type Row, rowOf } from '../../bench/proof/row.ts';
import { type Subject, subjectsOf } from '../../bench/proof/subjects.ts';
import { type Taken, takeAndRead } from '../../bench/proof/take.ts';
import { type Shares, servedOf, sharesOf } from '../../bench/proof/things.ts';
import { type Fixtures, openFixtures } from '../../fixtures/server.ts';
import { without } from './without.ts';

vi.setConfig({ testTimeout: 150_000 });

let fixtures: Fixtures;
let subjects: readonly Subject[];
beforeAll(async () => {
	fixtures = await openFixtures();
	subjects = subjectsOf(fixtures);
});
afterAll(() => fixtures.close());

/** What is taken out of the web archive of two of these, as a forgetful recorder would have lost it. */
const LOST: Readonly<Record<string, { readonly thing: 'comments' | 'images'; readonly addresses: RegExp }>> =
	{
		'swedish, replies folded in turn': { thing: 'comments', addresses: /comments\/\d+\/comments/ },
		'set when in view': { thing: 'images', addresses: /\.jpg/ },
	};

/** These pages state no number of posts, so that each end of a feed is waited for: not as long here as for a real one. */
const QUICK = { FEED_QUIET_SECONDS: '1', FEED_TRIES: '2' };

async function rowFor(word: string, build: string): Promise<Row & { readonly less: Shares | undefined }> {
	const subject = subjects.find((s) => s.word === word && s.build === build);
	if (!subject) throw new Error(`no build ${build} of ${word}`);
	const read = async (taken: Taken) => {
		const { addresses } = LOST[build] ?? {};
		const less = addresses && (await without(taken, (address) => addresses.test(address)));
		return { ...(await rowOf(subject, taken)), less: less && (await inReplay(less, subject.served)) };
	};
	return takeAndRead(subject, fixtures.allowHosts, read, QUICK);
}

describe('a page of some classes, by builds that no other test has; `npm run proof` takes all', () => {
	test.for([
		['button', 'wordpress ajax link'],
		['recycled', 'padding spacers'],
		['shadow', 'declared by the server'],
		['lazy', 'observer swaps srcset, no size'],
		['backgrounds', 'set when in view'],
		['backgrounds', 'style sheet, pseudo-element'],
		['srcset', 'picture with sources'],
		['comments', 'swedish, replies folded in turn'],
	])(
		'%s: %s: all that is served is in every artefact, and the verdict is complete',
		async ([word, build]) => {
			const row = await rowFor(word as string, build as string);
			expect(row.findings.filter((f) => f.severity !== 'note')).toEqual([]);
			expect(breachesOf(row)).toEqual([]);
			// A witness that was not asked would be an empty cell, and an empty cell proves nothing.
			for (const { name } of COLUMNS) {
				expect(row.cells[name]?.posts ?? 0, name).toBe(1);
				for (const share of Object.values(row.cells[name] ?? {})) expect(share).toBe(1);
			}
			// The replay is read from the web archive itself: what is lost there is missed, whatever the verdict says.
			const lost = LOST[build as string];
			if (lost) expect(row.less).toEqual({ posts: 1, [lost.thing]: 0 });
		},
	);

	test.for([
		['walls', 'overlay without a role, after five posts'],
		['paging-post', 'form that is posted'],
	])('%s: %s: partial, with the reason', async ([word, build]) => {
		expect(breachesOf(await rowFor(word as string, build as string))).toEqual([]);
	});
});

describe('the rule of the table', () => {
	const row: Row = {
		kind: 'k',
		build: 'b',
		served: { posts: 3, texts: 0, comments: 0, images: 1 },
		cells: { pixels: { posts: 1, images: 1 }, WARC: { posts: 2 / 3 } },
		repeats: 0,
		outcome: 'complete',
		findings: [],
		seconds: 1,
	};

	test('a cell under 100 beside complete breaks it, and beside partial does not', () => {
		expect(breachesOf(row)).toEqual(['complete, and posts in WARC are 66 of what was served']);
		expect(breachesOf({ ...row, outcome: 'partial' })).toEqual([]);
		expect(breachesOf({ ...row, cells: { pixels: { posts: 1 } } })).toEqual([]);
	});

	test('so do a post that is there twice, and a wall that is not known for one', () => {
		expect(breachesOf({ ...row, cells: {}, repeats: 1 })).toHaveLength(1);
		const must = { outcome: 'partial', code: 'wall-after-content' } as const;
		expect(breachesOf({ ...row, cells: {}, must })).toHaveLength(1);
		const findings = [{ code: 'feed-stalled', severity: 'loss', detail: '' }] as const;
		expect(breachesOf({ ...row, outcome: 'partial', must, findings })).toHaveLength(1);
	});

	test('a thing that is not served has no share', () => {
		const served = servedOf([
			{ kind: 'P', number: 1, index: 0 },
			{ kind: 'V', number: 1, index: 0 },
		]);
		expect(sharesOf(served, new Set(['M-0001-P']))).toEqual({ posts: 1, images: 0 });
	});
});
