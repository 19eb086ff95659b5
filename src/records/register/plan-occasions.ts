import type { Account } from '../account.ts';
import { addDays, type Day } from '../day.ts';
import { type Wrong, wrong } from './problem.ts';
import { isDay, wrongInText } from './texts.ts';

/** Further ahead than anybody plans: a slip of the pen. */
const MOST_DAYS_AHEAD = 1827;

/** What is wrong with an announced change. @param hasHappened it is told afterwards, and the day may be past */
export function wrongInChange(
	{ on, what }: { readonly on: string; readonly what: string },
	account: Pick<Account, 'status' | 'isDefault'>,
	today: Day,
	hasHappened: boolean,
): readonly Wrong[] {
	return [
		...wrongInDocumented(account),
		...wrongInDay(on, today, hasHappened),
		...(what === '' ? [wrong('what', '', 'missing')] : wrongInText('what', what)),
	];
}

/** What is wrong with another day for a change that was announced. */
export function wrongInDay(on: string, today: Day, hasHappened: boolean): readonly Wrong[] {
	if (!isDay(on)) return [wrong('on', on, 'not-a-date')];
	if (hasHappened) return on > today ? [wrong('on', on, 'not-happened-yet')] : [];
	if (on <= today) return [wrong('on', on, 'date-gone')];
	return on > addDays(today, MOST_DAYS_AHEAD) ? [wrong('on', on, 'date-far')] : [];
}

/** What is wrong with a last day of content. */
export function wrongInLastContent(lastContent: string, today: Day): readonly Wrong[] {
	if (!isDay(lastContent)) return [wrong('last-content', lastContent, 'not-a-date')];
	const isFar = lastContent > addDays(today, MOST_DAYS_AHEAD);
	return isFar ? [wrong('last-content', lastContent, 'date-far')] : [];
}

/** Changes and answers are of accounts that somebody has registered and that are in use. */
function wrongInDocumented({ status, isDefault }: Pick<Account, 'status' | 'isDefault'>): readonly Wrong[] {
	if (isDefault) return [wrong('unit', '', 'not-registered')];
	return status === 'active' || status === 'closing' ? [] : [wrong('status', status, 'not-in-use')];
}

/** A reason that must be given. */
export function wrongInReason(reason: string): readonly Wrong[] {
	return reason === '' ? [wrong('reason', '', 'missing')] : wrongInText('reason', reason);
}
