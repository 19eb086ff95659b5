import { join } from 'node:path';
import type { Office } from '../../office.ts';
import { checkBundles } from './bundles.ts';
import { type Check, inFew, inShort, missing, ok, warning } from './check.ts';
import { checkSecondStore } from './copies.ts';
import { checkDeliveries } from './deliveries.ts';
import { checkFixityChecks } from './fixity.ts';
import { checkLogins } from './logins.ts';
import { checkLook } from './look.ts';
import { checkPasskeys } from './passkeys.ts';
import { checkPost } from './post.ts';
import { checkSeal } from './seal.ts';
import { checkSessionKey } from './session-key.ts';
import { checkSignIn } from './sign-in.ts';

/** How far back failed attempts are told of: a week, so that whoever looks each Monday misses none. */
const LATELY_MS = 7 * 86_400_000;

/**
 * Opens the office: its catalogue, whose event chain is recomputed and compared with what it tells of,
 * the bundles that it knows and those that lie there, what failed lately, and the key of its logins.
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
			...(await checkFixityChecks(office)),
			...(await checkSecondStore(office)),
			await checkAttempts(office),
			...(await checkSeal(office)),
			await checkSessionKey(office.sessions),
			await checkSignIn(office),
			await checkLogins(office),
			checkPasskeys(office.config),
			await checkLook(office.config),
			...(await checkPost(office)),
			await checkDeliveries(office),
		];
	} catch (error) {
		return [missing('catalogue', inShort(error), 'catalogue-closed', error)];
	} finally {
		await office.close();
	}
}

/** The newest failed attempts of the last days, by the folders that hold their evidence. */
async function checkAttempts({ catalogue, clock, config }: Office): Promise<Check> {
	const since = clock.now().getTime() - LATELY_MS;
	const lately = (await catalogue.attempts()).filter(({ at }) => Date.parse(at) >= since);
	if (lately.length === 0) return ok('attempts', '0');
	const folders = lately.map(({ path, code }) => `${join(config.DATA_DIR, path)} (${code})`);
	return warning('attempts', inFew(folders), 'attempts-failed');
}
