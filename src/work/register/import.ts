import type { Office } from '../../office.ts';
import { accountKey, canonicalAddress } from '../../records/address.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisterChange } from '../../records/register/change.ts';
import { planAccount } from '../../records/register/plan-account.ts';
import { planUnit, unitCalled } from '../../records/register/plan-unit.ts';
import { type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import { byFields, type FieldRow } from './columns.ts';
import { NotATable, readTable } from './table.ts';
import { ACCOUNT_FIELDS, accountWish, UNIT_FIELDS, unitWish } from './wishes.ts';

/** What is wrong in a row; row 0 is the table itself. */
export interface WrongRow extends Wrong {
	/** Line of the file, or number of the item in YAML. */
	readonly row: number;
}

/** What an import came to. Where any row is wrong, nothing was changed. */
export interface Imported {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly wrong: readonly WrongRow[];
}

/** A file that somebody hands in. */
export interface HandedIn {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What a row comes to. */
type Planned = (row: FieldRow) => {
	readonly wrong: readonly Wrong[];
	readonly changes: readonly RegisterChange[];
};

/** @param tryOnly true to be told what it would come to, and change nothing */
export async function importUnits(
	office: Office,
	file: HandedIn,
	by: string,
	tryOnly: boolean,
): Promise<Imported> {
	const units = await office.register.units();
	const seen = new Set<string>();
	return importRows(office, file, by, tryOnly, UNIT_FIELDS, ['name'], (row) => {
		const { wish, wrong: unread } = unitWish(row);
		const twice = twiceIn(seen, comparable(wish.name), 'name', wish.name);
		const planned = planUnit(wish, unitCalled(units, wish.name), units, crypto.randomUUID());
		return {
			wrong: [...unread, ...twice, ...planned.wrong],
			changes: planned.change ? [planned.change] : [],
		};
	});
}

/** As `importUnits`. */
export async function importAccounts(
	office: Office,
	file: HandedIn,
	by: string,
	tryOnly: boolean,
): Promise<Imported> {
	const units = await office.register.units();
	const accounts = await office.register.accounts();
	const there = new Map(accounts.map((account) => [accountKey(account.address), account]));
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const seen = new Set<string>();
	return importRows(office, file, by, tryOnly, ACCOUNT_FIELDS, ['address'], (row) => {
		const { wish, wrong: unread } = accountWish(row);
		const canonical = canonicalAddress(wish.address);
		const key = canonical.ok ? accountKey(canonical.address) : wish.address;
		const twice = twiceIn(seen, key, 'address', wish.address);
		const planned = planAccount(wish, there.get(key), { units, today, newId: crypto.randomUUID() });
		return { wrong: [...unread, ...twice, ...planned.wrong], changes: planned.changes };
	});
}

async function importRows(
	{ register }: Office,
	{ name, bytes }: HandedIn,
	by: string,
	tryOnly: boolean,
	known: readonly RegisterField[],
	needed: readonly [RegisterField, ...RegisterField[]],
	plan: Planned,
): Promise<Imported> {
	const nothing = { added: 0, changed: 0, unchanged: 0 };
	let table: ReturnType<typeof byFields>;
	try {
		table = byFields(await readTable(bytes, name), known, needed);
	} catch (error) {
		if (!(error instanceof NotATable)) throw error;
		return { ...nothing, wrong: [{ row: 0, ...wrong(needed[0], error.message, 'not-a-table') }] };
	}
	if (table.wrong.length > 0) return { ...nothing, wrong: table.wrong.map((w) => ({ row: 0, ...w })) };
	const planned = table.rows.map((row) => ({ row: row.at, ...plan(row) }));
	const found = planned.flatMap(({ row, wrong }) => wrong.map((w) => ({ row, ...w })));
	if (found.length > 0) return { ...nothing, wrong: found };
	if (!tryOnly)
		await register.change(
			planned.flatMap(({ changes }) => changes),
			by,
		);
	return {
		added: planned.filter(({ changes }) => changes.some(({ kind }) => kind.endsWith('-added'))).length,
		changed: planned.filter(
			({ changes }) => changes.length > 0 && !changes.some(({ kind }) => kind.endsWith('-added')),
		).length,
		unchanged: planned.filter(({ changes }) => changes.length === 0).length,
		wrong: [],
	};
}

function twiceIn(seen: Set<string>, key: string, field: RegisterField, value: string): readonly Wrong[] {
	if (key !== '' && seen.has(key)) return [wrong(field, value, 'twice-in-file')];
	seen.add(key);
	return [];
}
