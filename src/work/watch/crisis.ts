import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { isDay, wrongInName, wrongInText } from '../../records/register/texts.ts';
import type { CrisisWatch } from '../../records/watch/state.ts';
import { theAccount, theUnit } from '../register/keep.ts';
import { RegisterRefused } from '../register/refused.ts';
import { mustBeWatched, watchedAccounts } from './watched.ts';

/** Which accounts: those that are named, and all that are watched of a unit. */
export interface Chosen {
	readonly accounts: readonly string[];
	readonly unit?: string;
}

export interface CrisisWish extends Chosen {
	/** The last day of it where the organisation is, ISO date. */
	readonly until: string;
	readonly everyMinutes: number;
	readonly reason: string;
	readonly by: string;
}

/** A crisis watch of one account. */
export interface CrisisOf {
	readonly account: RegisteredAccount;
	readonly crisis: CrisisWatch;
}

/** What one starts in a crisis ends by itself; longer than this it is no crisis. */
const MOST_DAYS = 366;

/**
 * Has accounts looked at more often until a day is over; what was on for one of them is ended.
 * @throws UsageError `crisis-without-accounts` `crisis-day-unreadable` `crisis-day-past` `crisis-day-far` `account-not-watched` `unknown-account` · RegisterRefused
 */
export async function startCrisis(office: Office, wish: CrisisWish): Promise<readonly CrisisOf[]> {
	const accounts = await chosen(office, wish);
	for (const account of accounts) mustBeWatched(account);
	const now = office.clock.now();
	const until = endOf(office, wish.until, now);
	const { everyMinutes, reason, by } = wish;
	const found = [...wrongInText('reason', reason), ...wrongInName('by', by)];
	if (found.length > 0) throw new RegisterRefused(found);
	const started = accounts.map(
		(account): CrisisOf => ({
			account,
			crisis: {
				...{ id: crypto.randomUUID(), accountId: account.id, startedAt: now.toISOString(), startedBy: by },
				...{ until, everyMinutes, reason },
			},
		}),
	);
	await office.watch.startCrises(started.map(({ crisis }) => crisis));
	return started;
}

/** @returns the accounts whose crisis watch was on @throws UsageError `crisis-without-accounts` `unknown-account` · RegisterRefused */
export async function endCrisis(
	office: Office,
	wanted: Chosen,
	by: string,
): Promise<readonly RegisteredAccount[]> {
	const accounts = await chosen(office, wanted);
	const ended = await office.watch.endCrises(
		accounts.map(({ id }) => id),
		by,
	);
	return accounts.filter(({ id }) => ended.includes(id));
}

async function chosen(office: Office, { accounts, unit }: Chosen): Promise<readonly RegisteredAccount[]> {
	const found = new Map<string, RegisteredAccount>();
	for (const wanted of accounts) {
		const account = await theAccount(office, wanted);
		found.set(account.id, account);
	}
	if (unit !== undefined) {
		const { id } = await theUnit(office, unit);
		for (const { account } of await watchedAccounts(office, id)) found.set(account.id, account);
	}
	if (found.size > 0) return [...found.values()];
	throw new UsageError('No accounts are chosen for the crisis watch', {
		code: 'crisis-without-accounts',
		subject: unit ?? 'target',
		remedy: 'Name accounts, or a unit that has active ones with --unit.',
	});
}

/** When a day is over where the organisation is, ISO 8601 in UTC. */
function endOf({ config }: Pick<Office, 'config'>, day: string, now: Date): string {
	const refused = (code: string, message: string, remedy: string) =>
		new UsageError(message, { code, subject: '--until', remedy });
	if (!isDay(day))
		throw refused('crisis-day-unreadable', `"${day}" is no date`, 'Write the day as 2026-12-31.');
	const today = localDate(now, config.TIMEZONE);
	if (day < today)
		throw refused(
			'crisis-day-past',
			`"${day}" has passed`,
			'Name today or a day to come; it ends when the day is over.',
		);
	if (Date.parse(day) - Date.parse(today) > MOST_DAYS * 86_400_000)
		throw refused(
			'crisis-day-far',
			`"${day}" is more than a year away`,
			'Name a day within a year; it can be started again.',
		);
	// Days begin at another hour of UTC in each zone and season: the first minute that belongs to the next day.
	let low = Date.parse(day) - 86_400_000;
	let high = Date.parse(day) + 3 * 86_400_000;
	while (high - low > 60_000) {
		const middle = Math.floor((low + high) / 120_000) * 60_000;
		if (localDate(new Date(middle), config.TIMEZONE) > day) high = middle;
		else low = middle;
	}
	return new Date(high).toISOString();
}
