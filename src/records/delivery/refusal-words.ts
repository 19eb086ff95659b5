import { comparable } from '../same-name.ts';
import { isRefusal, stateOf } from './answer-words.ts';

/** Beginnings of words that say that something is as it should be: “no” to one of them is a refusal. */
const WELL =
	'valid|accept|approv|receiv|success|succe|ok(?![a-zåäö])|okay|pass|ingest|verif|match|intact|complet|conform|complian|confirm|clean|correct|whole|' +
	'godkän|godta|mottag|accepter|inlever|giltig|lyck|korrekt|stäm|hel(?![a-zåäö])|fullständig|bekräft';
/** And of those that say that it is not. */
const BAD =
	'reject|refus|denied|deny|declin|fail|abort|cancel|withdrawn|nok(?![a-zåäö])|nack(?![a-zåäö])|invalid|error|corrupt|damag|mismatch|unable|missing|incomplet|quarantin|unsuccess|discard|resubmit|fatal|infected|virus (?:found|detected)|partial(?:ly)?[ _](?:success|accept|receiv|ingest)|' +
	'avvis|underkän|nekad|nekat|nekas|avslag|avslogs|ogiltig|misslyck|fel(?:et|en|aktig|kod|koder|meddelande)?(?![a-zåäö])|karantän|avbröts|avbruten|avbrutet|återkall|makuler|ofullständig|skada(?:d|t|de)|saknas|saknade|kasser|returner|återlämn|återsänd|brist|infekterad|delvis (?:mottag|godkän|accepter|inlever)|göras om|skiljer sig|avviker';
const NO = 'not|no|never|ej|inte|icke|aldrig';
const NONE = '(?:no|not|none|zero|inga|inget|ingen|inte|ej|noll|never|aldrig|0(?: (?:of|av) \\d+)?)';
/** Words between, but no other sentence. */
const FEW = '(?:[^\\s.,;:!?]{1,40}\\s){0,2}?';
/** And none after which another thing is said: “no warnings but rejected”. */
const FEW_OF_IT =
	'(?:(?!(?:but|men|however|yet|only|bara|enbart|endast|utan|and|och|then|så)\\s)[^\\s.,;:!?]{1,40}\\s){0,2}?';
/** A reader of “without METS it is rejected” knows that nothing is taken back. */
const WITHOUT = 'without|utan';
const FAULTS = 'error|fail|mismatch|corrupt|damag|fel(?:et|en)?(?![a-zåäö])|brist|skad';
const START = '(?<![a-zåäö0-9])';
/** `isvalid` too, where a name has no capitals. */
const START_HEAD = `(?:${START}|(?<=^(?:is|has|was|är|har)))`;

const WELL_HEAD = new RegExp(`${START_HEAD}(?:${WELL})`);
const BAD_HEAD = new RegExp(`${START_HEAD}(?:${BAD}|avvik|(?:${NO}) (?:${WELL}))`);
/** Where “false” says nothing of whether a bundle was received. */
const HARMLESS_HEAD = new RegExp(
	`${START_HEAD}(?:encrypt|krypt|compress|kompr|test|dry|updat|uppdat|replac|ersätt|dupl|dubb|restrict|begräns|secre|sekret|embargo|publi|delet|radera|migrat|review|virus|infect|infekt|renew|förny|retry|resubmit|warning|varning|has (?:more|next|children))`,
);
const NOT_WELL = new RegExp(
	`${START}(?:(?:${NO}|cannot|n't) ${FEW}(?:${WELL}|ta emot|tas emot)|(?:ta|tar|tas|tog|togs) (?:${NO}) emot|(?:går|gick) (?:${NO}) att|uppfyll(?:er|de|t|s)? (?:${NO})|(?:${NO}) uppfyll|(?:${WELL})[a-zåäö]* ?[:=] ?(?:false|no|nej|0)(?![a-zåäö0-9])|could not|couldn't|kunde (?:ej|inte)|(?:stämmer|godtas|godkänns|godkändes|mottogs) (?:ej|inte))`,
);
const NOT_BAD = new RegExp(
	`${START}(?:${NONE} ${FEW_OF_IT}(?:${BAD})|(?:${WITHOUT}) ${FEW_OF_IT}(?:${FAULTS}))[a-zåäö]*(?: (?:or|and|eller|och) (?:${BAD})[a-zåäö]*)*|${START}(?:${BAD})[a-zåäö]*(?: ?[:=]? ?(?:0|none|inga|noll|nej|no)| [a-zåäö]{1,20} ?[:=] ?(?:0|none|inga|noll))(?![a-zåäö0-9])`,
	'g',
);
/** What numbers of states are called, such as `statusCode` or “Returkod”. */
const CODE_HEAD =
	/(?:status|http|respon[sd]e?|svars?|result(?:at)?|retur(?:n)?|exit|avsluts?|outcome|utfalls?) ?(?:code|kod|status|value|värde)$/;
