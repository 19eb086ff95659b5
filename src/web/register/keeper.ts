import type { Office } from '../../office.ts';
import { may, unitsFor } from '../../records/people/may.ts';
import type { Person } from '../../records/people/person.ts';
import type { RegisteredUnit } from '../../records/register/registered.ts';
import { notAllowed } from '../../work/people/who.ts';
import { visitorOf, type WebContext } from '../asking/visitor.ts';

/** Who keeps the register of some unit at least. @throws UsageError `not-allowed` */
export function keepsIn(c: WebContext): Person {
	const { person } = visitorOf(c);
	const where = unitsFor(person.grants, 'keep-register');
	if (where !== 'all' && where.size === 0) throw notAllowed();
	return person;
}

export function keepsAny(c: WebContext): boolean {
	const where = unitsFor(visitorOf(c).person.grants, 'keep-register');
	return where === 'all' || where.size > 0;
}

/** The units whose register is theirs to keep, by name. */
export async function keptUnits({ register }: Office, c: WebContext): Promise<readonly RegisteredUnit[]> {
	const { grants } = visitorOf(c).person;
	return (await register.units()).filter(({ id }) => may(grants, 'keep-register', id));
}
