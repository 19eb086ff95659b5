import { notAllowed } from '../../work/people/who.ts';
import type { Sight } from './sight.ts';
import type { WebContext } from './visitor.ts';

/** Everything only for who sees everything; otherwise a unit of theirs, by id or name. @throws UsageError `not-allowed` */
export async function unitAsked(c: WebContext, { sees, filings, units }: Sight): Promise<string | undefined> {
	const written = c.req.query('enhet')?.trim() || undefined;
	const [unit] = written === undefined ? [] : await units({ called: written });
	const asked = unit?.id ?? written;
	if (asked === undefined ? filings.unitIds !== undefined : !sees(asked)) throw notAllowed();
	return asked;
}

/** As a filter asks for it: of one unit, or of all that the one who asks sees. @throws UsageError `not-allowed` */
export async function unitIdsAsked(c: WebContext, sight: Sight): Promise<Sight['filings']> {
	const unitId = c.req.query('enhet')?.trim() ? await unitAsked(c, sight) : undefined;
	return unitId === undefined ? sight.filings : { unitIds: [unitId] };
}
