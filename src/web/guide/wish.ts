import type { Office } from '../../office.ts';
import { LEVELS, type Level } from '../../records/occasion.ts';
import type { ClosingAct } from '../../records/register/plan-closing.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { checkClosing } from '../../work/occasions/close-account.ts';
import { checkReason } from '../../work/occasions/order-adhoc.ts';

export type GuideKind = 'adhoc' | 'closure';

/** What has been said so far, as fields carry it from one step to the next. */
export interface GuideWish {
	readonly reason: string;
	readonly level: Level;
	/** Whether the last content is published, or will be by a day; only of a closing. */
	readonly last: 'nu' | 'dag';
	readonly day: string;
}

/** @param field a field's text; empty where it was not sent */
export function wishOf(
	kind: GuideKind,
	account: Pick<RegisteredAccount, 'level'>,
	field: (name: string) => string,
): GuideWish {
	const standard = kind === 'closure' ? 'full' : account.level;
	return {
		reason: field('reason').trim(),
		level: LEVELS.find((each) => each === field('level')) ?? standard,
		last: field('last') === 'dag' ? 'dag' : 'nu',
		day: field('last') === 'dag' ? field('day') : '',
	};
}

export function closingAct({ reason, level, last, day }: GuideWish): ClosingAct {
	return { kind: 'close', reason, level, lastContent: last === 'nu' ? 'now' : day };
}

/** What is wrong with it is told at the step where it was said. @throws RegisterRefused */
export function checkWish(office: Office, kind: GuideKind, wish: GuideWish): void {
	if (kind === 'adhoc') checkReason(wish.reason);
	else checkClosing(office, closingAct(wish));
}
