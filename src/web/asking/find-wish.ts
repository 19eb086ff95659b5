import { OCCASIONS } from '../../records/occasion.ts';
import type { FindWish } from '../../work/find/find-texts.ts';
import { yearAsked } from '../parts/years.ts';
import type { Sight } from './sight.ts';
import type { WebContext } from './visitor.ts';

export const VERDICTS = ['complete', 'partial'] as const;
/** Names of what a search is narrowed by, as they stand in its address. */
export const NARROWED = [
	'enhet',
	'konto',
	'plattform',
	'ar',
	'anledning',
	'omdome',
	'rad',
	'arende',
] as const;

/** What is asked for in the address, and within what the one who asks may see. What is not one of the choices asks for nothing. */
export function findWish(c: WebContext, { filings, restricted }: Sight): Omit<FindWish, 'limit'> {
	const asked = (name: string) => (c.req.query(name) ?? '').trim();
	const some = <K extends string>(key: K, value: string): Partial<Record<K, string>> =>
		value === '' ? {} : ({ [key]: value } as Record<K, string>);
	const occasion = OCCASIONS.find((each) => each === asked('anledning'));
	const outcome = VERDICTS.find((each) => each === asked('omdome'));
	const year = yearAsked(asked('ar'));
	return {
		...filings,
		restricted,
		text: asked('fraga'),
		...some('unit', asked('enhet')),
		...some('account', asked('konto')),
		...some('platform', asked('plattform')),
		...some('row', asked('rad')),
		...some('caseNumber', asked('arende')),
		...some('after', asked('efter')),
		...(year === undefined ? {} : { year }),
		...(occasion ? { occasion } : {}),
		...(outcome ? { outcome } : {}),
	};
}

/** The same search at another place of it, as an address. */
export function findAddress(
	c: WebContext,
	path: string,
	more: Readonly<Record<string, string>> = {},
): string {
	const kept = ['fraga', ...NARROWED].flatMap((name) => {
		const value = c.req.query(name) ?? '';
		return value === '' ? [] : [[name, value]];
	});
	return `${path}?${new URLSearchParams([...kept, ...Object.entries(more)])}`;
}
