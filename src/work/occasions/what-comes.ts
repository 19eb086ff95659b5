import type { NamedAccount } from '../../office/occasions.ts';
import type { Office } from '../../office.ts';
import { changesFrom } from '../../planning/change.ts';
import { type DueItem, dueOf } from '../../planning/due.ts';
import type { Day } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import { withoutLost } from './without-lost.ts';

/** Something that is due, with whose it is and the order that is open for it. */
export interface Coming extends DueItem, NamedAccount {
	/** Id of the open order of the account on that occasion; absent where none is. */
	readonly order?: string;
}

export interface ComingWish {
	/** Until which day; today where absent. */
	readonly until?: Day;
	/** Id of the one unit. */
	readonly unitId?: string;
}

/** What is due by its history today, and what becomes so until a day, the most pressing first. */
export async function whatComes(office: Office, wish: ComingWish = {}): Promise<readonly Coming[]> {
	const items = await dueItems(office, wish);
	const orders = await office.catalogue.openOrders();
	const open = new Map<string, string>(orders.map((o) => [`${o.accountId} ${o.occasion}`, o.id]));
	const named = await office.occasions.named([...new Set(items.map(({ accountId }) => accountId))]);
	return items.flatMap((item) => {
		const of = named.get(item.accountId);
		const order = open.get(`${item.accountId} ${item.kind}`);
		return of ? [{ ...item, ...of, ...(order === undefined ? {} : { order }) }] : [];
	});
}

/** As `whatComes`, by ids alone. */
export async function dueItems(
	office: Office,
	{ until, unitId }: ComingWish = {},
): Promise<readonly DueItem[]> {
	const { occasions, clock, config } = office;
	const dayOf = (instant: Date | string) => localDate(new Date(instant), config.TIMEZONE);
	const today = dayOf(clock.now());
	const grounds = {
		accounts: await occasions.histories(unitId === undefined ? {} : { unitId }),
		changes: await occasions.changes({ from: changesFrom(today) }),
		closings: await occasions.closings({ isOpen: true }),
	};
	return dueOf(
		await withoutLost(office, grounds),
		dayOf,
		today,
		until !== undefined && until > today ? until : today,
	);
}
