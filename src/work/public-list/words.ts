import type { Language } from '../../records/words/language.ts';

const sv = {
	title: (organisation: string) => `${organisation} i sociala medier`,
	intro: (accounts: number, units: number) =>
		`Här finns de konton i sociala medier som vi har. ${accounts === 1 ? 'Det är ett konto' : `De är ${accounts}`}${units === 1 ? '.' : ` och hör till ${units} verksamheter.`}`,
	none: 'Organisationen har inga offentliga konton i sociala medier.',
	updated: 'Förteckningen gäller den',
	caption: (unit: string) => `Konton som hör till ${unit}`,
	unsaid: 'Inte angivet',
	on: (name: string, platform: string) => `${name} på ${platform}`,
	columns: {
		unit: 'Verksamhet',
		account: 'Konto',
		platform: 'Plattform',
		address: 'Adress',
		purpose: 'Syfte',
		audience: 'Målgrupp',
		date: 'Gäller den',
	},
};

const en: typeof sv = {
	title: (organisation) => `${organisation} on social media`,
	intro: (accounts, units) =>
		`These are our accounts on social media. ${accounts === 1 ? 'There is one account' : `There are ${accounts}`}${units === 1 ? '.' : `, and they belong to ${units} units.`}`,
	none: 'The organisation has no public accounts on social media.',
	updated: 'The list is as of',
	caption: (unit) => `Accounts of ${unit}`,
	unsaid: 'Not stated',
	on: (name, platform) => `${name} on ${platform}`,
	columns: {
		unit: 'Unit',
		account: 'Account',
		platform: 'Platform',
		address: 'Address',
		purpose: 'Purpose',
		audience: 'Audience',
		date: 'As of',
	},
};

/** What the list for the website says. */
export const listWords: Readonly<Record<Language, typeof sv>> = { sv, en };
