/** How a period's unit is written, and how many of what letter of an ISO 8601 duration it is. */
export const PERIOD_UNITS: Readonly<Record<string, readonly [number, string]>> = {
	...{ kalenderår: [1, 'Y'], 'kal.år': [1, 'Y'], 'kal. år': [1, 'Y'] },
	...{ halvår: [6, 'M'], år: [1, 'Y'], ar: [1, 'Y'] },
	...{ månader: [1, 'M'], månad: [1, 'M'], mån: [1, 'M'] },
	...{ veckor: [1, 'W'], vecka: [1, 'W'] },
	...{ dagar: [1, 'D'], dag: [1, 'D'], dygn: [1, 'D'] },
	...{ timmar: [1, 'H'], timme: [1, 'H'], tim: [1, 'H'] },
};

const SPELLED: Readonly<Record<string, number>> = {
	...{ en: 1, ett: 1, två: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, åtta: 8, nio: 9, tio: 10 },
	...{ elva: 11, tolv: 12, femton: 15, tjugo: 20, trettio: 30 },
};

/** In digits or spelled out. */
export const NUMBER = String.raw`\d{1,3}|${Object.keys(SPELLED).join('|')}`;

/** An ISO 8601 duration; years where no unit is said. */
export function durationOf(count: string, unit = 'år'): string {
	const [times, letter] = PERIOD_UNITS[unit] ?? [1, 'Y'];
	return `P${letter === 'H' ? 'T' : ''}${(SPELLED[count] ?? Number(count)) * times}${letter}`;
}

/** Whether a unit is of years that end at New Year, so that what is to be kept for two of them is kept for longer than two years. */
export function areCalendarYears(unit = ''): boolean {
	return unit.startsWith('kal');
}

/** Words that make another thing of a period: a condition, an exception, another period, a bound. */
const TURNS = [
	...[
		'ej',
		'inte',
		'aldrig',
		'ingen',
		'inget',
		'eller',
		'alternativt',
		'om',
		'ifall',
		'såvida',
		'dock',
		'men',
	],
	...[
		'annars',
		'utom',
		'förutom',
		'undantag',
		'undantaget',
		'minst',
		'högst',
		'längst',
		'tidigast',
		'senast',
	],
	...['ca', 'cirka', 'ungefär', 'normalt', 'vanligen', 'ibland', 'se', 'därefter', 'sedan', 'samt', 'övriga'],
	...['vissa', 'urval', 'tills', 'år', 'månader', 'mån', 'dagar', 'b', 'g', 'bev'],
	...[String.raw`\p{L}*gallr\p{L}*`, String.raw`bevar\p{L}*`, String.raw`inaktu\p{L}*`],
].join('|');

/** Words of another copy: what is disposed of in a system, on paper or once it was handed over is kept somewhere else. */
const COPIES = [
	...[
		String.raw`[\p{L}-]*system(?:et|en)?`,
		String.raw`papper\p{L}*`,
		String.raw`\p{L}*original\p{L}*`,
		'e-arkiv(?:et)?',
	],
	...[
		String.raw`digital\p{L}*`,
		String.raw`elektronisk\p{L}*`,
		String.raw`\p{L}*(?:skann|scann)\p{L}*`,
		'kopi(?:a|an|or)',
	],
	...[String.raw`(?:lever|överför|överlämn|migrer|export|konverter)\p{L}*`, String.raw`\p{L}*leverans\p{L}*`],
].join('|');

/** One word of an occasion that a period counts from; a dot ends none, but for one within an abbreviation. */
const WORD = String.raw`(?!(?:${TURNS}|${COPIES})(?![\p{L}]))[\p{L}][\p{L}/.-]*`;

/** From when a period counts: words without a number that none of TURNS and COPIES is among. */
export const SINCE = `(?:räknat )?(?:efter|från och med|från) (?<from>${WORD}(?: ${WORD}){0,11})`;

/** The same the other way round, before “+ 5 år”. */
export const BEFORE = `(?:efter )?(?<from>innevarande år|${WORD}(?: ${WORD}){0,11})`;

const PLACE = String.raw`\p{L}*arkiv(?:et|en)?|slutarkivet|diariet|papper|pappersform|original|digital form|digitalt format|elektronisk form|akten?|personakten?|pärm|verksamhetssystemet|verksamheten|ärendehanteringssystemet`;
const WHERE = `(?:digitalt|elektroniskt|permanent|(?:i|på|hos|till|som) (?:${PLACE}|e-arkiv(?:et)?|pdf/a)|(?:${PLACE}|e-arkiv(?:et)?)(?! ))`;
const KEPT = `förvaras (?:i|på|hos) (?:${PLACE})`;
const DELIVERED = `(?:(?:leverans|levereras|överlämnas|överförs|lämnas) )?(?:(?:i|till) (?:${PLACE}|e-arkiv(?:et)?|kommunarkivet|arkivmyndigheten) )?efter (?:${NUMBER}) år(?: (?:i|till) (?:${PLACE}|e-arkiv(?:et)?|arkivmyndigheten))?`;
const DELIVERED_SOMEWHERE = `(?=.*(?:leverera|leverans|överl|överf|lämnas|arkiv))${DELIVERED}`;
const LAW = String.raw`\p{L}*(?:lag|lagen|balken|förordningen|reglementet|föreskriften|föreskrifter|föreskrift)`;
const NUMBERED = String.raw`(?:\p{L}{1,10}[- ])?(?:\p{L}{1,5} )?\d{4}[:/]\d{1,5}|\d{1,3} ?(?:§|kap\.?)(?: \d{1,3} ?§)?|§ ?\d{1,3}|\d{4}-\d{2}-\d{2}`;
const BASIS = `(?:enligt |jfr )?(?:gallringsbeslut|beslut|beslutet|gallringsråd|plan|planen|${LAW}|${NUMBERED})`;

/** What may stand after that a record is preserved, without changing it: where it is kept, that it is delivered, what was decided. */
export const BESIDE_PRESERVED = [KEPT, WHERE, DELIVERED_SOMEWHERE, BASIS, 'för forskning(?:ens behov)?'].join(
	'|',
);

/**
 * What may stand after that it is disposed of. A place alone is none of it: “Gallras efter 2 år i verksamhetssystemet” may say that the
 * record is kept elsewhere.
 */
export const BESIDE_DISPOSED = [KEPT, BASIS].join('|');

/** A place or another copy that disposal may be limited to. */
export const ELSEWHERE = new RegExp(
	String.raw`(?<![\p{L}])(?:${PLACE}|${COPIES}|e-arkiv(?:et)?)(?![\p{L}])`,
	'u',
);
