import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { slotIn } from '../../src/planning/calendar.ts';
import { STANDARD_SNAPSHOT_PLAN } from '../../src/records/cadence.ts';
import { addDays, type Day } from '../../src/records/day.ts';
import { openDatabase } from '../../storage/sqlite/open-database.ts';
import { ROWS, type Row } from './rows.ts';

/** What is seeded: accounts in units, each with a snapshot a year. */
export interface Seeded {
	readonly accounts: number;
	readonly units: number;
	readonly filings: number;
	readonly events: number;
	/** Bytes of the catalogue. */
	readonly bytes: number;
}

export const YEARS = 10;
const PLATFORMS = ['facebook', 'instagram', 'youtube', 'linkedin', 'x'];
/** Accounts in one transaction. */
const BATCH = 500;

/**
 * Fills a new catalogue with accounts and ten years of snapshots, orders and events, by SQL alone: the chain of events is a valid one, and what
 * is kept by account agrees with the filings.
 * @param today the last day of the history
 */
export function seedCatalogue(dir: string, accounts: number, today: Day): Seeded {
	mkdirSync(dir, { recursive: true });
	const path = join(dir, 'catalogue.sqlite');
	openDatabase(path).close();
	const db = new BetterSqlite3(path);
	db.pragma('synchronous = OFF');
	db.pragma('foreign_keys = OFF');
	const statements = new Map(
		Object.entries(ROWS).map(([table, columns]) => [
			table,
			db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map((c) => `@${c}`).join()})`),
		]),
	);
	const put = (table: keyof typeof ROWS, row: Row) => statements.get(table)?.run(row);
	const chain = eventChain(put);
	const units = Math.max(15, Math.round((accounts / 45_000) * 4350));
	let filings = 0;
	db.transaction(() => seedRegister(put, units))();
	for (let from = 0; from < accounts; from += BATCH)
		db.transaction(() => {
			for (let i = from; i < Math.min(from + BATCH, accounts); i++)
				filings += seedAccount(put, chain.tell, i, units, today);
		})();
	db.exec('ANALYZE');
	db.pragma('wal_checkpoint(TRUNCATE)');
	const pages = Number(db.pragma('page_count', { simple: true }));
	const bytes = pages * Number(db.pragma('page_size', { simple: true }));
	db.close();
	return { accounts, units, filings, events: chain.count(), bytes };
}

type Put = (table: keyof typeof ROWS, row: Row) => void;
type Tell = (kind: string, subject: string, data: Row, at: string) => void;

/** @returns how to append an event, whose data has its keys in order, and how many there are */
function eventChain(put: Put): { readonly tell: Tell; readonly count: () => number } {
	let number = 0;
	let previous = '0'.repeat(64);
	const actor = 'ogonblick';
	return {
		tell: (kind, subject, data, at) => {
			number++;
			const text = JSON.stringify(data);
			const head = JSON.stringify([number, at, kind, actor, subject]).slice(0, -1);
			const own = hash('sha256', `${head},${text},"${previous}"]`, 'hex');
			put('events', { number, at, kind, actor, subject, data: text, previous, hash: own });
			previous = own;
		},
		count: () => number,
	};
}

function seedRegister(put: Put, units: number): void {
	put('organisations', { id: 'org', name: 'Älvhamra kommun', number: null, is_default: 1 });
	const plan = { id: 'plan', title: 'Plan', title_key: 'plan', version: '1', is_default: 0 };
	put('records_plans', { ...plan, decided_on: '2016-01-01', reference: 'KS 1', taken_in_at: '2016-01-01' });
	const row = {
		id: 'row',
		plan_id: 'plan',
		number: 1,
		code: '1.6',
		title: 'Ögonblicksbild',
		retention: 'Bevaras',
	};
	put('plan_rows', { ...row, rules: '{}', is_default: 0 });
	for (let i = 0; i < units; i++) {
		const name = `Verksamhet ${String(i).padStart(5, '0')}`;
		const said = { creator: 'Nämnden', email: null, is_communications: 0, is_default: 0 };
		put('units', { id: `unit-${i}`, organisation_id: 'org', name, name_key: name.toLowerCase(), ...said });
		put('unit_rows', { unit_id: `unit-${i}`, purpose: 'snapshots', plan_row_id: 'row' });
	}
}

/** One account in use, a few planned, closing or closed; its snapshot of each year on its own day, a few missing or partial. */
function seedAccount(put: Put, tell: Tell, i: number, units: number, today: Day): number {
	const id = `${uuidOf(i)}`;
	const platform = PLATFORMS[i % PLATFORMS.length] ?? 'web';
	const handle = `konto${i}`;
	const since = '2015-06-01';
	const status = i % 50 === 7 ? 'closed' : i % 100 === 3 ? 'planned' : i % 200 === 5 ? 'closing' : 'active';
	const name = `Konto nummer ${i}`;
	const unit = i % units;
	put('accounts', {
		...{ id, unit_id: `unit-${unit}`, plan_row_id: 'row', platform, handle, handle_key: handle },
		...{ address: `https://${platform}.example/${handle}`, address_key: `${platform}.example/${handle}` },
		...{
			name,
			name_key: name.toLowerCase(),
			owner_function: 'Kommunikation',
			holders: '["Rektor","Administratör"]',
		},
		...{ is_public: i % 9 === 0 ? 0 : 1, is_wide: 0, level: 'unique', status, is_default: 0 },
		...{ active_since: status === 'planned' ? null : since, purpose_on: addDays(today, -(i % 380)) },
	});
	const made = `${since}T08:00:00.000Z`;
	put('activity_plans', {
		account_id: id,
		version: 1,
		purpose: 'Informera',
		audience: 'Alla',
		goals: '["Svar"]',
		made_at: made,
	});
	for (const role of ['unit-manager', 'head-of-administration'])
		if (i % 40 !== 1)
			put('sign_offs', {
				...{ account_id: id, version: 1, role, name: role, name_key: role, signed_on: since },
				...{ reference: 'KS 1', attachment: null },
			});
	tell('account-added', id, { address: handle }, made);
	if (status === 'planned') return 0;
	tell('status-changed', id, { from: 'planned', id, to: 'active' }, made);
	const taken = snapshotsOf(id, since, today, i);
	for (const [n, { day, outcome }] of taken.entries())
		seedSnapshot(put, tell, { id, unit, name, day, outcome, n });
	const last = (outcome: string) => taken.findLast((t) => t.outcome === outcome)?.day ?? null;
	const [complete, partial] = [last('complete'), last('partial')];
	put('account_history', {
		...{ account_id: id, complete_overview: complete, complete_unique: complete },
		...{ partial_overview: partial, partial_unique: partial, failures: 0 },
	});
	return taken.length;
}

