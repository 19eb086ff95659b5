import { findingWords } from '../finding-words.ts';
import type { WatchFinding } from '../watch/finding.ts';
import type { ProfileChange, Watched } from '../watch/look.ts';
import type { Language, WordTable } from './language.ts';

/** What of a profile is watched. */
const WATCHED_NAMES: Readonly<Record<Watched, Readonly<Record<Language, string>>>> = {
	name: { sv: 'namnet', en: 'the name' },
	avatar: { sv: 'profilbilden', en: 'the profile picture' },
	cover: { sv: 'omslagsbilden', en: 'the cover picture' },
	address: { sv: 'adressen', en: 'the address' },
	bio: { sv: 'presentationen', en: 'the presentation' },
	link: { sv: 'länken', en: 'the link' },
	verified: { sv: 'verifieringsmärket', en: 'the verified mark' },
};

/** What the watch finds, and what there is to do about it. */
export const WATCH_FINDING_WORDS: WordTable<WatchFinding> = {
	'account-unreachable': {
		sv: {
			title: 'Kontot går inte att nå',
			meaning:
				'Sidan gick inte att öppna två gånger i rad. Öppna adressen själv. Går den att öppna är felet på väg hit: be den som sköter datorn att titta på nätverket.',
		},
		en: {
			title: 'The account cannot be reached',
			meaning:
				'The page could not be opened twice in a row. Open the address yourself. If that works, the fault is on the way here: ask whoever looks after the computer to look at the network.',
		},
	},
	'account-behind-wall': {
		sv: {
			title: 'Kontot visas inte för besökare',
			meaning:
				'Plattformen visar en inloggning eller en spärr i stället för kontot, två gånger i rad. Är kontot offentligt? Annars kan det bara bevakas med en sparad inloggning (kommandot login).',
		},
		en: {
			title: 'The account is not shown to visitors',
			meaning:
				'The platform shows a login or a barrier in place of the account, twice in a row. Is the account public? If not, it can only be watched with a stored login (the command login).',
		},
	},
	'account-gone': {
		sv: {
			title: 'Kontot finns inte på sin adress',
			meaning:
				'Adressen visar att kontot är borta, eller leder till ett annat konto, två gånger i rad. Fråga verksamheten genast: kontot kan vara borttaget, avstängt, kapat eller ha bytt namn.',
		},
		en: {
			title: 'The account is not at its address',
			meaning:
				'The address says that the account is gone, or leads to another one, twice in a row. Ask the unit at once: the account may have been removed, suspended, taken over or renamed.',
		},
	},
	'profile-does-not-name-municipality': {
		sv: {
			title: 'Profilen nämner inte kommunen',
			meaning:
				'Varken namnet eller presentationen säger vilken kommun kontot hör till. Be verksamheten skriva in det i profilen.',
		},
		en: {
			title: 'The profile does not name the municipality',
			meaning:
				'Neither the name nor the presentation says which municipality the account belongs to. Ask the unit to write it into the profile.',
		},
	},
	'profile-does-not-name-unit': {
		sv: {
			title: 'Profilen nämner inte verksamheten',
			meaning:
				'Varken namnet eller presentationen säger vilken verksamhet som har kontot. Be verksamheten skriva in det i profilen.',
		},
		en: {
			title: 'The profile does not name the unit',
			meaning:
				'Neither the name nor the presentation says which unit has the account. Ask the unit to write it into the profile.',
		},
	},
	'verified-mark-lost': {
		sv: {
			title: 'Verifieringsmärket är borta',
			meaning:
				'Kontot hade plattformens märke för verifierade konton och har det inte längre. Fråga verksamheten om det är väntat: märket försvinner också när ett konto kapas eller byter namn.',
		},
		en: {
			title: 'The verified mark is gone',
			meaning:
				'The account had the mark of the platform for verified accounts and has it no more. Ask the unit whether that is expected: the mark also goes when an account is taken over or renamed.',
		},
	},
};

const MOST = 80;

/** One change as a sentence without capital and full stop: from what to what. */
export function changeWords({ what, from, to }: ProfileChange, lang: Language): string {
	const name = WATCHED_NAMES[what][lang];
	const isPicture = what === 'avatar' || what === 'cover';
	const shown = (text: string) => {
		const line = text.replace(/\s+/g, ' ').trim();
		const short = line.length > MOST ? `${line.slice(0, MOST).trimEnd()}…` : line;
		if (isPicture) return short;
		return lang === 'sv' ? `”${short}”` : `“${short}”`;
	};
	if (what === 'verified') {
		if (lang === 'sv') return to === '' ? `${name} har försvunnit` : `${name} har tillkommit`;
		return to === '' ? `${name} is gone` : `${name} has come`;
	}
	if (lang === 'sv') {
		if (isPicture && from === '') return `${name} har tillkommit (bild ${shown(to)})`;
		if (isPicture && to === '') return `${name} har tagits bort (bild ${shown(from)})`;
		if (isPicture) return `${name} har bytts ut (från bild ${shown(from)} till bild ${shown(to)})`;
		return `${name} har ändrats från ${shown(from)} till ${shown(to)}`;
	}
	if (isPicture && from === '') return `${name} has come (picture ${shown(to)})`;
	if (isPicture && to === '') return `${name} has been taken away (picture ${shown(from)})`;
	if (isPicture) return `${name} was replaced (picture ${shown(from)} by picture ${shown(to)})`;
	return `${name} was changed from ${shown(from)} to ${shown(to)}`;
}

/** Why the watch orders a snapshot; it stands in the manifest, in Swedish as everything that an archivist wrote there. @param day ISO date */
export function changeReason(
	changes: readonly ProfileChange[],
	day: string,
	announced?: { readonly on: string; readonly what: string },
): string {
	const said = changes.map((change) => changeWords(change, 'sv')).join('; ');
	return announced
		? `Anmäld förändring (”${announced.what}”, till ${announced.on}) som bevakningen såg ${day} och som inte var dokumenterad: ${said}.`
		: `Oanmäld förändring som bevakningen upptäckte ${day}: ${said}.`;
}

/** A failure of a look by the judge's words for it. */
export function failureWords(code: string, lang: Language): string {
	return findingWords(code, lang).title;
}
