import type { Arrival } from '../page/place.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { answerConsent } from '../steps/consent.ts';
import type { Walking } from './walking.ts';

/** How long a page is given to let itself be scrolled again once what lay over it has gone. */
const FREE_MS = 400;
const FREED = 'a page that was kept from scrolling by a box that came over its posts was let scroll again';

/**
 * Clears away boxes over the posts that no login is asked in: newsletters, offers, "open in the app", questions for consent that come late.
 * A page that such a box has locked is let scroll, and goes back to where it stood.
 * @returns where it stands then; undefined where it was not locked, or stays so and the walk has gone back for it once
 */
export async function clearAway(walking: Walking, signal: AbortSignal): Promise<Arrival | undefined> {
	const { session } = walking;
	const { world, changes, request, seen } = session;
	const lockedAt = await world.call('lockedAt');
	const mayPress = request.login === undefined;
	if (mayPress && (await world.call('frameLiesOver'))) await answerConsent(session, signal);
	const cleared = await world.call('clearOver', mayPress);
	for (const { said, by, answer } of cleared) {
		if (answer) seen.consent.push(`${answer} (“${by}”)`);
		if (answer) changes.push(`consent dialog answered: ${answer} (“${by}”), when it came up late`);
		else if (by === undefined) changes.push(`hid for the picture a box that lay over posts: “${said}”`);
		else changes.push(`closed a box that lay over posts by its “${by}”: “${said}”`);
	}
	if (lockedAt === null) return undefined;
	const isFree = await letScroll(session, cleared.length > 0, signal);
	// What stays locked would be gone back to from each place further down that a script can still scroll it to.
	if (!isFree && walking.staysLocked) return undefined;
	walking.staysLocked = !isFree;
	return world.call('goTo', lockedAt);
}

/** By itself, as when a question is answered, or by a style of ours; a lock without a box that went stays, and is told of. @returns whether it scrolls again */
async function letScroll(
	{ world, changes }: Session,
	mayUnlock: boolean,
	signal: AbortSignal,
): Promise<boolean> {
	for (const end = Date.now() + FREE_MS; Date.now() < end; await pause(60, signal))
		if ((await world.call('lockedAt')) === null) return true;
	const isFreed = mayUnlock && (await world.call('unlock'));
	if (isFreed && !changes.includes(FREED)) changes.push(FREED);
	return isFreed;
}

/** Where the page has been locked since it was last looked at: clears away what did it. @returns whether it scrolls again */
export async function getFree(walking: Walking, signal: AbortSignal): Promise<boolean> {
	if ((walking.place.lockedAt ?? null) === null) return false;
	walking.place = (await clearAway(walking, signal)) ?? walking.place;
	return (walking.place.lockedAt ?? null) === null;
}
