import { hash } from 'node:crypto';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Person } from '../../records/people/person.ts';
import type { Visit } from '../../records/people/visit.ts';
import { countTry } from './hurry.ts';
import { refuseWeak } from './invite.ts';
import { browserMark } from './known-browser.ts';
import { hashPassword, isPassword } from './secrets.ts';

/**
 * Chooses another password; whoever has signed in by the old one elsewhere is out.
 * @returns what the browser is to keep, as after a sign-in
 * @throws UsageError `current-password-wrong` `weak-password` · TryAgainLater `sign-in-waits`
 */
export async function changePassword(
	office: Pick<Office, 'people' | 'clock'>,
	person: Person,
	visit: Visit,
	current: string,
	password: string,
): Promise<string | undefined> {
	const { people } = office;
	const kept = await people.personOf(person.email);
	// Whoever sits down at a browser that was left signed in guesses no faster than at the door.
	const key = hash('sha256', `present ${person.id}`, 'hex');
	await countTry(office, [{ key }]);
	if (!(await isPassword(current, kept?.password)))
		throw new UsageError('The present password is another one', {
			code: 'current-password-wrong',
			remedy: 'Write the password that you signed in with.',
		});
	await people.clearFailures(key);
	refuseWeak(password, person);
	const chosen = await hashPassword(password);
	await people.setPassword(person.id, chosen, visit.key);
	return browserMark({ id: person.id, password: chosen });
}
