import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { bundleById, unknownBundle } from '../../work/wanted-bundle.ts';
import { sightOf } from './sight.ts';
import type { WebContext } from './visitor.ts';

/**
 * The bundle of that id, or the one that the address names, for who may see its unit. Another's is answered as one that is not there, before anything of it is
 * read, or the answer, or how long it takes, would tell that it is.
 * @throws UsageError `unknown-bundle`
 */
export async function seenBundle(
	office: Office,
	c: WebContext,
	id = c.req.param('id') ?? '',
): Promise<Filing> {
	const { sees, filings } = sightOf(office, c);
	try {
		const filing = await bundleById(office, id);
		if (sees(filing.unitId)) return filing;
	} catch (error) {
		// That several begin so tells of them as well.
		const isOfBundles = error instanceof OgonblickError && error.code.startsWith('ambiguous-');
		if (filings.unitIds === undefined || !isOfBundles) throw error;
	}
	throw unknownBundle(id);
}
