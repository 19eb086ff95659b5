import type { Office } from '../../../src/office.ts';
import { addAccount, addUnit } from '../../../src/work/register/keep.ts';
import { takeInPlan } from '../../../src/work/register/take-in-plan.ts';
import { tempOffice } from '../../storage/temp-office.ts';

const PLAN = { title: 'Nämndens plan', version: '1', decidedOn: '2026-03-01', reference: 'KS 2026/4' };
export const HEADS = ['Process', 'Handlingstyp', 'Diarieförs', 'Gallringsfrist', 'Förvaring', 'Eget'];
/** A heading and two records. */
export const ROWS = [
	['1.6', 'Kommunicera', '', '', '', ''],
	['1.6.2', 'Ögonblicksbild av konto', 'Ja', 'Bevaras', 'E-arkiv', 'x'],
	['', 'Borttaget inlägg', 'Ja', 'Gallras efter 2 år', '', ''],
];

export const csv = (rows: readonly (readonly string[])[]) => ({
	name: 'plan.csv',
	bytes: new TextEncoder().encode(rows.map((row) => row.join(';')).join('\n')),
});
export const take = (
	office: Office,
	file: Parameters<typeof takeInPlan>[1],
	more: Partial<typeof PLAN> = {},
) => takeInPlan(office, file, { ...PLAN, ...more }, 'Anna', false);

/** An office with a unit and its account. */
export async function withUnit() {
	const office = await tempOffice();
	const unit = await addUnit(office, { name: 'Björkskolan', creator: 'Nämnden' }, 'Anna');
	const account = await addAccount(office, { address: 'https://x.com/b', unit: unit.id, facts: {} }, 'Anna');
	return { office, unit, account };
}
