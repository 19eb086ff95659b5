import { type Grant, ROLES, type Role } from '../../records/people/person.ts';
import type { RegisteredUnit } from '../../records/register/registered.ts';

type Units = readonly Pick<RegisteredUnit, 'id' | 'name'>[];

/** A grant as a field of a form has it, and back. */
export function grantValue({ role, unitId }: Grant): string {
	return unitId === undefined ? role : `${role} ${unitId}`;
}

/** @returns undefined where it names no role, or a unit that is not there */
export function grantFrom(value: string, units: Units): Grant | undefined {
	const [role = '', unitId] = value.split(' ');
	if (!ROLES.includes(role as Role)) return undefined;
	if (unitId !== undefined && !units.some(({ id }) => id === unitId)) return undefined;
	return { role: role as Role, ...(unitId === undefined ? {} : { unitId }) };
}
