import {
	areCalendarYears,
	BEFORE,
	BESIDE_DISPOSED,
	BESIDE_PRESERVED,
	durationOf,
	ELSEWHERE,
	NUMBER,
	PERIOD_UNITS,
	SINCE,
} from './retention-words.ts';

/** What a plan's words say is to be done with a record: preserved, or disposed of after a time or when it is not needed. */
export type Retention =
	| { readonly kind: 'preserve' }
	| {
			readonly kind: 'dispose';
			/** ISO 8601 duration, such as `P2Y`; absent where it is when the record is no longer needed (vid inaktualitet). */
			readonly after?: string;
			/** The years are whole calendar years (kalenderår): they begin at the New Year after what they count from. */
			readonly calendarYears?: true;
			/** What the time counts from, in the plan's words, in lower case; absent where it does not say. */
			readonly from?: string;
	  };

/** Why words of a plan are not understood. */
export type RetentionProblem =
	| 'unreadable-retention'
	| 'retention-elsewhere'
	| 'preserved-for-a-time'
	| 'retention-footnote';

const PRESERVE = String.raw`(?:(?:ska |skall |handlingen |handlingarna )*(?:bevaras?|bevarande|bev\.?|b)(?: b)?)`;
const FOREVER = `(?:för|till|i) (?:alltid|all framtid|evig tid|framtiden)`;
const DISPOSE = `(?:(?:ska |skall |får |kan |handlingen |handlingarna )*(?:gallras?|gallring|gallringsfrist|g))`;
const UNITS = Object.keys(PERIOD_UNITS)
	.map((unit) => unit.replaceAll('.', String.raw`\.`))
	.join('|');
const PERIOD = String.raw`(?<count>${NUMBER}) ?(?:hela (?=kal))?(?<unit>${UNITS})\.?`;
/** When a record has served its purpose, in the words of plans. */
const UNNEEDED = [
	String.raw`(?:vid|efter) (?:inaktualitet|inakt\.?)`,
	'inaktualitet',
	`(?:när|då) (?:(?:den|det|de|handlingen|handlingarna|uppgiften|uppgifterna|informationen) )?(?:är |blir |blivit |bedöms (?:vara )?)?inaktuell[at]?`,
	`(?:när|då) (?:(?:den|det|de|handlingen|handlingarna|uppgiften|uppgifterna|informationen) )?inte (?:längre )?behövs(?: längre)?`,
	`(?:när|då) (?:nyttan|behovet)(?: av (?:den|dem|handlingen|handlingarna))? (?:har )?upphör(?:t)?`,
].join('|');
const AT_ONCE = 'omedelbart|genast|direkt';

/** Characters. No plan says it in more. */
const LONGEST = 200;

const FORMS: readonly (readonly [RegExp, (found: Readonly<Record<string, string>>) => Retention])[] = [
	[form(`${PRESERVE}(?: ${FOREVER})?`, BESIDE_PRESERVED), () => ({ kind: 'preserve' })],
	[form(`(?:arkiveras |sparas )?${FOREVER}`, BESIDE_PRESERVED), () => ({ kind: 'preserve' })],
	[form(`(?:${DISPOSE} )?(?:efter |om )?${PERIOD}(?: ${SINCE})?`, BESIDE_DISPOSED), periodOf],
	[form(String.raw`(?:${DISPOSE} )?${BEFORE} ?\+ ?${PERIOD}`, BESIDE_DISPOSED), periodOf],
	[form(String.raw`(?:${DISPOSE} )?${PERIOD} ?\+ ?(?<from>innevarande(?: år)?)`, BESIDE_DISPOSED), periodOf],
	// Years are meant by a number alone, as in “G 10”; a sentence has lost its unit.
	[form(`(?:g ?)?(?<count>\\d{1,3})`, BESIDE_DISPOSED), periodOf],
	[form(`(?:${DISPOSE} )?(?:${UNNEEDED})`, BESIDE_DISPOSED), () => ({ kind: 'dispose' })],
	[form(`${DISPOSE} (?:${AT_ONCE})`, BESIDE_DISPOSED), () => ({ kind: 'dispose', after: 'P0D' })],
];

/**
 * Reads the retention of a row as Swedish plans word it: `Bevaras`, `B`, `Gallras efter 2 år`, `G 10`, `2 år`, `6 mån`, `Avslutat ärende
 * + 5 år`, `Vid inaktualitet`, with by what decision after it, and where a preserved record is kept. Undefined where anything in the cell
 * is not understood, such as `Se anmärkning` or `Gallras 1-2 år`: that must not be guessed, since records are destroyed by it.
 */
export function retentionIn(words: string): Retention | undefined {
	const text = plain(words);
	if (text.length > LONGEST) return undefined;
	for (const [pattern, meant] of FORMS) {
		const found = pattern.exec(text);
		if (found) return meant(found.groups ?? {});
	}
	return undefined;
}

/** What is in the way of understanding words, so that the remedy can be the right one; undefined where nothing is. */
export function retentionProblem(words: string): RetentionProblem | undefined {
	if (retentionIn(words)) return undefined;
	if (FOOTNOTE.test(words) && retentionIn(words.replace(FOOTNOTE, ''))) return 'retention-footnote';
	const text = plain(words);
	if (text.length > LONGEST) return 'unreadable-retention';
	if (FOR_A_TIME.test(text)) return 'preserved-for-a-time';
	return DISPOSED.test(text) && ELSEWHERE.test(text) ? 'retention-elsewhere' : 'unreadable-retention';
}

/** Whether words say that a record is disposed of and nothing of when: the period may stand in another column. */
export function isBareDisposal(words: string): boolean {
	return new RegExp(`^${DISPOSE}$`, 'u').test(plain(words));
}

/** A star, a raised number or a number in a parenthesis that is not opened: what it leads to may change what is said. */
const FOOTNOTE = /\s*(?:\*+\)?|[†‡¹²³⁴⁵⁶⁷⁸⁹]+\)?|(?<![(\d])\d\))\s*$/u;
const FOR_A_TIME = new RegExp(`^${PRESERVE} (?:i |efter )?${PERIOD}$`, 'u');
const DISPOSED = new RegExp(`^(?:${DISPOSE}(?![\\p{L}])|(?:efter )?${PERIOD})`, 'u');

function plain(words: string): string {
	return (
		words
			.normalize('NFC')
			.toLocaleLowerCase('sv')
			// A comma, a colon or a dash with spaces parts what is said; within a number it says something else.
			.replace(/[,;:](?=\s|$)|(?<=\s)[-–—](?=\s)|\.$/g, ' ')
			.replace(/\(([^()]*)\)/g, ' $1 ')
			.replace(/\s+/g, ' ')
			.trim()
	);
}

/** The whole cell: what is said, and what may stand after it without changing it. */
function form(said: string, beside: string): RegExp {
	return new RegExp(`^(?:${said})(?: (?:${beside})){0,4}$`, 'u');
}

function periodOf({ count = '', unit, from }: Readonly<Record<string, string | undefined>>): Retention {
	return {
		kind: 'dispose',
		after: durationOf(count, unit),
		...(areCalendarYears(unit) ? { calendarYears: true } : {}),
		...(from === undefined ? {} : { from }),
	};
}
