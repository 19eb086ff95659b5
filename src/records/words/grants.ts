import type { Grant, Role } from '../people/person.ts';
import type { Language } from './language.ts';

const ROLES_SV: Readonly<Record<Role, string>> = {
	reader: 'Läsare',
	archivist: 'Arkivarie',
	'records-officer': 'Registrator',
	administrator: 'Administratör',
};
const ROLES_EN: typeof ROLES_SV = {
	reader: 'Reader',
	archivist: 'Archivist',
	'records-officer': 'Records officer',
	administrator: 'Administrator',
};

/** What the roles are called. */
export const ROLE_TITLES: Readonly<Record<Language, typeof ROLES_SV>> = { sv: ROLES_SV, en: ROLES_EN };

/** Where something holds that is bound to no unit. */
export const EVERYWHERE: Readonly<Record<Language, string>> = {
	sv: 'hela organisationen',
	en: 'the whole organisation',
};

type Units = readonly { readonly id: string; readonly name: string }[];

/** Where something holds: the unit by its name; by its id where the register no longer knows it. */
export function placeText(unitId: string | undefined, units: Units, lang: Language): string {
	return units.find(({ id }) => id === unitId)?.name ?? unitId ?? EVERYWHERE[lang];
}

/** A grant in words: the role, and where it holds. */
export function grantText({ role, unitId }: Grant, units: Units, lang: Language): string {
	return `${ROLE_TITLES[lang][role]}, ${placeText(unitId, units, lang)}`;
}
