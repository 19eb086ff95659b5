import { comparable } from '../same-name.ts';
import type { RegisteredAccount } from './registered.ts';
import { isSigned } from './sign-offs.ts';

/** What an account lacks: nothing that stops anybody, and something to mend. */
export const LACKS = [
	'few-holders',
	'no-purpose',
	'no-audience',
	'no-goals',
	'plan-not-signed',
	'not-registered',
] as const;
export type Lack = (typeof LACKS)[number];

/** One function with the login is one holiday from a locked account: the guideline asks for two. */
const FEWEST_HOLDERS = 2;

/** What an account lacks by the guideline. A closed one lacks nothing any more. */
export function lacksOf(account: RegisteredAccount): readonly Lack[] {
	const { status, isDefault, holders, plan } = account;
	if (isDefault) return ['not-registered'];
	if (status === 'closed') return [];
	const lacks: Readonly<Record<Exclude<Lack, 'not-registered'>, boolean>> = {
		'few-holders': new Set(holders.map(comparable)).size < FEWEST_HOLDERS,
		'no-purpose': plan.purpose === '',
		'no-audience': plan.audience === '',
		'no-goals': plan.goals.length === 0,
		'plan-not-signed': !isSigned(plan),
	};
	return LACKS.filter((lack) => lack !== 'not-registered' && lacks[lack]);
}
