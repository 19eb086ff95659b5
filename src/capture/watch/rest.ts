import type { Drawn, ProfileHead } from '../page/around/profile-head.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';

/** A profile as it stands, and whether its head could be told to be drawn whole. */
interface Rested {
	readonly head: ProfileHead;
	/** Where it is not, what is absent says nothing. */
	readonly isWhole: boolean;
}

/** How long a head stands still before it is read: one that has all, one in which something may be to come, and one that lacks it. */
const ALL_MS = 1200;
const SOME_MS = 2500;
const LACKING_MS = 6000;
/** Longer than that nobody waits for a head that moves all the time. */
const MOST_MS = 10_000;
const STEP_MS = 200;

/**
 * Waits until the head of a profile is drawn and rests: nothing in it changes, its pictures are there, and the network is quiet. A page
 * that is drawn by script has its name in its title long before it shows it.
 * @param expected what earlier looks read of this account, and what is waited for longer
 */
export async function restedHead(
	{ world, recorder }: Session,
	expected: readonly Drawn[],
	signal: AbortSignal,
): Promise<Rested> {
	const began = performance.now();
	let [last, since, sinceHead] = ['', began, began];
	let lastHead = '';
	for (;;) {
		const head = await world.call('profileHead');
		const now = performance.now();
		const isBusy = head.waiting > 0 || recorder.traffic.inFlight() > 0;
		const ownKey = JSON.stringify({ ...head, text: '' });
		const key = `${(await world.call('bulk')).key} ${ownKey}`;
		if (ownKey !== lastHead) sinceHead = now;
		if (key !== last || isBusy) since = now;
		[last, lastHead] = [key, ownKey];
		const isDone = now - since >= wait(head, expected);
		if (isDone || now - began >= MOST_MS) {
			// What else moves in the page, and what goes on asking the network for ever, is not the head.
			const isStill = now - sinceHead >= ALL_MS && head.waiting === 0;
			return { head, isWhole: isStill && isDrawn(head, expected) };
		}
		await pause(STEP_MS, signal);
	}
}

function wait({ drawn }: ProfileHead, expected: readonly Drawn[]): number {
	if (!drawn.includes('name') || !expected.every((what) => drawn.includes(what))) return LACKING_MS;
	return drawn.includes('avatar') && drawn.includes('bio') ? ALL_MS : SOME_MS;
}

/** It shows its name, and of several things that it had not all are gone: a frame that waits for its contents may show a name. */
function isDrawn({ drawn }: ProfileHead, expected: readonly Drawn[]): boolean {
	const others = expected.filter((what) => what !== 'name');
	return drawn.includes('name') && (others.length < 2 || others.some((what) => drawn.includes(what)));
}
