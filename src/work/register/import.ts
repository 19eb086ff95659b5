import type { Office } from '../../office.ts';
import { accountKey, canonicalAddress } from '../../records/address.ts';
import type { CaseChange } from '../../records/cases/case.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisterChange } from '../../records/register/change.ts';
import { planAccount } from '../../records/register/plan-account.ts';
import { planUnit, unitCalled } from '../../records/register/plan-unit.ts';
import { type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import type { HandedIn, Sheet } from '../tables/form.ts';
import type { FieldRow } from './columns.ts';
import { readRows, twiceIn, type WrongRow } from './read-rows.ts';
import { ACCOUNT_FIELDS, accountWish, UNIT_FIELDS, unitWish } from './wishes.ts';

/** What one row of a table comes to. */
export interface ImportedRow {
	/** As `WrongRow.row`. */
	readonly row: number;
	/** What the row is about: an address, a unit's name, a year. */
	readonly name: string;
	/** Empty where all is as the row says already. */
	readonly changes: readonly (RegisterChange | CaseChange)[];
}

/** What an import came to. Where any row is wrong, nothing was changed. */
export interface Imported {
	/** Each row that was understood; none where any is wrong. */
	readonly rows: readonly ImportedRow[];
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly wrong: readonly WrongRow[];
	/** Of Excel: which sheet was read. */
	readonly sheet?: Sheet;
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

/**
 * As `importUnits`.
 * @param mayIn whether they may keep a unit's register, by its id; a row of any other is wrong
 * @param sees whether they may know of a unit's accounts; of any other nothing is told: its name is unknown, and its account's address new, though not theirs to register
 */
export async function importAccounts(
	office: Office,
	file: HandedIn,
	by: string,
	tryOnly: boolean,
	mayIn: (unitId: string) => boolean = () => true,
	sees: (unitId: string) => boolean = () => true,
): Promise<Imported> {
	const units = await office.register.units();
	const accounts = await office.register.accounts();
	const seenUnits = units.filter(({ id }) => sees(id));
	const there = new Map(accounts.map((account) => [accountKey(account.address), account]));
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const seen = new Set<string>();
	return importRows(office, file, by, tryOnly, ACCOUNT_FIELDS, ['address'], (row) => {
		const { wish, wrong: unread } = accountWish(row);
		const canonical = canonicalAddress(wish.address);
		const key = canonical.ok ? accountKey(canonical.address) : wish.address;
		const twice = twiceIn(seen, key, 'address', wish.address);
		const held = there.get(key);
		const isHidden = held !== undefined && !held.isDefault && !sees(held.unitId);
		const known = isHidden ? undefined : held;
		const named = wish.unit === undefined ? undefined : unitCalled(units, wish.unit);
		const isUnknown = named !== undefined && !sees(named.id);
		const context = { units: isUnknown ? seenUnits : units, today, newId: crypto.randomUUID() };
		const planned = planAccount(wish, known, context);
		const concerned = [known?.isDefault ? undefined : known?.unitId, isUnknown ? undefined : named?.id];
		// What else is wrong would tell how an account of others stands.
		const others = concerned.some((unitId) => unitId !== undefined && !mayIn(unitId))
			? [wrong('unit', named?.name ?? wish.address, 'unit-elsewhere')]
			: [...planned.wrong];
		if (isHidden && others.length === 0) others.push(wrong('address', wish.address, 'address-not-yours'));
		return { wrong: [...unread, ...twice, ...others], changes: planned.changes };
	});
}

/** All rows of a file, or none. @param plan what a row comes to */
export async function importRows(
	{ register }: Office,
	file: HandedIn,
	by: string,
	tryOnly: boolean,
	known: readonly RegisterField[],
	needed: readonly [RegisterField, ...RegisterField[]],
	plan: Planned,
): Promise<Imported> {
	const { rows, wrong: unread, sheet } = await readRows(file, known, needed);
	const nothing = { rows: [], added: 0, changed: 0, unchanged: 0, ...(sheet ? { sheet } : {}) };
	if (unread.length > 0) return { ...nothing, wrong: unread };
	const planned = rows.map((row) => ({ row: row.at, name: row.text(needed[0]) ?? '', ...plan(row) }));
	const found = planned.flatMap(({ row, wrong }) => wrong.map((w) => ({ row, ...w })));
	if (found.length > 0) return { ...nothing, wrong: found };
	const changes = planned.flatMap((row) => row.changes);
	if (!tryOnly && changes.length > 0) await register.change(changes, by);
	const adds = ({ kind }: RegisterChange) => kind.endsWith('-added') || kind === 'change-announced';
	const added = planned.filter((row) => row.changes.some(adds)).length;
	const unchanged = planned.filter((row) => row.changes.length === 0).length;
	const come = planned.map(({ row, name, changes }) => ({ row, name, changes }));
	return { ...nothing, rows: come, added, unchanged, changed: planned.length - added - unchanged, wrong: [] };
}
