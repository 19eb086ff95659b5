/** How a period's unit is written, and its letter in an ISO 8601 duration. */
export const PERIOD_UNITS: Readonly<Record<string, string>> = {
	kalenderår: 'Y',
	år: 'Y',
	ar: 'Y',
	månader: 'M',
	månad: 'M',
	mån: 'M',
	veckor: 'W',
	vecka: 'W',
	dagar: 'D',
	dag: 'D',
	dygn: 'D',
};

/** In digits or spelled out. */
export const NUMBER = String.raw`\d{1,3}|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv`;

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
		'annars',
	],
	...[
		'utom',
		'förutom',
		'undantag',
		'undantaget',
		'minst',
		'högst',
		'längst',
		'tidigast',
		'senast',
		'ca',
		'cirka',
	],
	...[
		'ungefär',
		'normalt',
		'vanligen',
		'ibland',
		'se',
		'därefter',
		'sedan',
		'samt',
		'övriga',
		'vissa',
		'urval',
		'tills',
	],
	...[
		String.raw`\p{L}*gallr\p{L}*`,
		String.raw`bevar\p{L}*`,
		String.raw`inaktu\p{L}*`,
		'år',
		'månader',
		'mån',
		'dagar',
	],
].join('|');

/** From when a period counts: words without a number that none of TURNS is among. */
export const SINCE = String.raw`(?:räknat )?(?:efter|från|från och med)(?: (?!(?:${TURNS})(?![\p{L}]))[\p{L}][\p{L}/.-]*){1,12}`;

const PLACE = String.raw`\p{L}*arkiv(?:et|en)?|slutarkivet|diariet|papper|pappersform|original|digital form|digitalt format|elektronisk form|akten?|personakten?|pärm|verksamhetssystemet|verksamheten|ärendehanteringssystemet`;
const WHERE = String.raw`(?:digitalt|elektroniskt|permanent|(?:i|på|hos|till|som) (?:${PLACE}|e-arkiv(?:et)?|pdf/a)|(?:${PLACE}|e-arkiv(?:et)?)(?! ))`;
const DELIVERED = String.raw`(?:(?:levereras|överlämnas|överförs|lämnas) )?(?:(?:i|till) (?:${PLACE}|e-arkiv(?:et)?|kommunarkivet|arkivmyndigheten) )?efter (?:${NUMBER}) år(?: (?:i|till) (?:${PLACE}|e-arkiv(?:et)?|arkivmyndigheten))?`;
const DELIVERED_SOMEWHERE = String.raw`(?=.*(?:leverera|överl|överf|lämnas|arkiv))${DELIVERED}`;
const LAW = String.raw`\p{L}*(?:lag|lagen|balken|förordningen|reglementet|föreskriften|föreskrifter|föreskrift)`;
const NUMBERED = String.raw`(?:\p{L}{1,10}[- ])?(?:\p{L}{1,5} )?\d{4}[:/]\d{1,5}|\d{1,3} ?(?:§|kap\.?)(?: \d{1,3} ?§)?|§ ?\d{1,3}|\d{4}-\d{2}-\d{2}`;
const BASIS = String.raw`(?:enligt |jfr )?(?:gallringsbeslut|beslut|beslutet|gallringsråd|plan|planen|${LAW}|${NUMBERED})`;

/** What may stand after what is said, without changing it: where the record is kept, that it is delivered, what was decided. */
export const REMARK = [WHERE, DELIVERED_SOMEWHERE, BASIS, 'för forskning(?:ens behov)?'].join('|');
