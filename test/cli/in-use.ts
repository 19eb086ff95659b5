import { localDate } from '../../src/records/local-date.ts';
import type { RegisterChange } from '../../src/records/register/change.ts';
import { accountAt, aFiling, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { type Ended, ogonblick } from './ogonblick.ts';

export const ADDRESS = 'https://social.example/@skolan';
export const today = localDate(new Date(), 'Europe/Stockholm');
export let env: Record<string, string>;
export const run = (...args: readonly string[]) => ogonblick(args, env);
export const json = async (...args: readonly string[]) => JSON.parse((await run(...args, '--json')).stdout);
export const flat = ({ stdout, stderr }: Ended) => `${stdout} ${stderr}`.replace(/\s+/g, ' ');

/** An office with an active account since 2020, and a planned one. Call it before each test. */
export async function anAccountInUse(): Promise<void> {
	env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const office = await officeIn(env.DATA_DIR ?? '', {
		clock: { now: () => new Date('2020-01-01T12:00:00Z') },
	});
	const unit = { name: 'Björkskolan', creator: 'Nämnden', isCommunications: false };
	const added = (id: string): RegisterChange => ({
		kind: 'account-added',
		account: { id, unitId: 'u', ...accountAt(`https://social.example/@${id}`), facts: {} },
	});
	await office.register.change(
		[
			{ kind: 'unit-added', id: 'u', unit },
			...[added('skolan'), added('planerat')],
			{ kind: 'status-changed', id: 'skolan', from: 'planned', to: 'active' },
		],
		'Anna',
	);
	await office.close();
}

/** Files what the open closure order, or another one, asks for. */
export async function file(occasion: string, outcome: 'complete' | 'partial'): Promise<string> {
	const office = await officeIn(env.DATA_DIR ?? '');
	const order = (await office.catalogue.openOrders()).find((o) => o.occasion === occasion);
	if (!order) throw new Error(`no order of ${occasion} is open`);
	const now = new Date().toISOString();
	const filing = await aFiling(office, order, {
		...{ outcome, capturedAt: now, filedAt: now },
		...(order.isRestricted ? { isRestricted: true } : {}),
	});
	await office.catalogue.recordFiling(filing);
	await office.close();
	return filing.bundleId;
}
