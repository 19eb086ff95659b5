import { randomUUID } from 'node:crypto';
import type { Office } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { NewOrder, Order } from '../../src/records/order.ts';
import type { RegisterChange } from '../../src/records/register/change.ts';
import { accountAt, aFiling } from './sample.ts';
import type { HandClock } from './temp-office.ts';

const FACTS = { name: 'Björkskolan', creator: 'Barn- och utbildningsnämnden', isCommunications: false };
const added = (id: string, facts: object = {}): RegisterChange[] => [
	{
		kind: 'account-added',
		account: { id, unitId: 'u', ...accountAt(`https://social.example/@${id}`), facts },
	},
	{ kind: 'status-changed', id, from: 'planned', to: 'active' },
];

/** An empty office of an adapter, and its clock. */
export type Open = () => Promise<{ office: Office; clock: HandClock }>;

/** Opens an office with one unit and active accounts of these ids. */
export function filledBy(open: Open) {
	return async (...ids: readonly string[]) => {
		const { office, clock } = await open();
		const unit: RegisterChange = { kind: 'unit-added', id: 'u', unit: FACTS };
		await office.register.change([unit, ...ids.flatMap((id) => added(id))], 'Anna');
		return { office, clock };
	};
}

/** An order of an account, as the program places it. */
export const order = (accountId: string, more: Partial<NewOrder> = {}): NewOrder => ({
	...{ id: randomUUID(), accountId, occasion: 'annual', reason: '', level: 'unique' },
	...{ orderedBy: 'ogonblick', orderedAs: 'system-account', orderedAt: '2026-11-23T10:00:00.000Z' },
	...{ due: '2026-11-23T10:00:00.000Z', allowHosts: [], limits: {} },
	...more,
});

/** Files what an order asked for. */
const file = async (office: Office, placed: Order, more: Partial<Filing> = {}) => {
	const filing = await aFiling(office, placed, more);
	await office.catalogue.recordFiling(filing);
	return filing;
};

/** Orders a snapshot and files it. */
export const taken = async (
	office: Office,
	id: string,
	more: Partial<NewOrder>,
	filed: Partial<Filing> = {},
) => file(office, await office.catalogue.addOrder(order(id, more)), filed);

/** The closing of an account is begun. */
export const begun = (id: string, lastContent: string, more: object = {}): RegisterChange => ({
	...({ kind: 'closing-begun', id, closingId: `k-${id}`, from: 'active', lastContent } as const),
	...{ level: 'unique', reason: 'Sammanslagning', ...more },
});

/** The status of an account as the register has it. */
export const status = async ({ register }: Office, id: string) =>
	(await register.accounts({ id }))[0]?.status;
