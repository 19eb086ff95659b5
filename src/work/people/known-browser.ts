import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../office/people.ts';
import type { Person } from '../../records/people/person.ts';
import { newSecret } from './secrets.ts';

type Known = Pick<Person, 'id'> & Secret;

/**
 * What a browser keeps in which somebody has given their password: it is no way in, but its tries are counted apart from those of strangers, so that
 * nobody is shut out by whoever guesses at their name. It holds for that person and that password, and nothing of it is kept here.
 * @returns undefined for who has no password
 */
export function browserMark({ id, password }: Known): string | undefined {
	if (password === undefined) return undefined;
	const name = newSecret();
	return `${name}.${sealOf(name, id, password)}`;
}

/** What the browser is called that shows a mark; undefined where it is not one of this person's. */
export function markedBrowser(mark: string, { id, password }: Known): string | undefined {
	const [name = '', seal = ''] = mark.split('.');
	if (password === undefined || name === '') return undefined;
	const [given, own] = [Buffer.from(seal), Buffer.from(sealOf(name, id, password))];
	return given.length === own.length && timingSafeEqual(given, own) ? name : undefined;
}

/** By the password as it is kept, which nobody outside knows, and which is another one when it is changed. */
function sealOf(name: string, id: string, password: string): string {
	return createHmac('sha256', password).update(`browser ${id} ${name}`).digest('base64url');
}
