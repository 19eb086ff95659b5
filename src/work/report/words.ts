import { findingWords } from '../../records/finding-words.ts';
import type { FixityOutcome } from '../../records/fixity.ts';
import type { Language } from '../../records/words/language.ts';
import type {
	AnnouncedDue,
	AnnouncedReason,
	DueState,
	FiledLine,
	MissingReason,
	OwedSnapshot,
} from '../../records/yearly/report.ts';

/** Of what was filed as it should be, and does not rest as it was filed. */
const SPOILT: Readonly<Record<Language, string>> = {
	sv: 'Paketet som arkiverades är skadat eller borta enligt beständighetskontrollen.',
	en: 'The fixity check found the bundle that was filed spoilt or gone.',
};

const sv = {
	title: (year: number) => `Årsrapport ${year}: ögonblicksbilder av sociala medier`,
	soFar: 'hittills',
	ofUnit: (unit: string) => `Verksamhet: ${unit}`,
	through: (day: string) => `Rapporten gäller till och med den ${day}.`,
	made: (day: string) => `Gjord den ${day}.`,
	summary: 'Sammanfattning',
	toMend: 'Att åtgärda',
	nothingToMend: 'Ingenting saknas.',
	due: 'Vad som ska dokumenteras under året',
	filed: 'Vad som är arkiverat',
	failed: 'Misslyckade försök',
	nothingDue: 'Inget ska dokumenteras.',
	nothingFiled: 'Inget är arkiverat.',
	caseNumber: (number: string) => `Samlingsärende: ${number}`,
	noCase: 'Inget samlingsärende är registrerat för året.',
	creator: (name: string) => `Arkivbildare: ${name}`,
	whole: 'Hela organisationen',
	captions: {
		summary: 'Siffror för varje verksamhet',
		toMend: 'Det som saknas eller är ofullständigt',
		due: (unit: string) => `Vad som ska dokumenteras av konton som hör till ${unit}`,
		filed: (unit: string) => `Arkiverade paket från konton som hör till ${unit}`,
		failed: (unit: string) => `Misslyckade försök med konton som hör till ${unit}`,
	},
	columns: {
		unit: 'Verksamhet',
		creator: 'Arkivbildare',
		account: 'Konto',
		platform: 'Plattform',
		address: 'Adress',
		kind: 'Slag',
		occasion: 'Anledning',
		period: 'Period',
		day: 'Dag',
		ownDay: 'Kontots dag',
		state: 'Läge',
		why: 'Varför',
		outcome: 'Omdöme',
		row: 'Rad i planen',
		case: 'Samlingsärende',
		bundle: 'Paket',
		path: 'Sökväg',
		accounts: 'Konton',
		due: 'Skulle tas',
		documented: 'Fullständiga',
		partial: 'Ofullständiga',
		missing: 'Saknas',
		toCome: 'Återstår',
		coverage: 'Täckning',
	},
	kinds: { due: 'att dokumentera', filed: 'arkiverat', failed: 'misslyckat försök' },
	states: {
		documented: 'dokumenterat',
		partial: 'ofullständigt',
		missing: 'saknas',
		'to-come': 'återstår',
	} satisfies Record<DueState, string>,
	whys: {
		spoilt: SPOILT.sv,
		failed: 'Försöken misslyckades.',
		'lower-level': 'Det som är arkiverat är fullständigt, men på en lägre nivå än kontots.',
		'too-early': 'Det som är arkiverat togs för långt före kontots dag.',
		'taken-late': 'Togs först när perioden var slut.',
		'not-yet': 'Dagen har varit, men ingen ögonblicksbild är tagen än.',
		'never-tried': 'Ingen ögonblicksbild togs.',
	} satisfies Record<MissingReason, string>,
	partialWhy: 'Det som är arkiverat är ofullständigt.',
	lateOn: (day: string) => `(${day})`,
	ownDay: (period: string, day: string) => `${period}, kontots dag ${day}`,
	halves: ['första halvåret', 'andra halvåret'] as readonly [string, string],
	announced: { change: 'före en förändring', closure: 'före avslut' },
	announcedWhys: {
		spoilt: SPOILT.sv,
		partial: 'Det som är arkiverat är ofullständigt.',
		'none-before': 'Ingen ögonblicksbild togs före förändringen.',
		'taken-after': 'Den första togs när förändringen redan hade skett.',
		waiting: 'Kontot väntar på sin ögonblicksbild och är inte avslutat.',
		overridden: 'Kontot avslutades utan ögonblicksbild.',
	} satisfies Record<AnnouncedReason, string>,
	overriddenBy: (by: string, reason: string) => `Beslut av ${by}: ${reason}`,
	restricted: 'begränsad åtkomst',
	spoilt: {
		rotten: 'förvanskat',
		damaged: 'skadat',
		changed: 'utbytt mot något annat',
		missing: 'borta',
		quarantined: 'i karantän: det var skadat',
		'catalogue-differs': 'katalogens uppgift om paketet är ändrad',
	} as Readonly<Partial<Record<FixityOutcome, string>>>,
	found: (what: string) => `beständighetskontrollen: ${what}`,
	defaultRow: 'standardrad: verksamheten har ingen rad i en dokumenthanteringsplan',
	notStated: 'numret saknas i manifestet',
	noneCase: 'inget',
	unregistered: 'inte registrerat',
	percent: (n: number | null) => (n === null ? '–' : `${n} %`),
	page: 'Sida',
};

