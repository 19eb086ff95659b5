import type { Office } from '../../office.ts';
import { addDays, type Day, yearOf } from '../../records/day.ts';
import { LEVELS, type Level } from '../../records/occasion.ts';
import { type ChangeHistory, documenting, partlyDocumenting } from '../../records/occasions/announced.ts';
import { type Closing, countsFromDay } from '../../records/occasions/closing.ts';
import type { TakenSnapshot } from '../../records/occasions/history.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { AnnouncedDue } from '../../records/yearly/report.ts';
import { spoiltAmong } from './filed.ts';

/** What decides what was due for an announced reason. */
interface Grounds {
	readonly year: number;
	readonly today: Day;
	/** The organisation's own day of an instant. */
	readonly dayOf: (instant: string) => Day;
}

/**
 * Snapshots that were due in a year because a change or a closing was announced, by account. What was withdrawn or cancelled is left out.
 * @param closings all that there are
 */
export async function announcedIn(
	office: Office,
	accounts: readonly RegisteredAccount[],
	closings: readonly Closing[],
	grounds: Grounds,
): Promise<ReadonlyMap<string, readonly AnnouncedDue[]>> {
	const { occasions } = office;
	const { year, dayOf } = grounds;
	const changes = (await occasions.changes({ from: `${year}-01-01` })).filter(
		({ on }) => yearOf(on) === year,
	);
	const due = closings.filter(
		(closing) => closing.ended?.how !== 'cancelled' && yearOf(closureDay(closing, dayOf)) === year,
	);
	const changesOf = Map.groupBy(changes, ({ accountId }) => accountId);
	const closingsOf = Map.groupBy(due, ({ accountId }) => accountId);
	const found = new Map<string, readonly AnnouncedDue[]>();
	for (const { id, level } of accounts) {
		const [changed = [], closed = []] = [changesOf.get(id), closingsOf.get(id)];
		if (changed.length + closed.length === 0) continue;
		// Few accounts change or close in a year, so each is asked for on its own.
		const taken = await occasions.taken(id);
		const settled = closed.flatMap(({ ended }) => (ended?.how === 'snapshot' ? (ended.bundleId ?? []) : []));
		const spoilt = await spoiltAmong(office, [...taken.map(({ bundleId }) => bundleId), ...settled]);
		const there = taken.filter(({ bundleId }) => !spoilt.has(bundleId));
		const all = [
			...changed.map((change) => orSpoilt(ofChange(change, level, there, grounds), change, level, taken)),
			...closed.map((closing) => ofClosing(closing, there, spoilt, grounds)),
		];
		found.set(
			id,
			all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
		);
	}
	return found;
}

/** A change that a snapshot documented which is spoilt or gone. */
function orSpoilt(
	due: AnnouncedDue,
	{ on }: ChangeHistory,
	level: Level,
	taken: readonly TakenSnapshot[],
): AnnouncedDue {
	if (due.state === 'documented') return due;
	const [lost, isLess] = [documenting(on, level, taken), due.state === 'partial'];
	if (!lost) return due;
	return isLess
		? { ...due, why: 'spoilt' }
		: { ...due, state: 'missing', why: 'spoilt', bundle: lost.bundleId };
}

function ofChange(
	{ accountId, on, what, takenAfter }: ChangeHistory,
	level: Level,
	taken: readonly TakenSnapshot[],
	{ today }: Grounds,
): AnnouncedDue {
	const due = { accountId, occasion: 'change', on, what } as const;
	const whole = documenting(on, level, taken);
	if (whole) return { ...due, state: 'documented', bundle: whole.bundleId };
	const partial = partlyDocumenting(on, level, taken);
	if (partial) return { ...due, state: 'partial', bundle: partial.bundleId, why: 'partial' };
	if (on > today) return { ...due, state: 'to-come' };
	return takenAfter === undefined
		? { ...due, state: 'missing', why: 'none-before' }
		: { ...due, state: 'missing', why: 'taken-after', takenOn: takenAfter };
}

function ofClosing(
	closing: Closing,
	taken: readonly TakenSnapshot[],
	spoilt: ReadonlyMap<string, unknown>,
	{ today, dayOf }: Grounds,
): AnnouncedDue {
	const { accountId, reason: what, level, ended } = closing;
	const due = { accountId, occasion: 'closure', on: closureDay(closing, dayOf), what } as const;
	if (ended?.how === 'snapshot' && ended.bundleId !== undefined && spoilt.has(ended.bundleId))
		return { ...due, state: 'missing', why: 'spoilt', bundle: ended.bundleId };
	if (ended?.how === 'snapshot')
		return { ...due, state: 'documented', ...(ended.bundleId ? { bundle: ended.bundleId } : {}) };
	if (ended)
		return {
			...due,
			state: 'missing',
			why: 'overridden',
			overridden: { by: ended.by, reason: ended.reason },
		};
	const partial = taken.find(
		(one) =>
			one.occasion === 'closure' &&
			one.outcome === 'partial' &&
			one.isWhole &&
			one.capturedOn >= due.on &&
			isEnough(one.level, level),
	);
	if (partial) return { ...due, state: 'partial', bundle: partial.bundleId, why: 'partial' };
	if (due.on > today) return { ...due, state: 'to-come' };
	return { ...due, state: 'missing', why: 'waiting' };
}

/** The day from which on its snapshot was due; when somebody did without it before that day, the day of that. */
function closureDay({ lastContent, ended }: Closing, dayOf: (instant: string) => Day): Day {
	const on = countsFromDay(lastContent, dayOf, (day) => addDays(day, 1));
	const days = ended?.how === 'override' ? [on, dayOf(ended.at)] : [on];
	return days.toSorted()[0] ?? on;
}

function isEnough(level: Level, wanted: Level): boolean {
	return LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}
