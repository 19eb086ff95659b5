import type { Office } from '../../office.ts';
import type { Person } from '../../records/people/person.ts';
import { type Visit, visitEnd } from '../../records/people/visit.ts';
import { keyOf } from './secrets.ts';

type Rooms = Pick<Office, 'people' | 'clock'>;
/** A visit's time is written at most so often, or each picture of a page would be a write. */
const WRITE_SECONDS = 60;

/** Who a browser's secret belongs to; undefined where the visit is over, was ended, or its person is shut out. */
export function visitOf(rooms: Rooms, secret: string) {
	return visitBy(rooms, keyOf(secret));
}

/** As `visitOf`, of a visit that is known already and may be over by now. */
export async function visitBy(
	{ people, clock }: Rooms,
	key: string,
): Promise<{ readonly visit: Visit; readonly person: Person } | undefined> {
	const visit = await people.visit(key);
	const now = clock.now();
	if (!visit || visit.endsAt <= now.toISOString()) return undefined;
	const person = await people.person(visit.personId);
	if (!person || person.closedAt !== undefined) return undefined;
	if (now.getTime() - Date.parse(visit.usedAt) >= WRITE_SECONDS * 1000)
		await people.touch(visit.key, now.toISOString(), visitEnd(visit.begunAt, now));
	return { visit, person };
}

/** Ends one visit of a person; another's is not touched. @returns whether there was one */
export async function endVisit({ people }: Rooms, person: Person, key: string): Promise<boolean> {
	const visit = await people.visit(key);
	return visit?.personId === person.id && (await people.end(key));
}
