import { expect, test } from 'vitest';
import { turns } from '../../../src/work/zoom/turns.ts';

test('no more work than so many at a time, in the order in which they came, and nothing for whoever has gone away', async () => {
	const inTurn = turns(2);
	const began: number[] = [];
	const ends: (() => void)[] = [];
	const gone = new AbortController();
	const work = (n: number) =>
		inTurn(
			() =>
				new Promise<number>((end) => {
					began.push(n);
					ends.push(() => end(n));
				}),
			n === 3 ? gone.signal : undefined,
		);
	const all = [0, 1, 2, 3, 4].map((n) =>
		work(n).catch((error) => (error === gone.signal.reason ? 'gone' : error)),
	);
	await Promise.resolve();
	expect(began).toEqual([0, 1]);
	gone.abort();
	for (let n = 0; n < 4; n++) {
		await expect.poll(() => ends.length).toBeGreaterThan(n);
		ends[n]?.();
	}
	expect(await Promise.all(all)).toEqual([0, 1, 2, 'gone', 4]);
	expect(began).toEqual([0, 1, 2, 4]);
});

test('work that fails gives its turn on', async () => {
	const inTurn = turns(1);
	const failed = inTurn(() => Promise.reject(new Error('no picture'))).catch(({ message }) => message);
	expect([await failed, await inTurn(async () => 'drawn')]).toEqual(['no picture', 'drawn']);
});
