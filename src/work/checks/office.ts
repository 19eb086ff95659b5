import type { Office } from '../../office.ts';
import { checkBundles } from './bundles.ts';
import { type Check, inFew, inShort, missing, ok } from './check.ts';
import { checkSessionKey } from './session-key.ts';

/**
 * Opens the office: its catalogue, whose event chain is recomputed and compared with what it tells of,
 * the bundles that it knows and those that lie there, and the key of its logins.
 */
export async function checkOffice(openOffice: () => Promise<Office>): Promise<readonly Check[]> {
	let office: Office;
	try {
		office = await openOffice();
	} catch (error) {
		return [missing('catalogue', inShort(error), 'catalogue-closed', error)];
	}
	try {
		await office.catalogue.filings({ limit: 1 });
		const chain = await office.catalogue.verifyEvents();
		const differing = await office.catalogue.compareWithEvents();
		return [
			ok('catalogue', office.config.DATA_DIR),
			chain.ok
				? ok('events', String(chain.events))
				: missing('events', String(chain.brokenAt), 'events-broken'),
			differing.length === 0
				? ok('records', office.config.DATA_DIR)
				: missing('records', inFew(differing), 'records-differ'),
			...(await checkBundles(office)),
			await checkSessionKey(office.sessions),
		];
	} catch (error) {
		return [missing('catalogue', inShort(error), 'catalogue-closed', error)];
	} finally {
		await office.close();
	}
}
