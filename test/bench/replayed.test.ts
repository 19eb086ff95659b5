import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inReplay } from '../../bench/proof/replayed.ts';
import { subjectsOf } from '../../bench/proof/subjects.ts';
import { type Taken, takeAndRead } from '../../bench/proof/take.ts';
import { type Fixtures, openFixtures } from '../../fixtures/server.ts';
import { warcRecords } from '../../src/bundle/wacz/read-warc.ts';

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

test('the replay is read from the web archive itself: what is lost from it is missed, whatever the verdict says', async () => {
	const subject = subjectsOf(fixtures).find(({ build }) => build.startsWith('torget'));
	if (!subject) throw new Error('no such page');
	await takeAndRead(
		subject,
		fixtures.allowHosts,
		async (taken) => {
			expect(taken.verdict.outcome).toBe('complete');
			expect(await inReplay(taken, subject.served)).toEqual({ posts: 1, texts: 1, comments: 1, images: 1 });
			const less = await without(taken, (address) => /\.jpg|comment|kommentar/i.test(address));
			const found = await inReplay(less, subject.served);
			expect(found).toMatchObject({ posts: 1, images: 0 });
			expect(found?.comments ?? 1).toBeLessThan(1);
		},
		{ FEED_QUIET_SECONDS: '1', FEED_TRIES: '2' },
	);
}, 150_000);
