import { type Grant, ROLES, type Role } from '../records/people/person.ts';
import type { RegisteredUnit } from '../records/register/registered.ts';
import type { Language } from '../records/words/language.ts';
import { peopleWords } from './words/people.ts';

type Units = readonly Pick<RegisteredUnit, 'id' | 'name'>[];

/** A grant in words: the role, and where it holds. */
export function grantText({ role, unitId }: Grant, units: Units, lang: Language): string {
	const say = peopleWords[lang];
	const unit = units.find(({ id }) => id === unitId)?.name ?? unitId;
	return say.grant(say.rolesOf[role][0], unit ?? say.everywhere);
}

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
