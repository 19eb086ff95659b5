import type { Office } from '../../office.ts';
import { type Check, inShort, missing, ok, warning } from './check.ts';

/** Whether the second store answers, and how many bundles have no whole copy there. Nothing is written, and no copy is read. */
export async function checkSecondStore({
	secondStore: second,
	copies,
}: Pick<Office, 'secondStore' | 'copies'>): Promise<readonly Check[]> {
	if (!second) return [ok('second-store', 'SECOND_STORE', 'second-store-not-set-up')];
	const owed = (await copies.owed(second.name)).length;
	return [
		await reached(second, copies),
		owed === 0 ? ok('copies', '0') : warning('copies', String(owed), 'copies-owed'),
	];
}

async function reached(second: NonNullable<Office['secondStore']>, copies: Office['copies']): Promise<Check> {
	try {
		// Before the first copy it has no mark yet, and none is set here.
		if (await copies.isKnown(second.name)) await second.reach(false);
		return ok('second-store', second.name);
	} catch (error) {
		return missing('second-store', `${second.name} (${inShort(error)})`, 'second-store-away', error);
	}
}