interface Taken {
	readonly day: Day;
	readonly outcome: 'complete' | 'partial';
}

function snapshotsOf(id: string, since: Day, today: Day, i: number): readonly Taken[] {
	const year = Number(today.slice(0, 4));
	return Array.from({ length: YEARS }, (_, n) => year - YEARS + 1 + n).flatMap((y): Taken[] => {
		const period = { from: `${y}-01-01`, to: `${y}-12-31` };
		const slot = slotIn(period, { id, since, plan: STANDARD_SNAPSHOT_PLAN });
		// The year's own is there already where its day is to come, so that there are ten of each.
		const day = slot && slot.day <= today ? slot.day : addDays(today, -300);
		const missing = y === year && i % 100 === 42;
		return missing ? [] : [{ day, outcome: (i + y) % 20 === 0 ? 'partial' : 'complete' }];
	});
}

interface Snapshot extends Taken {
	readonly id: string;
	readonly unit: number;
	readonly name: string;
	readonly n: number;
}

function seedSnapshot(put: Put, tell: Tell, { id, unit, name, day, outcome, n }: Snapshot): void {
	const orderId = `${id}-o${n}`;
	const bundleId = hash('md5', orderId, 'hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-');
	const occasion = n % 10 === 9 ? 'change' : n % 97 === 96 ? 'removal' : 'annual';
	const at = `${day}T02:00:00.000Z`;
	put('orders', {
		...{
			id: orderId,
			account_id: id,
			occasion,
			reason: '',
			level: 'unique',
			ordered_by: 'ogonblick',
			ordered_at: at,
		},
		...{ ordered_as: 'system-account', due: at, state: 'filed', out: null, allow_hosts: '[]', limits: '{}' },
		...{ attempts: 1, is_restricted: 0 },
	});
	const path = `verksamhet/rad/${id}/${day.slice(0, 4)}/${day}_${occasion}_${bundleId.slice(0, 8)}.zip`;
	const sha256 = hash('sha256', bundleId, 'hex');
	put('filings', {
		...{
			bundle_id: bundleId,
			order_id: orderId,
			account_id: id,
			unit_id: `unit-${unit}`,
			plan_row_id: 'row',
			occasion,
		},
		...{ outcome, root: '', path, bytes: 1_000_000, sha256, captured_at: at, captured_on: day, filed_at: at },
		...{
			posts: 100,
			findings: 2,
			account_name: name,
			account_name_key: name.toLowerCase(),
			is_restricted: 0,
		},
	});
	tell(
		'order-placed',
		orderId,
		{ accountId: id, allowHosts: '', due: at, level: 'unique', occasion, reason: '' },
		at,
	);
	tell('order-claimed', orderId, { attempts: 1 }, at);
	tell('filing-intended', bundleId, { orderId, path, sha256 }, at);
	tell(
		'bundle-filed',
		bundleId,
		{ accountId: id, bytes: 1_000_000, orderId, outcome, path, sha256, was: 'claimed' },
		at,
	);
}

/** Ids that look like the program's own, the same in every run. */
function uuidOf(i: number): string {
	return hash('md5', `account ${i}`, 'hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-');
}
