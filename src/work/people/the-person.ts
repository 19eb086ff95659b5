import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Person } from '../../records/people/person.ts';

/** By what they sign in with, or their id or the beginning of it. @throws UsageError `no-such-person` */
export async function thePerson({ people }: Pick<Office, 'people'>, wanted: string): Promise<Person> {
	const byAddress = wanted === '' ? undefined : await people.personOf(wanted);
	const all = await people.people();
	const found = all.filter(({ id }) =>
		byAddress ? id === byAddress.id : wanted !== '' && id.startsWith(wanted),
	);
	const [person] = found;
	if (person && found.length === 1) return person;
	throw new UsageError('No person has that address or id, or more than one', {
		...{ code: 'no-such-person', subject: wanted },
		remedy: 'See the people and their addresses with people list.',
	});
}
