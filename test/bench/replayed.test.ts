import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { establishedOf, inReplay } from '../../bench/proof/replayed.ts';
import { subjectsOf } from '../../bench/proof/subjects.ts';
import { type Taken, takeAndRead } from '../../bench/proof/take.ts';
import { type Fixtures, openFixtures } from '../../fixtures/server.ts';
import { warcRecords } from '../../src/bundle/wacz/read-warc.ts';

vi.setConfig({ testTimeout: 150_000 });

let fixtures: Fixtures;
beforeAll(async () => {
	fixtures = await openFixtures();
});
afterAll(() => fixtures.close());

/** A capture whose recording has lost what it had of some addresses. */
async function without(taken: Taken, isLost: (address: string) => boolean): Promise<Taken> {
	const [warc = ''] = taken.files('warc');
	const whole = await readFile(warc);
	const kept: Buffer[] = [];
	for await (const { targetUri, offset, length } of warcRecords(warc))
		if (!targetUri || !isLost(targetUri)) kept.push(whole.subarray(offset, offset + length));
	await writeFile(`${warc}.less`, Buffer.concat(kept));
	return { ...taken, files: (role) => (role === 'warc' ? [`${warc}.less`] : taken.files(role)) };
}

test.for([
	['swedish, replies folded in turn', 'comments', /comments\/\d+\/comments/],
	['set when in view', 'images', /\.jpg/],
] as const)(
	'the replay of "%s" is read from the web archive itself: %s that are lost from it are missed, whatever the verdict says',
	async ([build, thing, lost]) => {
		const subject = subjectsOf(fixtures).find((one) => one.build === build);
		if (!subject) throw new Error('no such page');
		await takeAndRead(
			subject,
			fixtures.allowHosts,
			async (taken) => {
				expect(taken.verdict.outcome).toBe('complete');
				expect(await inReplay(taken, subject.served)).toEqual({ posts: 1, [thing]: 1 });
				const less = await without(taken, (address) => lost.test(address));
				expect(await inReplay(less, subject.served)).toEqual({ posts: 1, [thing]: 0 });
			},
			{ FEED_QUIET_SECONDS: '1', FEED_TRIES: '2' },
		);
	},
);

test('of a replay that was not read to its end, what was found is told, and never a part as if it were all', () => {
	expect(establishedOf({ posts: 1, comments: 0.5, images: 0 })).toEqual({ posts: 1 });
	expect(establishedOf({ posts: 0.9 })).toBeUndefined();
});
