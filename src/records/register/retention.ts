import { NUMBER, PERIOD_UNITS, REMARK, SINCE } from './retention-words.ts';

/** What a plan's words say is to be done with a record: preserved, or disposed of after a time or when it is not needed. */
export type Retention =
	| { readonly kind: 'preserve' }
	| {
			readonly kind: 'dispose';
			/** ISO 8601 duration, such as `P2Y`; absent where it is when the record is no longer needed (vid inaktualitet). */
			readonly after?: string;
	  };

const PRESERVE = String.raw`(?:(?:ska |skall |handlingen |handlingarna )*(?:bevaras?|bevarande|b)(?: b)?)`;
const FOREVER = `(?:för|till|i) (?:alltid|all framtid|evig tid|framtiden)`;
const DISPOSE = String.raw`(?:(?:ska |skall |får |kan |handlingen |handlingarna )*(?:gallras?|gallring|gallringsfrist|g))`;
const PERIOD = String.raw`(?<count>${NUMBER}) ?(?<unit>${Object.keys(PERIOD_UNITS).join('|')})\.?`;
/** When a record has served its purpose, in the words of plans. */
const UNNEEDED = [
	`(?:vid|efter) inaktualitet`,
	'inaktualitet',
	`(?:när|då) (?:(?:den|det|de|handlingen|handlingarna|uppgiften|uppgifterna|informationen) )?(?:är |blir |blivit |bedöms (?:vara )?)?inaktuell[at]?`,
	`(?:när|då) (?:(?:den|det|de|handlingen|handlingarna|uppgiften|uppgifterna|informationen) )?inte (?:längre )?behövs(?: längre)?`,
	`(?:när|då) (?:nyttan|behovet)(?: av (?:den|dem|handlingen|handlingarna))? (?:har )?upphör(?:t)?`,
].join('|');
const AT_ONCE = 'omedelbart|genast|direkt';

/** Characters. No plan says it in more. */
const LONGEST = 200;

const FORMS: readonly (readonly [RegExp, (found: Readonly<Record<string, string>>) => Retention])[] = [
	[form(`${PRESERVE}(?: ${FOREVER})?`), () => ({ kind: 'preserve' })],
	[form(`(?:arkiveras |sparas )?${FOREVER}`), () => ({ kind: 'preserve' })],
	[form(`(?:${DISPOSE} )?(?:efter |om )?${PERIOD}(?: ${SINCE})?`), periodOf],
	// Years are meant by a number alone, as in “G 10”; a sentence has lost its unit.
	[form(`(?:g ?)?(?<count>\\d{1,3})`), periodOf],
	[form(`(?:${DISPOSE} )?(?:${UNNEEDED})`), () => ({ kind: 'dispose' })],
	[form(`${DISPOSE} (?:${AT_ONCE})`), () => ({ kind: 'dispose', after: 'P0D' })],
];

/**
 * Reads the retention of a row as Swedish plans word it: `Bevaras`, `B`, `Gallras efter 2 år`, `G 10`, `2 år`, `6 mån`, `Vid
 * inaktualitet`, with where it is kept and by what decision after it. Undefined where anything in the cell is not understood, such as `Se
 * anmärkning` or `Gallras 1-2 år`: that must not be guessed, since records are destroyed by it.
 */
export function retentionIn(words: string): Retention | undefined {
	const text = words
		.normalize('NFC')
		.toLocaleLowerCase('sv')
		// A comma, a colon or a dash with spaces parts what is said; within a number it says something else.
		.replace(/[,;:](?=\s|$)|(?<=\s)[-–—](?=\s)|\.$/g, ' ')
		.replace(/\(([^()]*)\)/g, ' $1 ')
		.replace(/\s+/g, ' ')
		.trim();
	if (text.length > LONGEST) return undefined;
	for (const [pattern, meant] of FORMS) {
		const found = pattern.exec(text);
		if (found) return meant(found.groups ?? {});
	}
	return undefined;
}

/** The whole cell: what is said, and what may stand after it without changing it. */
function form(said: string): RegExp {
	return new RegExp(`^(?:${said})(?: (?:${REMARK})){0,4}$`, 'u');
}

function periodOf({ count = '', unit = 'år' }: Readonly<Record<string, string>>): Retention {
	const spelled = NUMBERS.indexOf(count);
	return {
		kind: 'dispose',
		after: `P${spelled < 0 ? Number(count) : spelled}${PERIOD_UNITS[unit] ?? 'Y'}`,
	};
}

const NUMBERS = [
	'noll',
	'ett',
	'två',
	'tre',
	'fyra',
	'fem',
	'sex',
	'sju',
	'åtta',
	'nio',
	'tio',
	'elva',
	'tolv',
];
