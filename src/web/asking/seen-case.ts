import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { CollectiveCase } from '../../records/cases/case.ts';
import { theCase } from '../../work/cases/keep.ts';
import { type CountedCase, listCases } from '../../work/cases/show.ts';
import { sightOf } from './sight.ts';
import type { WebContext } from './visitor.ts';

/** Collective cases that are not of a unit that the one who asks does not see; what they see alone is counted. */
export async function seenCases(
	office: Office,
	c: WebContext,
	year?: number,
): Promise<readonly CountedCase[]> {
	const { sees, filings } = sightOf(office, c);
	const all = await listCases(office, year, filings.unitIds);
	return all.filter(({ case: { unitId } }) => unitId === undefined || sees(unitId));
}

/** The case of that id, or the one that the address names; one of a unit that they do not see is answered as one that is not there. @throws UsageError `unknown-case` */
export async function seenCase(
	office: Office,
	c: WebContext,
	id = c.req.param('id') ?? '',
): Promise<CountedCase> {
	const found = (await seenCases(office, c)).find((one) => one.case.id === id);
	if (found) return found;
	throw new UsageError(`No collective case is called "${id}"`, {
		...{ code: 'unknown-case', subject: id },
		remedy: 'List the cases to see which there are.',
	});
}

/**
 * The case that is called so, as `theCase` takes it, among those that the one who asks sees: what is said of several that a name fits tells of no other.
 * @throws UsageError `unknown-case` `ambiguous-case`
 */
export async function seenCaseCalled(office: Office, c: WebContext, wanted: string): Promise<CollectiveCase> {
	const { sees } = sightOf(office, c);
	const list: Office['cases']['list'] = async (filter) =>
		(await office.cases.list(filter)).filter(({ unitId }) => unitId === undefined || sees(unitId));
	return theCase({ cases: { ...office.cases, list } }, wanted);
}
