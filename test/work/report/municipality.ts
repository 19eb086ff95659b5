import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import type { Order } from '../../../src/records/order.ts';
import { addAccount, addUnit } from '../../../src/work/register/keep.ts';
import { aFiling, anOrder, officeIn } from '../../storage/sample.ts';
import { handClock } from '../../storage/temp-office.ts';

/** A municipality whose accounts became active on the first of 2025, and a clock to live through its years by. */
export async function municipality(dataDir: string) {
	const clock = handClock('2025-01-01T11:00:00.000Z');
	const office = await officeIn(dataDir, { clock, env: { ORGANISATION_NAME: 'Älvhamra kommun' } });
	const active = async (unit: string, address: string, name: string) => {
		const { id } = await addAccount(office, { address, unit, facts: { name } }, 'Anna');
		await office.register.change([{ kind: 'status-changed', id, from: 'planned', to: 'active' }], 'Anna');
		return id;
	};
	const until = (day: string) => {
		const seconds = (Date.parse(`${day}T11:00:00.000Z`) - clock.now().getTime()) / 1000;
		clock.forward(Math.max(0, seconds));
	};
	return { office, clock, active, until, unit: unitIn(office), file: fileIn(office), fail: failIn(office) };
}

function unitIn(office: Office) {
	return (name: string, creator: string) => addUnit(office, { name, creator }, 'Anna');
}

async function orderOf(office: Office, accountId: string, more: Partial<Order> = {}): Promise<Order> {
	const account = (await office.register.accounts({ id: accountId }))[0];
	return anOrder(office, { accountId, address: account?.address ?? '', ...more });
}

/** Files a snapshot of an account that was captured at noon of a day. */
function fileIn(office: Office) {
	return async (accountId: string, day: string, more: Partial<Filing> = {}, order: Partial<Order> = {}) => {
		const made = await orderOf(office, accountId, { occasion: 'annual', ...order });
		const filing = await aFiling(office, made, {
			capturedAt: `${day}T11:00:00.000Z`,
			filedAt: `${day}T11:05:00.000Z`,
			...more,
		});
		const path = `verksamhet/rad/konto/${day.slice(0, 4)}/${day}_${made.occasion}_${filing.bundleId.slice(0, 8)}.zip`;
		await office.catalogue.recordFiling({ ...filing, path });
		return filing.bundleId;
	};
}

function failIn(office: Office) {
	return async (accountId: string, day: string, code: string, more: Partial<Order> = {}) => {
		const order = await orderOf(office, accountId, { occasion: 'annual', ...more });
		await office.catalogue.recordAttempt({
			id: crypto.randomUUID(),
			orderId: order.id,
			accountId,
			path: `attempts/${order.id}`,
			code,
			at: `${day}T11:00:00.000Z`,
		});
	};
}

/** Begins a closing, and ends it without a snapshot where somebody has decided so. */
export async function close(office: Office, id: string, lastContent: string, override?: string) {
	const closingId = crypto.randomUUID();
	await office.register.change(
		[
			{
				...({ kind: 'closing-begun', id, closingId, from: 'active', lastContent } as const),
				...({ level: 'full', reason: 'Skolan läggs ned' } as const),
			},
			...(override === undefined ? [] : [{ kind: 'account-closed', id, closingId, override } as const]),
		],
		'Anna Ek',
	);
}
