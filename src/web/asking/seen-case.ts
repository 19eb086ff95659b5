import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
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
