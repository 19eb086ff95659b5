import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Person } from '../../records/people/person.ts';
import type { Visit } from '../../records/people/visit.ts';
import { refuseWeak } from './invite.ts';
import { hashPassword, isPassword } from './secrets.ts';

/**
 * Chooses another password; whoever has signed in by the old one elsewhere is out.
 * @throws UsageError `current-password-wrong` `weak-password`
 */
export async function changePassword(
	{ people }: Pick<Office, 'people'>,
	person: Person,
	visit: Visit,
	current: string,
	password: string,
): Promise<void> {
	const kept = await people.personOf(person.email);
	if (!(await isPassword(current, kept?.password)))
		throw new UsageError('The present password is another one', {
			code: 'current-password-wrong',
			remedy: 'Write the password that you signed in with.',
		});
	refuseWeak(password, person);
	await people.setPassword(person.id, await hashPassword(password), visit.key);
}
