import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { keepLook } from '../../work/keep-look.ts';
import { notAllowed } from '../../work/people/who.ts';
import { seenBundle } from './seen-bundle.ts';
import { sightOf } from './sight.ts';
import { visitorOf, type WebContext } from './visitor.ts';

/**
 * The bundle that the address names, for who may see it; a look at one that is restricted is recorded before anything of it is shown.
 * @param what as `keepLook`
 * @throws UsageError `not-allowed` `unknown-bundle`
 */
export async function openBundle(
	office: Office,
	c: WebContext,
	what: string,
	id = c.req.param('id') ?? '',
): Promise<Filing> {
	const filing = await seenBundle(office, c, id);
	const { seesRestricted } = sightOf(office, c);
	if (!filing.isRestricted) return filing;
	if (!seesRestricted(filing.unitId)) throw notAllowed();
	await keepLook(office, filing, visitorOf(c).person, what);
	return filing;
}
