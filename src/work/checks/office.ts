import type { Office } from '../../office.ts';
import { type Check, inShort, missing, ok } from './check.ts';
import { checkSessionKey } from './session-key.ts';

/** Opens the office: its catalogue, whose event chain is recomputed, and the key of its logins. */
export async function checkOffice(openOffice: () => Promise<Office>): Promise<readonly Check[]> {
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
			await checkSessionKey(office.sessions),
		];
	} catch (error) {
		return [missing('catalogue', inShort(error), 'catalogue-closed')];
	} finally {
		await office.close();
	}
}
