import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Kept, QUICK_MS, STANDS } from '../../../src/work/summary/kept.ts';

/** What is made of `state`, with hands that say what time it is and how long making takes. */
function counted(tookMs: number, stands = STANDS) {
	const state = { value: 1, version: 'a', now: 0, made: 0, acts: 0 };
	const kept = new Kept(
		async () => {
			const { value } = state;
			state.made++;
			await wait(1);
			state.now += tookMs;
			return value;
		},
		async () => state.version,
		() => state.acts,
		stands,
		() => state.now,
	);
	return { state, kept };
}

test('what holds still is not made again, and what was changed is, at once where making it is quick', async () => {
	const { state, kept } = counted(QUICK_MS - 1);
	expect(await kept.ask(0)).toBe(1);
	state.now += 1e9;
	expect([await kept.ask(0), state.made]).toEqual([1, 1]);
	Object.assign(state, { value: 2, version: 'b' });
	expect([await kept.ask(0), state.made]).toEqual([2, 2]);
});

test('what somebody has done here is in the next answer, however long that takes', async () => {
	const { state, kept } = counted(1000);
	expect(await kept.ask(0)).toBe(1);
	Object.assign(state, { value: 2, version: 'b', acts: 1 });
	// Somebody else is not made to wait for it.
	expect(await kept.ask(0)).toBe(1);
	expect(await kept.ask(1)).toBe(2);
	// Also where it was being made when they did it.
	Object.assign(state, { value: 3, version: 'c', now: state.now + 1e9 });
	const before = kept.ask(1);
	await wait(0);
	Object.assign(state, { value: 4, version: 'd', acts: 2 });
	expect(await kept.ask(2)).toBe(4);
	await before;
	expect(await kept.ask(2)).toBe(4);
});

test('what another process has changed comes in without anybody waiting, and is never older than forty times its making', async () => {
	const { state, kept } = counted(1000);
	await kept.ask(0);
	Object.assign(state, { value: 2, version: 'b', now: state.now + STANDS * 1000 - 1 });
	expect([await kept.ask(0), state.made]).toEqual([1, 1]);
	state.now += 1;
	expect(await kept.ask(0)).toBe(1);
	await expect.poll(() => kept.ask(0)).toBe(2);
	expect(state.made).toBe(2);
	// Nobody has asked for a night: the first in the morning waits, and is told nothing old.
	Object.assign(state, { value: 3, version: 'c', now: state.now + 2 * STANDS * 1000 });
	expect(await kept.ask(0)).toBe(3);
});

test('what cannot be made is told to who waits for it, and made again for the next', async () => {
	let isBroken = true;
	const kept = new Kept(
		async () => {
			if (isBroken) throw new Error('the disk is away');
			return 1;
		},
		async () => 'a',
		() => 0,
	);
	await expect(kept.ask(0)).rejects.toThrow('the disk is away');
	isBroken = false;
	expect(await kept.ask(0)).toBe(1);
});
