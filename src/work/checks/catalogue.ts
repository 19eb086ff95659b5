import type { Office } from '../../office.ts';
import { type Check, inShort, missing, ok } from './check.ts';

/** Opens the catalogue and recomputes its event chain. */
export async function checkCatalogue(openOffice: () => Promise<Office>): Promise<readonly Check[]> {
	let office: Office;
	try {
		office = await openOffice();
	} catch (error) {
		return [missing('catalogue', inShort(error), 'catalogue-closed')];
	}
	try {
		await office.catalogue.filings({ limit: 1 });
		const chain = await office.catalogue.verifyEvents();
		return [
			ok('catalogue', office.config.DATA_DIR),
			chain.ok
				? ok('events', String(chain.events))
				: missing('events', String(chain.brokenAt), 'events-broken'),
		];
	} catch (error) {
		return [missing('catalogue', inShort(error), 'catalogue-closed')];
	} finally {
		await office.close();
	}
}
