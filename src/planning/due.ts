import type { Cadence } from '../records/cadence.ts';
import { addDays, type Day, daysBetween } from '../records/day.ts';
import type { Level } from '../records/occasion.ts';
import type { ChangeHistory } from '../records/occasions/announced.ts';
import type { Closing } from '../records/occasions/closing.ts';
import type { AccountHistory } from '../records/occasions/history.ts';
import { annualDue } from './annual.ts';
import { changeDue } from './change.ts';
import { closureDue } from './closure.ts';
import type { LostSnapshot } from './lost.ts';
import { purposeDue } from './purpose.ts';
import { restsUntil } from './rest.ts';

/** What is due of an account: a snapshot on an occasion, or an answer to the yearly question. */
export const DUE_KINDS = ['annual', 'change', 'closure', 'purpose'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** How it presses, the worst first. What is missed cannot be mended any more, and is told. */
export const URGENCIES = ['missed', 'urgent', 'late', 'due', 'coming'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** One thing that is due, or becomes so. */
export interface DueItem {
	readonly kind: DueKind;
	readonly accountId: string;
	readonly unitId: string;
	/** The day by which it is to be done. */
	readonly on: Day;
	readonly urgency: Urgency;
	/** Days since `on`; negative where it is to come. */
	readonly daysLate: number;
	readonly level: Level;
	/** How often the account is documented. */
	readonly cadence: Cadence;
	/** It was tried, and is not tried again before this day. */
	readonly rests?: Day;
	/** Why it rests. */
	readonly restsFor?: 'partial' | 'failed';
	/** It was documented, by a bundle that is spoilt or gone for good. */
	readonly lost?: LostSnapshot;
	/** The announced change, or the closing. */
	readonly change?: Pick<ChangeHistory, 'id' | 'on' | 'what'>;
	readonly closing?: Pick<Closing, 'id' | 'lastContent'>;
}

/** What decides. */
export interface DueGrounds {
	readonly accounts: readonly AccountHistory[];
	readonly changes: readonly ChangeHistory[];
	/** Those that are open. */
	readonly closings: readonly Closing[];
}

/** A day late is soon mended; a month is not. */
const LATE_DAYS = 30;

/**
 * What is due today, and what becomes due until a day, the most pressing first. Nothing but history decides: what a clock has done or not
 * done before makes no difference.
 * @param dayOf the organisation's own day of an instant
 * @param until today for what is due now
 */
export function dueOf(
	{ accounts, changes, closings }: DueGrounds,
	dayOf: (instant: string) => Day,
	today: Day,
	until: Day,
): readonly DueItem[] {
	const changesOf = Map.groupBy(changes, ({ accountId }) => accountId);
	const closingOf = new Map(closings.map((closing) => [closing.accountId, closing]));
	const items: DueItem[] = [];
	for (const account of accounts) {
		const closing = closingOf.get(account.id);
		const found = [
			account.status === 'active' ? annualItem(account, today, until) : undefined,
			account.status === 'active' ? purposeItem(account, today, until) : undefined,
			closing && account.status === 'closing'
				? closureItem(account, closing, dayOf, today, until)
				: undefined,
		];
		for (const item of found) if (item) items.push(item);
		for (const change of changesOf.get(account.id) ?? []) {
			const item = changeItem(account, change, today, until);
			if (item) items.push(item);
		}
	}
	return items.sort(worstFirst);
}

/** Whether an order is to be placed for it now. */
export function isToOrder({ kind, urgency, rests }: DueItem): boolean {
	return kind !== 'purpose' && rests === undefined && urgency !== 'missed' && urgency !== 'coming';
}

function annualItem(account: AccountHistory, today: Day, until: Day): DueItem | undefined {
	const due = annualDue(account, today);
	if (!due || due.on > until) return undefined;
	const partial = due.again !== undefined ? { partialUntil: due.again } : {};
	return {
		...itemOf('annual', account, due.on, today),
		urgency: due.isDue ? lateness(due.on, today) : 'coming',
		...(due.isDue ? restsUntil({ ...account, ...partial }, today) : {}),
		...lostOf(account, due.on, today),
	};
}

/** The bundle that would have documented it, were it not lost. */
function lostOf(account: AccountHistory, on: Day, today: Day): Pick<DueItem, 'lost'> {
	const { lost } = account;
	if (!lost || annualDue({ ...account, lastComplete: lost.on }, today)?.on === on) return {};
	return { lost };
}

function purposeItem(account: AccountHistory, today: Day, until: Day): DueItem | undefined {
	const on = purposeDue(account);
	if (on > until) return undefined;
	const urgency = on > today ? 'coming' : lateness(on, today);
	return { ...itemOf('purpose', account, on, today), urgency };
}

function changeItem(
	account: AccountHistory,
	change: ChangeHistory,
	today: Day,
	until: Day,
): DueItem | undefined {
	const due = changeDue(change, today, until);
	if (!due) return undefined;
	const { id, on, what, lost } = change;
	const rests = due.urgency === 'missed' ? {} : restsUntil({ ...account, ...tomorrow(account) }, today, 1);
	return {
		...itemOf('change', account, due.on, today),
		...due,
		...rests,
		...(lost ? { lost } : {}),
		change: { id, on, what },
	};
}

/** A snapshot that documents a change cannot wait: what came out partial is tried again the day after. */
function tomorrow({ lastPartial }: AccountHistory) {
	return lastPartial === undefined ? {} : { partialUntil: addDays(lastPartial, 1) };
}

function closureItem(
	account: AccountHistory,
	closing: Closing,
	dayOf: (instant: string) => Day,
	today: Day,
	until: Day,
): DueItem | undefined {
	const { on, urgency, partialUntil } = closureDue(closing, account, dayOf, today);
	if (on > until) return undefined;
	const partial = partialUntil === undefined ? {} : { partialUntil };
	const { id, lastContent, level } = closing;
	return {
		...itemOf('closure', account, on, today),
		...{ urgency, level, closing: { id, lastContent } },
		...restsUntil({ ...account, ...partial }, today, CLOSURE_REST_DAYS),
	};
}

/** An account that is to be closed may be gone in a month. */
const CLOSURE_REST_DAYS = 3;

function itemOf(kind: DueKind, { id, unitId, level, plan }: AccountHistory, on: Day, today: Day) {
	const { cadence } = plan;
	return { kind, accountId: id, unitId, level, cadence, on, daysLate: daysBetween(on, today) };
}

function lateness(on: Day, today: Day): Urgency {
	return daysBetween(on, today) > LATE_DAYS ? 'late' : 'due';
}

function worstFirst(a: DueItem, b: DueItem): number {
	return (
		URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
		compare(a.on, b.on) ||
		compare(a.accountId, b.accountId)
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
