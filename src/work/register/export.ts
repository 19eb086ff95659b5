import type { AccountFilter, Office } from '../../office.ts';
import type { RegisterField } from '../../records/register/problem.ts';
import type { RegisteredAccount, RegisteredUnit, SigningRole } from '../../records/register/registered.ts';
import type { Language } from '../../records/words/language.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { ANSWERS, STATUS_NAMES } from '../../records/words/register-values.ts';
import type { Cell } from '../tables/form.ts';
import type { TableFormat } from '../tables/formats.ts';
import { writeTable } from '../tables/write-table.ts';
import { cadenceCells } from './cadence-cells.ts';
import { ACCOUNT_FIELDS, UNIT_FIELDS } from './wishes.ts';

/** The units as a table that `importUnits` takes back. @param sees whether a unit is among them, by its id */
export async function exportUnits(
	{ register }: Office,
	format: TableFormat,
	lang: Language,
	sees: (unitId: string) => boolean = () => true,
): Promise<string> {
	const units = (await register.units()).filter(({ id }) => sees(id));
	return table(UNIT_FIELDS, units, (unit) => unitCells(unit, lang), format, lang);
}

/** The registered accounts as a table that `importAccounts` takes back. */
export async function exportAccounts(
	{ register }: Office,
	filter: AccountFilter,
	format: TableFormat,
	lang: Language,
): Promise<string> {
	const accounts = await register.accounts({ ...filter, isRegistered: true });
	return table(ACCOUNT_FIELDS, accounts, (account) => accountCells(account, lang), format, lang);
}

function table<Field extends RegisterField, T>(
	fields: readonly Field[],
	things: readonly T[],
	cellsOf: (thing: T) => Readonly<Record<Field, Cell>>,
	format: TableFormat,
	lang: Language,
): string {
	const columns = fields.map((key) => ({ key, head: FIELD_NAMES[key][lang] }));
	const rows = things.map((thing) => {
		const cells = cellsOf(thing);
		return fields.map((field) => cells[field]);
	});
	return writeTable(columns, rows, format);
}

function unitCells(unit: RegisteredUnit, lang: Language): Record<(typeof UNIT_FIELDS)[number], Cell> {
	const { name, creator, email = '', isCommunications } = unit;
	return {
		name,
		creator,
		email,
		communications: answer(isCommunications, lang),
		...cadenceCells(unit, lang),
	};
}

function accountCells(
	account: RegisteredAccount,
	lang: Language,
): Record<(typeof ACCOUNT_FIELDS)[number], Cell> {
	const { address, platform, name, unit, owner, holders, plan, level, status } = account;
	const signed = (role: SigningRole) => plan.signOffs.find((s) => s.role === role);
	const manager = signed('unit-manager');
	const head = signed('head-of-administration');
	return {
		...{ address, platform, name, unit: unit.name, owner, holders, level },
		...{ purpose: plan.purpose, audience: plan.audience, goals: plan.goals },
		public: answer(account.isPublic, lang),
		wide: answer(account.isWide, lang),
		...cadenceCells(account, lang),
		status: STATUS_NAMES[status][lang],
		'unit-manager': manager?.name ?? '',
		'unit-manager-on': manager?.on ?? '',
		'head-of-administration': head?.name ?? '',
		'head-of-administration-on': head?.on ?? '',
		reference: manager?.reference ?? head?.reference ?? '',
		'head-of-administration-reference':
			head && manager && head.reference !== manager.reference ? head.reference : '',
	};
}

function answer(is: boolean, lang: Language): string {
	return ANSWERS[is ? 'yes' : 'no'][lang];
}
