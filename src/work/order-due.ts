import type { Office } from '../office.ts';
import { type DueItem, isToOrder } from '../planning/due.ts';
import { addDays, yearOf } from '../records/day.ts';
import type { NewOrder, Order } from '../records/order.ts';
import { startOfDay } from '../records/start-of-day.ts';
import { dueItems } from './occasions/what-comes.ts';

/** What became of what is due. */
export interface OrderedDue {
	/** Orders that were placed now. */
	readonly placed: readonly Order[];
	/** Due, and an order of the account on that occasion is open already. */
	readonly open: number;
	/** Due, and tried in vain not long ago: not ordered again yet. */
	readonly resting: number;
	/** Announced changes that happened without a snapshot before them. */
	readonly missed: number;
	/** Accounts whose yearly question waits for an answer. */
	readonly questions: number;
}

/** Orders placed in one transaction: others may write between two. */
const BATCH = 500;
/** Who orders what is due by its history. */
const ORDERER = 'ogonblick';

/**
 * Places an order for everything that is due by its history and has none open: as often as anybody asks, by any number of processes
 * at once, never two for the same account and occasion.
 * @param signal stops between two batches; what was placed stays
 */
export async function orderDue(office: Office, signal?: AbortSignal): Promise<OrderedDue> {
	const items = await dueItems(office);
	const wanted = items.filter(isToOrder);
	const orders = wanted.map((item) => orderFor(office, item));
	const placed: Order[] = [];
	for (let at = 0; at < orders.length && !signal?.aborted; at += BATCH)
		placed.push(...(await office.occasions.place(orders.slice(at, at + BATCH))));
	return {
		placed,
		open: wanted.length - placed.length,
		resting: items.filter(({ rests }) => rests !== undefined).length,
		missed: items.filter(({ urgency }) => urgency === 'missed').length,
		questions: items.filter(({ kind, urgency }) => kind === 'purpose' && urgency !== 'coming').length,
	};
}

function orderFor({ clock, config }: Office, item: DueItem): NewOrder {
	const { accountId, level, on } = item;
	return {
		...{ id: crypto.randomUUID(), accountId, level, ...reasonOf(item) },
		...({ orderedBy: ORDERER, orderedAs: 'system-account' } as const),
		orderedAt: clock.now().toISOString(),
		// Until the day is over.
		due: startOfDay(addDays(on, 1), config.TIMEZONE).toISOString(),
		allowHosts: [],
		limits: {},
	};
}

/** In Swedish, as what stands in a bundle does. */
function reasonOf({ kind, on, change, closing, lost }: DueItem): Pick<NewOrder, 'occasion' | 'reason'> {
	const again = lost ? `. Paketet ${lost.bundle} från ${lost.on} är skadat eller borta` : '';
	if (kind === 'change') return { occasion: kind, reason: `Ändring ${change?.on}: ${change?.what}${again}` };
	if (kind === 'closure') return { occasion: kind, reason: closureReason(closing?.lastContent ?? '') };
	return { occasion: 'annual', reason: `Regelbunden ögonblicksbild ${yearOf(on)}${again}` };
}

/** Why a closure snapshot is taken, as it stands in the bundle. */
export function closureReason(lastContent: string): string {
	return `Kontot avslutas. Sista innehållet: ${lastContent.slice(0, 10)}`;
}
