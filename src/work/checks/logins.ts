import type { Office } from '../../office.ts';
import { type Check, ok, warning } from './check.ts';

/** Whether a worker answers that opens browsers for who logs in to accounts through the web office. Without web office nobody asks for one, so nothing is missing. */
export async function checkLogins({
	config,
	logins,
	people,
}: Pick<Office, 'config' | 'logins' | 'people'>): Promise<Check> {
	if (await logins.isThere()) return ok('logins', config.DATA_DIR);
	const isUsed = (await people.people()).some(({ closedAt }) => closedAt === undefined);
	return isUsed
		? warning('logins', config.DATA_DIR, 'logins-no-worker')
		: ok('logins', config.DATA_DIR, 'logins-not-used');
}
