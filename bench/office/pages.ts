import { addDays, type Day } from '../../src/records/day.ts';
import type { SeededTexts } from './texts.ts';

/** A page that people use, at a new address each time where there are many of its kind. */
export interface AskedPage {
	readonly name: string;
	readonly kind: 'page' | 'search';
	/** @param n counts up; @param unit one that the reader sees */
	address(n: number, unit: number): string;
}

/** What the addresses are made of. */
export interface Known {
	readonly texts: SeededTexts;
	readonly today: Day;
	/** Ids of accounts and seeded bundles by unit, and of bundles that were captured here. */
	readonly accounts: ReadonlyMap<number, readonly string[]>;
	readonly bundles: ReadonlyMap<number, readonly string[]>;
	readonly captured: readonly string[];
}

export function askedPages({ texts, today, accounts, bundles, captured }: Known): readonly AskedPage[] {
	const { common, second, rare } = texts.words;
	const year = Number(today.slice(0, 4));
	const one = (of: readonly string[] | undefined, n: number) => of?.[n % of.length] ?? '';
	const page = (name: string, address: AskedPage['address']): AskedPage => ({ name, kind: 'page', address });
	const search = (name: string, words: Readonly<Record<string, string>>): AskedPage => ({
		...{ name: `find: ${name}`, kind: 'search' },
		address: () => `/sok?${new URLSearchParams(words)}`,
	});
	return [
		page('start page', () => '/'),
		page('accounts', () => '/konton'),
		page('accounts, platform and status', () => '/konton?plattform=linkedin&lage=active'),
		page('accounts, one unit', (_, unit) => `/konton?enhet=unit-${unit}`),
		page('account', (n, unit) => `/konton/${one(accounts.get(unit), n)}`),
		page('units', () => '/enheter'),
		page('unit', (_, unit) => `/enheter/unit-${unit}`),
		page('bundles', () => '/paket'),
		page('bundles, year and verdict', (n) => `/paket?ar=${year - (n % 3)}&omdome=partial`),
		page('bundles, one unit', (_, unit) => `/paket?enhet=unit-${unit}`),
		page('bundle', (n, unit) => `/paket/${one(bundles.get(unit), n)}`),
		page('bundle that was captured here', (n) => `/paket/${one(captured, n)}`),
		page('its posts', (n) => `/paket/${one(captured, n)}/inlagg`),
		page('calendar, this year', () => '/kalender'),
		page('calendar, a year before', (n) => `/kalender?ar=${year - 1 - (n % 2)}`),
		page('find, nothing asked', () => '/sok'),
		search('a common word', { fraga: common }),
		search('a rare word', { fraga: rare }),
		search('two common words', { fraga: `${common} ${second}` }),
		search('three words, one rare', { fraga: `${common} ${second} ${rare}` }),
		search('a phrase', { fraga: `"${common} och"` }),
		search('the beginning of a word', { fraga: 'bibl*' }),
		search('a common word but another', { fraga: `${common} -${second}` }),
		search('platform, year and occasion', {
			...{ fraga: second, plattform: 'linkedin' },
			...{ ar: `${Number(addDays(today, -365).slice(0, 4))}`, anledning: 'annual' },
		}),
		{
			...search('one account', {}),
			address: (n: number, unit: number) =>
				`/sok?${new URLSearchParams({ fraga: common, konto: one(accounts.get(unit), n) })}`,
		},
		search('no hit', { fraga: 'ogonblicksverklighetskontroll' }),
		search('no hit together', { fraga: `${rare} ${texts.words.rare}ogonblick` }),
	].filter(({ name }) => captured.length > 0 || !/captured|posts/.test(name));
}