const en: typeof sv = {
	title: (year) => `Yearly report ${year}: snapshots of social media`,
	soFar: 'so far',
	ofUnit: (unit) => `Unit: ${unit}`,
	through: (day) => `The report takes in all until ${day}.`,
	made: (day) => `Made on ${day}.`,
	summary: 'Summary',
	toMend: 'To be mended',
	nothingToMend: 'Nothing is missing.',
	due: 'What is to be documented in the year',
	filed: 'What is filed',
	failed: 'Failed attempts',
	nothingDue: 'Nothing is to be documented.',
	nothingFiled: 'Nothing is filed.',
	caseNumber: (number) => `Collective case: ${number}`,
	noCase: 'No collective case is registered for the year.',
	creator: (name) => `Records creator: ${name}`,
	whole: 'The whole organisation',
	captions: {
		summary: 'Figures of each unit',
		toMend: 'What is missing or partial',
		due: (unit) => `What is to be documented of the accounts of ${unit}`,
		filed: (unit) => `Filed bundles of the accounts of ${unit}`,
		failed: (unit) => `Failed attempts at the accounts of ${unit}`,
	},
	columns: {
		unit: 'Unit',
		creator: 'Records creator',
		account: 'Account',
		platform: 'Platform',
		address: 'Address',
		kind: 'Kind',
		occasion: 'Occasion',
		period: 'Period',
		day: 'Day',
		ownDay: "Account's day",
		state: 'State',
		why: 'Why',
		outcome: 'Verdict',
		row: 'Plan row',
		case: 'Collective case',
		bundle: 'Bundle',
		path: 'Path',
		accounts: 'Accounts',
		due: 'Due',
		documented: 'Complete',
		partial: 'Partial',
		missing: 'Missing',
		toCome: 'To come',
		coverage: 'Coverage',
	},
	kinds: { due: 'to be documented', filed: 'filed', failed: 'failed attempt' },
	states: { documented: 'documented', partial: 'partial', missing: 'missing', 'to-come': 'to come' },
	whys: {
		spoilt: SPOILT.en,
		failed: 'The attempts failed.',
		'lower-level': "What is filed is complete, but at a lower level than the account's.",
		'too-early': "What is filed was taken too long before the account's day.",
		'taken-late': 'Taken only when the period was over.',
		'not-yet': 'The day has been, but no snapshot is taken yet.',
		'never-tried': 'No snapshot was taken.',
	},
	partialWhy: 'What is filed is partial.',
	lateOn: (day) => `(${day})`,
	ownDay: (period, day) => `${period}, its day ${day}`,
	halves: ['first half', 'second half'],
	announced: { change: 'before a change', closure: 'before closing' },
	announcedWhys: {
		spoilt: SPOILT.en,
		partial: 'What is filed is partial.',
		'none-before': 'No snapshot was taken before the change.',
		'taken-after': 'The first was taken when the change had happened.',
		waiting: 'The account waits for its snapshot and is not closed.',
		overridden: 'The account was closed without a snapshot.',
	},
	overriddenBy: (by, reason) => `Decided by ${by}: ${reason}`,
	restricted: 'restricted in access',
	spoilt: {
		rotten: 'rotten',
		damaged: 'damaged',
		changed: 'exchanged for something else',
		missing: 'gone',
		quarantined: 'in quarantine: it was spoilt',
		'catalogue-differs': 'its line in the catalogue was altered',
	},
	found: (what) => `fixity check: ${what}`,
	defaultRow: 'default row: the unit has no row of a records plan',
	notStated: 'the number is not in the manifest',
	noneCase: 'none',
	unregistered: 'not registered',
	percent: (n) => (n === null ? '–' : `${n}%`),
	page: 'Page',
};

/** What the yearly report says. */
export const reportWords: Readonly<Record<Language, typeof sv>> = { sv, en };

/** The period of a regular snapshot: `2026`, or `första halvåret 2026`. */
export function periodWords({ from, to }: Pick<OwedSnapshot, 'from' | 'to'>, lang: Language): string {
	const year = from.slice(0, 4);
	if (from.endsWith('01-01') && to.endsWith('12-31')) return year;
	const [first, second] = reportWords[lang].halves;
	return `${from.endsWith('01-01') ? first : second} ${year}`;
}

/** Why a regular snapshot is not documented; empty where it is, or its day is to come. */
export function whyWords({ state, why, codes, lateOn }: OwedSnapshot, lang: Language): string {
	const say = reportWords[lang];
	if (state === 'documented' || state === 'to-come') return '';
	const titles = codes.map((code) => findingWords(code, lang).title).join(', ');
	return [
		state === 'partial' ? say.partialWhy : '',
		why ? say.whys[why] : '',
		lateOn ? say.lateOn(lateOn) : '',
		titles ? `${titles}.` : '',
	]
		.filter(Boolean)
		.join(' ');
}

/** What was announced: a change, or that the account closes and why. */
export function announcedWords({ occasion, what }: AnnouncedDue, lang: Language): string {
	const before = reportWords[lang].announced[occasion];
	return what === '' ? before : `${before}: ${what}`;
}

/** Why what was due for an announced reason is not documented; empty where it is, or its day is to come. */
export function announcedWhyWords({ why, takenOn, overridden }: AnnouncedDue, lang: Language): string {
	const { announcedWhys, lateOn, overriddenBy } = reportWords[lang];
	return [
		why === undefined ? '' : announcedWhys[why],
		takenOn === undefined ? '' : lateOn(takenOn),
		overridden ? overriddenBy(overridden.by, overridden.reason) : '',
	]
		.filter(Boolean)
		.join(' ');
}

/** What the last fixity check found of a bundle; empty where nothing is wrong. */
export function spoiltWords({ spoilt }: Pick<FiledLine, 'spoilt'>, lang: Language): string {
	const say = reportWords[lang];
	return spoilt ? say.found(say.spoilt[spoilt] ?? spoilt) : '';
}
