import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import type { Person } from '../records/people/person.ts';

/**
 * Keeps who looked at a restricted bundle, before anything of it is shown: nobody has seen what the log does not tell of.
 * @param what `page`, `pictures`, or the path of a file of the bundle
 */
export async function keepLook(
	{ catalogue }: Pick<Office, 'catalogue'>,
	{ bundleId }: Pick<Filing, 'bundleId'>,
	{ name }: Pick<Person, 'name'>,
	what: string,
): Promise<void> {
	await catalogue.appendEvent({ kind: 'restricted-seen', actor: name, subject: bundleId, data: { what } });
}
