import type { Language } from '../../records/words/language.ts';

const sv = {
	title: (organisation: string) => `${organisation} i sociala medier`,
	intro: (accounts: number, units: number) =>
		`Det här är våra konton i sociala medier: ${accounts} ${accounts === 1 ? 'konto' : 'konton'} i ${units} ${units === 1 ? 'verksamhet' : 'verksamheter'}.`,
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
		`These are our accounts on social media: ${accounts} ${accounts === 1 ? 'account' : 'accounts'} in ${units} ${units === 1 ? 'unit' : 'units'}.`,
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
