import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type CollectiveCase, caseFor } from '../../records/cases/case.ts';
import { type CaseWish, type PlannedCase, planCase, planCaseChange } from '../../records/cases/plan-case.ts';
import { comparable } from '../../records/same-name.ts';
import { RegisterRefused } from '../register/refused.ts';

/** A case as it is now, and how many filings of its year were linked to it. */
export interface KeptCase {
	readonly case: CollectiveCase;
	readonly linked: number;
	/** How many of its year and part belong to another case, whose number their sealed manifests state. */
	readonly elsewhere: number;
}

/** Registers the case of a year. @throws RegisterRefused · as `Cases.change` */
export async function addCase(office: Office, wish: CaseWish, by: string): Promise<KeptCase> {
	const newId = crypto.randomUUID();
	const known = { cases: await office.cases.list(), units: await office.register.units(), newId };
	return kept(office, planCase(wish, known, false), newId, by);
}

/** Another number or title. Bundles that are sealed with the old number keep it. @throws RegisterRefused · as `theCase` and `Cases.change` */
export async function changeCase(
	office: Office,
	wanted: string,
	wish: Pick<CaseWish, 'number' | 'title'>,
	by: string,
): Promise<KeptCase> {
	const there = await theCase(office, wanted);
	return kept(office, planCaseChange(wish, there), there.id, by);
}

async function kept(
	office: Office,
	{ wrong, change }: PlannedCase,
	id: string,
	by: string,
): Promise<KeptCase> {
	if (wrong.length > 0) throw new RegisterRefused(wrong);
	const linked = change ? await office.cases.change([change], by) : 0;
	const there = await theCase(office, id);
	return { case: there, linked, elsewhere: await countElsewhere(office, there) };
}

/** @param wanted its number in any case, its id, or its year where the year has one case @throws UsageError `unknown-case` `ambiguous-case` */
export async function theCase({ cases }: Pick<Office, 'cases'>, wanted: string): Promise<CollectiveCase> {
	const all = await cases.list();
	const key = comparable(wanted);
	const byNumber = all.filter(({ id, number }) => id === wanted || comparable(number) === key);
	const found = byNumber.length > 0 ? byNumber : all.filter(({ year }) => String(year) === wanted.trim());
	const [one, ...more] = found;
	if (one && more.length === 0) return one;
	if (one)
		throw new UsageError(`${found.length} collective cases are called "${wanted}"`, {
			code: 'ambiguous-case',
			subject: wanted,
			remedy: `Give the number or id of one: ${found.map(({ number, id, year }) => `${number} (${year}, ${id})`).join(' or ')}`,
		});
	throw new UsageError(`No collective case is called "${wanted}"`, {
		code: 'unknown-case',
		subject: wanted,
		remedy: 'List the cases to see which there are.',
	});
}

/** By unit and case, as the catalogue counts them: a year's filings are tens of thousands. */
async function countElsewhere({ cases, register }: Office, of: CollectiveCase): Promise<number> {
	const { year, id } = of;
	const ofYear = await cases.list({ year });
	const counts = await cases.countsByUnit(ofYear.flatMap((one) => (one.id === id ? [] : one.id)));
	if (counts.size === 0) return 0;
	const units = await register.units({ ids: [...counts.keys()] });
	const creators = new Map(units.map((unit) => [unit.id, unit.creator]));
	let elsewhere = 0;
	for (const [unitId, n] of counts)
		if (caseFor(ofYear, { year, unitId, creator: creators.get(unitId) ?? '' })?.id === id) elsewhere += n;
	return elsewhere;
}
