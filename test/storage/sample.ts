import { randomUUID } from 'node:crypto';
import { type Config, readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { Office } from '../../src/office.ts';
import { recognise } from '../../src/records/address.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { Order } from '../../src/records/order.ts';
import { type OpenOptions, openOffice } from '../../storage/open.ts';
import { SOON } from '../fixtures/soon.ts';

export function configOf(dataDir: string, more: Readonly<Record<string, string>> = {}): Config {
	return readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', KEEP_FREE_BYTES: '0', ...SOON, ...more });
}

export function officeIn(
	dataDir: string,
	more: OpenOptions & { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Office> {
	const { env, ...options } = more;
	return openOffice(configOf(dataDir, env), { log: openLog('silent'), ...options });
}

export function accountAt(address: string) {
	const recognised = recognise(address);
	return { ...recognised, name: recognised.handle };
}

export async function anOrder(
	office: Pick<Office, 'catalogue'>,
	more: Partial<Order> & { readonly address?: string } = {},
): Promise<Order> {
	const { address = 'https://social.example/@kommunen', ...rest } = more;
	const account = await office.catalogue.ensureDefaultAccount(accountAt(address));
	return office.catalogue.addOrder({
		id: randomUUID(),
		accountId: account.id,
		occasion: 'adhoc',
		reason: 'Ett prov',
		level: 'unique',
		orderedBy: 'anna',
		orderedAs: 'person',
		orderedAt: '2026-11-23T10:00:00.000Z',
		due: '2026-11-23T10:00:00.000Z',
		allowHosts: [],
		limits: {},
		...rest,
	});
}

export async function aFiling(office: Office, order: Order, more: Partial<Filing> = {}): Promise<Filing> {
	const { account, unit, row } = await office.catalogue.accountContext(order.accountId);
	const bundleId = more.bundleId ?? randomUUID();
	return {
		bundleId,
		orderId: order.id,
		accountId: account.id,
		unitId: unit.id,
		planRowId: row.id,
		occasion: order.occasion,
		outcome: 'complete',
		root: office.bundles().root,
		path: `enhet/rad/konto/2026/2026-11-23_adhoc_${bundleId.slice(0, 8)}.zip`,
		bytes: 4,
		sha256: 'a'.repeat(64),
		capturedAt: '2026-11-23T10:00:00.000Z',
		filedAt: '2026-11-23T10:05:00.000Z',
		posts: 12,
		findings: 1,
		...more,
	};
}
