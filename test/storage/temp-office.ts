import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { Clock, Office } from '../../src/office.ts';
import { recognise } from '../../src/records/address.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { Order } from '../../src/records/order.ts';
import { openOffice } from '../../storage/open.ts';

/** A clock that stands still until it is told to go on. */
export interface HandClock extends Clock {
	forward(seconds: number): void;
}

export function handClock(start = '2026-11-23T22:45:00.000Z'): HandClock {
	let now = Date.parse(start);
	return {
		now: () => new Date(now),
		forward: (seconds) => {
			now += seconds * 1000;
		},
	};
}

export async function tempDir(): Promise<string> {
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-test-'));
	onTestFinished(() => rm(dir, { recursive: true, force: true }));
	return dir;
}

export function configOf(dataDir: string, more: Record<string, string> = {}): Config {
	return readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', KEEP_FREE_BYTES: '0', ...more });
}

export async function tempOffice(
	more: { readonly dataDir?: string; readonly clock?: Clock; readonly env?: Record<string, string> } = {},
): Promise<Office> {
	const config = configOf(more.dataDir ?? (await tempDir()), more.env);
	const office = await openOffice(config, {
		log: openLog('silent'),
		...(more.clock === undefined ? {} : { clock: more.clock }),
	});
	onTestFinished(() => office.close());
	return office;
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

/** Runs one of the scripts in `children/` in a process of its own, to its end. */
export async function runChild(script: string, ...args: readonly string[]): Promise<string> {
	const file = new URL(`children/${script}`, import.meta.url).pathname;
	const { stdout } = await promisify(execFile)(process.execPath, [file, ...args]);
	return stdout;
}
