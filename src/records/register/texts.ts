import { personalNumberIn, personIn } from './personal.ts';
import { type RegisterField, type RegisterProblem, type Wrong, wrong } from './problem.ts';

/** Characters. Enough for any purpose; a whole document belongs in the attachment. */
const LONGEST = 2000;
const LONGEST_NAME = 200;

/** What is wrong with a text that anyone may write freely, such as a purpose. */
export function wrongInText(field: RegisterField, text: string): readonly Wrong[] {
	if (text.length > LONGEST) return [wrong(field, text, 'too-long')];
	return personalNumberIn(text) === undefined ? [] : [wrong(field, text, 'personal-number')];
}

/** What is wrong with a short name. */
export function wrongInName(field: RegisterField, text: string): readonly Wrong[] {
	if (text === '') return [wrong(field, text, 'missing')];
	return text.length > LONGEST_NAME ? [wrong(field, text, 'too-long')] : wrongInText(field, text);
}

/** What is wrong with the name of what must be a unit or function, never a person. */
export function wrongInFunction(
	field: RegisterField,
	text: string,
	ifPerson: Extract<RegisterProblem, `person-as-${string}`>,
): readonly Wrong[] {
	const found = wrongInName(field, text);
	if (found.length > 0) return found;
	return personIn(text) === undefined ? [] : [wrong(field, text, ifPerson)];
}

/** An address that a letter can be sent to: WHATWG HTML, "valid e-mail address". */
export function isEmail(text: string): boolean {
	return /^[\p{L}\d.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?)+$/u.test(
		text,
	);
}

/** A day of the calendar as `2026-11-27`. */
export function isDay(text: string): boolean {
	const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
	return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
