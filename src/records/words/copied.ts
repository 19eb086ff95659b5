import type { Derived, FileRole } from '../manifest.ts';
import type { Language } from './language.ts';

type Say = (derived: Derived) => string;

/** Files that nothing can be struck in, as they are called in a sentence. */
const LEFT_OUT: Readonly<Record<Language, Readonly<Partial<Record<FileRole, string>>>>> = {
	sv: {
		'text-pdf': 'den sökbara PDF-filen',
		wacz: 'webbarkivet',
		provenance: 'uppgifterna om hur fångsten gick till',
		tile: 'bildrutorna',
		overview: 'översiktsbilden',
		'appearance-pdf': 'PDF-filen med kontots utseende',
	},
	en: {
		'text-pdf': 'the searchable PDF',
		wacz: 'the web archive',
		provenance: 'the account of how the capture was made',
		tile: 'the tiles',
		overview: 'the overview picture',
		'appearance-pdf': 'the PDF of the appearance',
	},
};

/** That a bundle is a redacted copy of another one: of which, what is struck and why, and what is not in it. */
export const COPIED: Readonly<Record<Language, Say>> = {
	sv: (derived) =>
		[
			`Maskad kopia av paketet ${derived.from.bundle}, gjord av ${derived.by} ${derived.at.slice(0, 10)}. Originalet är oförändrat.`,
			derived.only ? `Kopian är ett utdrag med ${posts(derived.only, 'sv')}.` : '',
			...struck(derived, 'sv'),
			`Skäl: ${sentence(derived.reason)}`,
			leftOut(derived, 'sv'),
			'Omdömet gäller originalet.',
		]
			.filter(Boolean)
			.join(' '),
	en: (derived) =>
		[
			`Redacted copy of the bundle ${derived.from.bundle}, made by ${derived.by} on ${derived.at.slice(0, 10)}. The original is unchanged.`,
			derived.only ? `The copy is an extract with ${posts(derived.only, 'en')}.` : '',
			...struck(derived, 'en'),
			`Reason: ${sentence(derived.reason)}`,
			leftOut(derived, 'en'),
			'The verdict is that of the original.',
		]
			.filter(Boolean)
			.join(' '),
};

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

function struck({ postsStruck, postsWithTextsStruck, regionsStruck }: Derived, lang: Language): string[] {
	const isSwedish = lang === 'sv';
	return [
		postsStruck.length > 0
			? isSwedish
				? `Hela ${posts(postsStruck, lang)} är maskat.`
				: `All of ${posts(postsStruck, lang)} is struck.`
			: '',
		postsWithTextsStruck.length > 0
			? isSwedish
				? `Text är maskad i ${posts(postsWithTextsStruck, lang)}.`
				: `Text is struck in ${posts(postsWithTextsStruck, lang)}.`
			: '',
		regionsStruck > 0
			? isSwedish
				? `Maskade ytor i bilderna: ${regionsStruck}.`
				: `Regions struck in the pictures: ${regionsStruck}.`
			: '',
	];
}

function posts(positions: readonly number[], lang: Language): string {
	const list = new Intl.ListFormat(lang, { type: 'conjunction' }).format(positions.map(String));
	return `${lang === 'sv' ? 'inlägg' : positions.length === 1 ? 'post' : 'posts'} ${list}`;
}

function leftOut({ leftOut }: Derived, lang: Language): string {
	const named = leftOut.flatMap((role) => LEFT_OUT[lang][role] ?? []);
	if (named.length === 0) return '';
	const list = new Intl.ListFormat(lang, { type: 'conjunction' }).format(named);
	return lang === 'sv'
		? `Utelämnat, eftersom inget kan maskas i det: ${list}.`
		: `Left out, since nothing can be struck in it: ${list}.`;
}
