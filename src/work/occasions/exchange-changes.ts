import type { Office } from '../../office.ts';
import { accountKey, canonicalAddress } from '../../records/address.ts';
import { localDate } from '../../records/local-date.ts';
import type { AnnouncedChange } from '../../records/occasions/announced.ts';
import type { RegisterChange } from '../../records/register/change.ts';
import { wrongInChange, wrongInDay } from '../../records/register/plan-occasions.ts';
import { type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { wrongInName } from '../../records/register/texts.ts';
import { comparable } from '../../records/same-name.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { ANSWERS } from '../../records/words/register-values.ts';
import type { FieldRow } from '../register/columns.ts';
import { type Imported, importRows } from '../register/import.ts';
import { twiceIn } from '../register/read-rows.ts';
import { yesOrNo } from '../register/wishes.ts';
import type { HandedIn } from '../tables/form.ts';
import type { TableFormat } from '../tables/formats.ts';
import { writeTable } from '../tables/write-table.ts';
import { listChanges } from './announce-change.ts';

const FIELDS = [
	...(['address', 'name', 'on', 'what', 'by', 'happened', 'change'] as const),
] as const satisfies RegisterField[];

/** What a row comes to. */
interface Planned {
	readonly wrong: readonly Wrong[];
	readonly changes: readonly RegisterChange[];
}

/** The announced changes as a table that `importChanges` takes back; those that were withdrawn are left out. @param sees whether a unit's are among them, by its id */
export async function exportChanges(
	office: Office,
	format: TableFormat,
	lang: Language,
	sees: (unitId: string) => boolean = () => true,
): Promise<string> {
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const standing = (await listChanges(office)).filter(
		({ account, change }) => !change.withdrawn && sees(account.unitId),
	);
	const rows = standing.map(({ account, change }) => [
		...[account.address, account.name, change.on, change.what, change.announcedBy],
		...[ANSWERS[change.on <= today ? 'yes' : 'no'][lang], change.id],
	]);
	return writeTable(
		FIELDS.map((key) => ({ key, head: FIELD_NAMES[key][lang] })),
		rows,
		format,
	);
}

/**
 * Announces what is not announced yet, and moves what has another day under its id; all rows or none. What the table does not name stays.
 * @param tryOnly true to be told what it would come to, and change nothing
 * @param mayIn whether they may announce changes of a unit's accounts, by its id; a row of any other is wrong
 * @param sees whether they may know of a unit's accounts; one of any other is unknown
 * @throws UsageError `change-there`
 */
export async function importChanges(
	office: Office,
	file: HandedIn,
	by: string,
	tryOnly: boolean,
	mayIn: (unitId: string) => boolean = () => true,
	sees: (unitId: string) => boolean = () => true,
): Promise<Imported> {
	const accounts = new Map((await office.register.accounts()).map((a) => [accountKey(a.address), a]));
	const there = await office.occasions.changes({ withWithdrawn: true });
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const seen = new Set<string>();
	return importRows(office, file, by, tryOnly, FIELDS, ['address', 'on', 'what'], (row): Planned => {
		const address = row.text('address') ?? '';
		const canonical = canonicalAddress(address);
		const account = canonical.ok ? accounts.get(accountKey(canonical.address)) : undefined;
		if (!account || !sees(account.unitId))
			return refused([wrong('address', address, address === '' ? 'missing' : 'unknown-account')]);
		if (!mayIn(account.unitId)) return refused([wrong('address', address, 'unit-elsewhere')]);
		const { on = '', what = '' } = { on: row.text('on'), what: row.text('what') };
		const key = `${account.id} ${on} ${comparable(what)}`;
		const twice = twiceIn(seen, key, 'what', what);
		if (twice.length > 0) return refused(twice);
		const known = there.find(({ id }) => id === row.text('change'));
		if (known) return again(row, account, known, today);
		const same = there.some((c) => !c.withdrawn && `${c.accountId} ${c.on} ${comparable(c.what)}` === key);
		return same ? { wrong: [], changes: [] } : announced(row, account, today);
	});
}

/** A row of a change that this register has already. */
function again(row: FieldRow, account: RegisteredAccount, known: AnnouncedChange, today: string): Planned {
	const { id, on: from } = known;
	const to = row.text('on') ?? '';
	const [what, by] = [row.text('what') ?? '', row.text('by') || known.announcedBy];
	if (known.withdrawn) return refused([wrong('change', id.slice(0, 8), 'change-withdrawn')]);
	if (known.accountId !== account.id) return refused([wrong('address', account.address, 'change-otherwise')]);
	if (what !== known.what) return refused([wrong('what', what, 'change-otherwise')]);
	if (by !== known.announcedBy) return refused([wrong('by', by, 'change-otherwise')]);
	if (to === from) return { wrong: [], changes: [] };
	const found = wrongInDay(to, today, false);
	if (found.length > 0) return refused(found);
	return { wrong: [], changes: [{ kind: 'change-moved', id: account.id, changeId: id, from, to }] };
}

function announced(row: FieldRow, account: RegisteredAccount, today: string): Planned {
	const { on = '', what = '', by = '' } = { on: row.text('on'), what: row.text('what'), by: row.text('by') };
	const found: Wrong[] = [];
	const hasHappened = yesOrNo(row, 'happened', found) ?? false;
	found.push(...wrongInChange({ on, what }, account, today, hasHappened));
	if (by !== '') found.push(...wrongInName('by', by));
	if (found.length > 0) return refused(found);
	const change: RegisterChange = {
		...({ kind: 'change-announced', id: account.id, changeId: crypto.randomUUID(), on, what } as const),
		...(by === '' ? {} : { announcedBy: by }),
	};
	return { wrong: [], changes: [change] };
}

function refused(found: readonly Wrong[]): Planned {
	return { wrong: found, changes: [] };
}