/** Nothing went wrong, as programs (0) and the web (200 to 299) say it. Source: RFC 9110, 15.3. */
const GOOD_CODE = /^(?:0+|2\d\d)$/;
/** A web server's refusal, with its number and by its words. Source: RFC 9110, 15.5 and 15.6. */
const WEB_REFUSAL =
	/(?<![a-zåäö])http(?: \d(?:\.\d)?)? ?[45]\d\d(?!\d)|(?<!\d)[45]\d\d (?:bad|not|forbidden|unauth|conflict|gone|length|precond|payload|content|unsupp|unproc|locked|too|internal|service|gateway|request)|(?:file|package|bundle|mets|fil|filen|paket|paketet) (?:was )?not found|hitta(?:s|des) (?:inte|ej)|timed out|unauthori[sz]ed|(?<![a-zåäö])forbidden|bad request|unprocessable|service unavailable/;
/** What most texts have nothing of, so that the rest need not be asked. */
const MAY_BE_BAD = new RegExp(
	`${BAD}|http|[45]\\d\\d |found|hitta|timed|unauth|forbidden|bad|unproc|unavail|not|inte|ej|icke|aldrig|never|n't|kunde|could|false|(?<![a-zåäö])no |[:=] ?(?:no|nej|0)`,
);
const BAD_TEXT = new RegExp(`${START}(?:${BAD})`);
/** Of words that are an answer. */
const LONGEST_ANSWER = 40;
const YES = /^(?:true|ja|yes|1|y|j|x|sant)$/;
const NO_TEXT = /^(?:nej|no|n|0|falskt|off|✗|✘|❌)$/;
const NOTHING =
	/^(?:false|falskt|nej|no|n|0+|none|null|nil|inga|inget|ingen|[-–—]+|n\/a|saknas ej|(?:inga|inget|utan|no|0|none) .{1,60})$/;

/**
 * Whether a field of a receipt speaks against having received what it is about, whatever archive wrote it: a word of refusal, a “no” to what should be so, or a “yes” to what
 * should not. Words of refusal within a text, and “false” of what nobody here knows, are `unclear`: whoever takes the receipt in has to ask.
 * @param head what the field, column, attribute or element is called
 * @param within what it stands in is called: what stands in errors is one
 */
export function objection(head: string, text: string, within = ''): 'refusal' | 'unclear' | undefined {
	// As `comparable`, which asks for the language's rules and takes many times as long.
	const value = text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
	if (value === '') return undefined;
	if (value.length <= LONGEST_ANSWER && isRefusal(text)) return 'refusal';
	const kind = kindOf(head);
	// Nobody here knows an archive's own numbers; that of a web server that failed is like them.
	if (/^-?\d+$/.test(value) && CODE_HEAD.test(inWords(`${within} ${head}`)))
		return GOOD_CODE.test(value) ? undefined : 'unclear';
	if (kind.isBad || isOfBad(within)) {
		if (NOTHING.test(value) || stateOf(text) === 'received') return undefined;
		return YES.test(value) && !/\d/.test(value) ? 'refusal' : 'unclear';
	}
	if (value === 'false' || value === 'falskt') {
		if (kind.isHarmless) return undefined;
		return kind.isWell ? 'refusal' : 'unclear';
	}
	if (kind.isWell && NO_TEXT.test(value)) return 'refusal';
	return isRefusing(value) ? 'unclear' : undefined;
}

/** Whether a name is one of errors, refusals and the like. */
export function isOfBad(name: string): boolean {
	return kindOf(name).isBad;
}

interface Kind {
	readonly isBad: boolean;
	readonly isWell: boolean;
	readonly isHarmless: boolean;
}

/** A receipt has a few names, each many thousand times. */
const known = new Map<string, Kind>();
const MOST_KNOWN = 1_000;

function kindOf(head: string): Kind {
	const found = known.get(head);
	if (found) return found;
	const name = inWords(head);
	const kind = {
		...{ isBad: BAD_HEAD.test(name), isWell: WELL_HEAD.test(name) },
		isHarmless: HARMLESS_HEAD.test(name),
	};
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(head, kind);
	return kind;
}

/** Whether a text has words of refusal in it that nothing takes back. */
function isRefusing(text: string): boolean {
	if (!MAY_BE_BAD.test(text)) return false;
	// Addresses and names of files are called as they are.
	const said = text
		.split(' ')
		.filter((word) => !/@|:\/\//.test(word) && !/^[^.]+(?:\.[^.]+)*\.[a-z]\w{0,4}$/.test(word))
		.join(' ')
		.replace(/[_/|]+/g, ' ');
	return NOT_WELL.test(said) || WEB_REFUSAL.test(said) || BAD_TEXT.test(said.replace(NOT_BAD, ' '));
}

/** `receivedSHA256`, `aip_checksum` and `Arkivpaketets kontrollsumma` alike: words in small letters. */
export function inWords(head: string): string {
	const before = words.get(head);
	if (before !== undefined) return before;
	if (words.size >= MOST_KNOWN) words.clear();
	const made = comparable(
		head
			.replace(/(\p{Ll})([\p{Lu}\p{N}])/gu, '$1 $2')
			.replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
			.replace(/[_./:-]+/g, ' '),
	);
	words.set(head, made);
	return made;
}

const words = new Map<string, string>();
