import type { Office } from '../../office.ts';
import type { Account } from '../../records/account.ts';
import type { Day } from '../../records/day.ts';
import type { NoticeKind } from '../../records/notices/notice.ts';
import { type WhatPresses, whatPresses } from '../notices/pressing.ts';
import { type Coming, whatComes } from './what-comes.ts';

/** Units that the one who asks sees, by id; all where absent. */
export interface SeenUnits {
	readonly unitIds?: readonly string[];
}

export interface ComingSeenWish extends SeenUnits {
	readonly until: Day;
}

/** Something that is due, with no more of its account than is told: there are thousands of them. */
export interface ComingSeen
	extends Pick<Coming, 'accountId' | 'unitId' | 'kind' | 'on' | 'urgency' | 'daysLate' | 'order'> {
	readonly accountName: string;
}

/** What is due until a day, the most pressing first. Looks through every account. */
export async function comingSeen(
	office: Office,
	{ until, unitIds }: ComingSeenWish,
): Promise<readonly ComingSeen[]> {
	const sees = seenBy(unitIds);
	const due = (await whatComes(office, { until })).filter(({ unitId }) => sees(unitId));
	return due.map(({ accountId, account, unitId, kind, on, urgency, daysLate, order }) => ({
		...{ accountId, accountName: account.name, unitId, kind, on, urgency, daysLate },
		...(order === undefined ? {} : { order }),
	}));
}

/** Something that needs a person. */
export interface NeedSeen {
	readonly kind: NoticeKind;
	readonly unitId: string;
	readonly account?: Pick<Account, 'id' | 'name'>;
	/** Since when. */
	readonly on?: Day;
}

export interface PressingSeen extends Pick<WhatPresses, 'unseen'> {
	/** What presses most first. */
	readonly needs: readonly NeedSeen[];
}

/** What needs a person. Looks through every account. */
export async function pressingSeen(office: Office, { unitIds }: SeenUnits): Promise<PressingSeen> {
	const { groups, unseen } = await whatPresses(office, seenBy(unitIds));
	const needs = groups.flatMap(({ kind, notices }) =>
		notices.map(({ notice: { unitId, accountId, on }, account }): NeedSeen => {
			const named = accountId === undefined ? undefined : { id: accountId, name: account?.name ?? '' };
			return { kind, unitId, ...(named ? { account: named } : {}), ...(on ? { on } : {}) };
		}),
	);
	return { needs, unseen };
}

function seenBy(unitIds: readonly string[] | undefined): (unitId: string) => boolean {
	const seen = unitIds && new Set(unitIds);
	return (unitId) => seen === undefined || seen.has(unitId);
}
