import type { Office } from '../../office.ts';
import { type ChangeState, changeState } from '../../planning/change.ts';
import type { Account } from '../../records/account.ts';
import type { Day } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import type { ChangeHistory } from '../../records/occasions/announced.ts';
import type { OccasionChange } from '../../records/register/change.ts';
import { wrongInChange, wrongInDay, wrongInReason } from '../../records/register/plan-occasions.ts';
import { type Wrong, wrong } from '../../records/register/problem.ts';
import { theAccount } from '../register/keep.ts';
import { RegisterRefused } from '../register/refused.ts';

/** An announced change, whose it is and how it stands. */
export interface AnnouncedState {
	readonly change: ChangeHistory;
	readonly account: Account;
	readonly state: ChangeState;
}

export interface ChangeWish {
	/** ISO date. */
	readonly on: string;
	readonly what: string;
	/** It has happened, and is told afterwards. */
	readonly hasHappened: boolean;
}

/** Announces a change of an account. @throws RegisterRefused · UsageError `unknown-account` `change-there` */
export async function announceChange(
	office: Office,
	wanted: string,
	wish: ChangeWish,
	by: string,
): Promise<AnnouncedState> {
	const account = await theAccount(office, wanted);
	refuse(wrongInChange(wish, account, todayIn(office), wish.hasHappened));
	const changeId = crypto.randomUUID();
	const { on, what } = wish;
	await office.register.change([{ kind: 'change-announced', id: account.id, changeId, on, what }], by);
	return theChange(office, account, changeId);
}

/** @throws RegisterRefused where no such change is announced, or the day is past · UsageError `change-there` */
export async function moveChange(
	office: Office,
	wanted: string,
	beginning: string | undefined,
	to: string,
	by: string,
): Promise<AnnouncedState> {
	const account = await theAccount(office, wanted);
	const { change } = await openChange(office, account, beginning);
	refuse(wrongInDay(to, todayIn(office), false));
	const moved = { kind: 'change-moved', id: account.id, changeId: change.id, from: change.on, to } as const;
	if (change.on !== to) await office.register.change([moved], by);
	return theChange(office, account, change.id);
}

/** @throws RegisterRefused where no such change is announced, or no reason is given */
export async function withdrawChange(
	office: Office,
	wanted: string,
	beginning: string | undefined,
	reason: string,
	by: string,
): Promise<AnnouncedState> {
	const account = await theAccount(office, wanted);
	const { change } = await openChange(office, account, beginning);
	refuse(wrongInReason(reason));
	const withdrawn: OccasionChange = {
		...({ kind: 'change-withdrawn', id: account.id } as const),
		...{ changeId: change.id, reason },
	};
	await office.register.change([withdrawn], by);
	return theChange(office, account, change.id);
}

/** Announced changes by day, of one account or of all. @throws UsageError `unknown-account` */
export async function listChanges(office: Office, wanted?: string): Promise<readonly AnnouncedState[]> {
	const of = wanted === undefined ? undefined : await theAccount(office, wanted);
	const changes = await office.occasions.changes({
		withWithdrawn: true,
		...(of ? { accountId: of.id } : {}),
	});
	const named = await office.occasions.named(changes.map(({ accountId }) => accountId));
	const today = todayIn(office);
	return changes.flatMap((change) => {
		const account = named.get(change.accountId)?.account;
		return account ? [{ change, account, state: changeState(change, today) }] : [];
	});
}

/** The one change that is meant: by the beginning of its id, or the only one that is still to come or was missed. */
async function openChange(
	office: Office,
	account: Account,
	beginning: string | undefined,
): Promise<{ readonly change: ChangeHistory }> {
	const open = await office.occasions.changes({ accountId: account.id });
	const today = todayIn(office);
	const meant =
		beginning === undefined
			? open.filter(({ on }) => on > today)
			: open.filter(({ id }) => id.startsWith(beginning.toLowerCase()));
	const [change, ...more] = meant;
	if (change && more.length === 0) return { change };
	throw new RegisterRefused([
		wrong('change', beginning ?? '', more.length > 0 ? 'several-changes' : 'change-gone'),
	]);
}

async function theChange(office: Office, account: Account, id: string): Promise<AnnouncedState> {
	const changes = await office.occasions.changes({ accountId: account.id, withWithdrawn: true });
	const change = changes.find((c) => c.id === id);
	if (!change) throw new RegisterRefused([wrong('change', id, 'change-gone')]);
	return { change, account, state: changeState(change, todayIn(office)) };
}

function todayIn({ clock, config }: Office): Day {
	return localDate(clock.now(), config.TIMEZONE);
}

function refuse(found: readonly Wrong[]): void {
	if (found.length > 0) throw new RegisterRefused(found);
}
