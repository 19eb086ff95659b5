import type { Office } from '../../office.ts';
import type { Person } from '../../records/people/person.ts';
import { refuseUnlessOver } from './people.ts';

/**
 * Unbinds somebody from the organisation's sign-in service, and signs them out: the next one who signs in there with the person's address is bound anew.
 * @throws UsageError `not-allowed` where the person has a role that the other may not take
 */
export async function releaseIdentity(
	{ identities }: Pick<Office, 'identities'>,
	person: Person,
	by: Person,
): Promise<void> {
	refuseUnlessOver(by, person);
	await identities.release(person.id, by.name);
}
