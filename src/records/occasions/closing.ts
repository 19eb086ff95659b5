import { addDays, type Day } from '../day.ts';
import { LEVELS, type Level } from '../occasion.ts';
import { startOfDay } from '../start-of-day.ts';
import type { TakenSnapshot } from './history.ts';

/** That an account is to be closed. It is closed when it ends by a snapshot or an override, and active again when it is cancelled. */
export interface Closing {
	readonly id: string;
	readonly accountId: string;
	readonly begunBy: string;
	/** ISO 8601 in UTC. */
	readonly begunAt: string;
	/** Why; empty where nobody has said. */
	readonly reason: string;
	/** After what the snapshot must be taken: a day, which it must be later than, or an instant (ISO 8601 in UTC). */
	readonly lastContent: string;
	/** How much the closure snapshot takes in at least. */
	readonly level: Level;
	/** Who last asked for less of it while it was open, and why. */
	readonly lowered?: Lowering;
	readonly ended?: ClosingEnd;
}

/** That a named person moved the last content earlier, or took the level down, while the closing was open. */
export interface Lowering {
	readonly by: string;
	/** ISO 8601 in UTC. */
	readonly at: string;
	readonly reason: string;
}

export interface ClosingEnd {
	readonly how: 'snapshot' | 'override' | 'cancelled';
	readonly at: string;
	readonly by: string;
	/** Why it was overridden or cancelled. */
	readonly reason: string;
	/** The snapshot that closed it. */
	readonly bundleId?: string;
}

/** Why an account that is closing is not closed yet. */
export const CLOSURE_LACKS = [
	'no-snapshot',
	'only-other-occasions',
	'only-partial',
	'too-little',
	'before-last-content',
	'before-closing',
] as const;
export type ClosureLack = (typeof CLOSURE_LACKS)[number];

/** What decides which snapshot ends a closing. */
export type Demands = Pick<Closing, 'lastContent' | 'level' | 'begunAt' | 'lowered'>;

/**
 * Whether a snapshot ends a closing: a complete one of the closing account, whole, at its level or above, begun after the last content.
 * Where somebody has asked for less meanwhile, one that was there when the closing began does not become enough by that.
 */
export function settles(closing: Demands, taken: Omit<TakenSnapshot, 'bundleId'>): boolean {
	return (
		taken.occasion === 'closure' &&
		taken.outcome === 'complete' &&
		takesInEnough(closing, taken) &&
		isAfter(taken, closing.lastContent) &&
		isNewEnough(closing, taken)
	);
}

/** What is in the way of a closing; undefined where nothing is. @param taken all that was filed of the account */
export function closureLack(closing: Closing, taken: readonly TakenSnapshot[]): ClosureLack | undefined {
	const whole = taken.filter(({ occasion }) => occasion !== 'removal');
	if (whole.length === 0) return 'no-snapshot';
	const closures = whole.filter(({ occasion }) => occasion === 'closure');
	if (closures.length === 0) return 'only-other-occasions';
	const late = closures.filter((t) => isAfter(t, closing.lastContent));
	if (late.length === 0) return 'before-last-content';
	const counting = late.filter((t) => isNewEnough(closing, t));
	if (counting.length === 0) return 'before-closing';
	const complete = counting.filter(({ outcome }) => outcome === 'complete');
	if (complete.length === 0) return 'only-partial';
	return complete.some((t) => settles(closing, t)) ? undefined : 'too-little';
}

/** Whether what is announced as the last content stands already, so that a snapshot that begins now is after it. */
export function hasPassed(lastContent: string, now: Date, today: Day): boolean {
	return isDayOnly(lastContent) ? today > lastContent : now.toISOString() >= lastContent;
}

/**
 * Whether a closing asks for less than it did: an earlier last content, or a lower level.
 * @param timeZone IANA name of where the organisation is: a day ends there
 */
export function asksForLess(
	to: Pick<Closing, 'lastContent' | 'level'>,
	from: Pick<Closing, 'lastContent' | 'level'>,
	timeZone: string,
): boolean {
	return (
		contentEnds(to.lastContent, timeZone) < contentEnds(from.lastContent, timeZone) ||
		LEVELS.indexOf(to.level) < LEVELS.indexOf(from.level)
	);
}

/** The first instant at which the last content stands, ISO 8601 in UTC: the end of that day where it is a day. */
export function contentEnds(lastContent: string, timeZone: string): string {
	return isDayOnly(lastContent) ? startOfDay(addDays(lastContent, 1), timeZone).toISOString() : lastContent;
}

/** The day from which on a closure snapshot counts. @param dayOf the organisation's own day of an instant */
export function countsFromDay(
	lastContent: string,
	dayOf: (instant: string) => Day,
	next: (day: Day) => Day,
): Day {
	return isDayOnly(lastContent) ? next(lastContent) : dayOf(lastContent);
}

function takesInEnough(
	closing: Pick<Closing, 'level'>,
	{ level, isWhole }: Pick<TakenSnapshot, 'level' | 'isWhole'>,
) {
	return isWhole && LEVELS.indexOf(level) >= LEVELS.indexOf(closing.level);
}

function isAfter(
	{ capturedAt, capturedOn }: Pick<TakenSnapshot, 'capturedAt' | 'capturedOn'>,
	lastContent: string,
) {
	return isDayOnly(lastContent) ? capturedOn > lastContent : capturedAt >= lastContent;
}

function isNewEnough({ lowered, begunAt }: Demands, { capturedAt }: Pick<TakenSnapshot, 'capturedAt'>) {
	return lowered === undefined || capturedAt >= begunAt;
}

function isDayOnly(lastContent: string): boolean {
	return lastContent.length === 10;
}
