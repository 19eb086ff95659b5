import type { UnitWish } from '../../records/register/plan-unit.ts';
import type { RegisteredUnit } from '../../records/register/registered.ts';
import type { Language } from '../../records/words/language.ts';
import { boxes, lineField } from '../parts/fields.ts';
import { html, type Markup } from '../shell/markup.ts';
import { registerWords } from '../words/register.ts';
import { cadenceFields } from './account-fields.ts';

/** What the register holds of a unit, as a form has it. */
export function saidOfUnit({
	name,
	creator,
	email = '',
	isCommunications,
	cadence = '',
	months = [],
}: RegisteredUnit): Required<UnitWish> {
	return { name, creator, email, isCommunications, cadence, months };
}

/** What is said of a unit. */
export function unitFields(said: UnitWish, lang: Language): Markup {
	const say = registerWords[lang];
	const { name, creator = '', email = '', isCommunications = false } = said;
	return html`${lineField({ field: 'name', value: name, required: true }, lang)}
${lineField({ field: 'creator', value: creator, required: true }, lang)}
${lineField({ field: 'email', value: email, type: 'email' }, lang)}
${cadenceFields(said, say.standard, lang)}
${boxes('more', say.more, [['communications', say.isCommunications, isCommunications]])}`;
}
