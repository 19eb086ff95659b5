import { isRefusal, isTakingIn, stateOf } from '../../records/delivery/answer-words.ts';
import { isOfBad, objection } from '../../records/delivery/refusal-words.ts';
import { comparable } from '../../records/same-name.ts';
import type { XmlRecord } from './xml-records.ts';

/** What an event says of what was done: `mild` of a warning, or of what was left out; `unclear` where nobody but a person can tell. */
type Outcome = 'good' | 'bad' | 'mild' | 'unclear';

/** An event of PREMIS: what an archive did, and what came of it. */
export interface PremisEvent {
	/** As the archive calls it. */
	readonly type: string;
	/** By it a bundle is taken in. */
	readonly isTakingIn: boolean;
	/** As the archive words it, all of them; empty where it says none. */
	readonly said: string;
	/** The gravest; absent where it says none. */
	readonly outcome?: Outcome;
	/** What it says in words of its own. */
	readonly notes: readonly string[];
	/** Something in it may be a refusal, whatever its outcome is. */
	readonly doubt?: string;
	readonly id: string;
	/** Values of identifiers of what it was done with. */
	readonly objects: readonly string[];
}

const GOOD =
	/^(?:suc|pass|passed|positive|valid|well[ -]?formed|completed?|done|true|yes|ja|klar|klart|utförd|utfört|utan anmärkning)$/;
const BAD = /^(?:fai|failing|negative|not valid|not well[ -]?formed|false|no|nej|fel|nok|nack)$/;
const MILD = /^(?:war|warning|warnings|varning|skipped|skip|not applicable|n\/a|none|ingen|inga)$/;
/** What undoes, or puts aside, what was taken in. */
const UNDOING = /deaccession|delet|destr|dispos|recall|return|gallr|återtag|uteslut|raderi/;

/** Works that judge a bundle, or begin or end its way into an archive. */
const JUDGING =
	/valid|check|kontroll|verif|virus|fixity|inspect|gransk|quality|kvalitet|approv|godkän|apprais|bedöm|authoris|authoriz|review|accept|recei|mottag|ingest|inlever|accession|transfer|överför|registr/;

/** Code of the Library of Congress for an event by which something is taken in: accession, ingestion, its end. */
const TAKING_IN_CODE = /\/eventType\/(?:acc|ing|ine)$/;
const GRAVEST: readonly Outcome[] = ['bad', 'unclear', 'mild', 'good'];

/** @param record an element `event` (PREMIS 2 or 3) */
export function premisEvent(record: XmlRecord): PremisEvent {
	const type = textIn(record, 'eventType');
	const codes = under(record, 'eventType').flatMap(({ fields }) => textsOf(fields, 'valueURI'));
	const information = under(record, 'eventOutcomeInformation');
	const outcomes = information.flatMap((each) => textsOf(each.fields, 'eventOutcome'));
	const coded = information
		.flatMap((each) => under(each, 'eventOutcome'))
		.flatMap(({ fields }) => textsOf(fields, 'valueURI'));
	const found = new Set([...outcomes, ...coded].map(outcomeOf));
	const gravest = GRAVEST.find((each) => found.has(each));
	const details = [...under(record, 'eventDetailInformation'), ...information];
	const notes = [record, ...details, ...details.flatMap((each) => under(each, 'eventOutcomeDetail'))].flatMap(
		({ fields }) => [
			...textsOf(fields, 'eventDetail'),
			...textsOf(fields, 'eventOutcomeDetail'),
			...textsOf(fields, 'eventOutcomeDetailNote'),
		],
	);
	const name = wordOf(type);
	const takesIn = isTakingIn(name) || codes.some((code) => TAKING_IN_CODE.test(code.trim()));
	// Of a format that was identified, the outcome is the format: only what is a judgement has to be understood.
	const isJudged =
		takesIn || JUDGING.test(name) || outcomes.some((said) => objection(type, said) !== undefined);
	const outcome = gravest === 'unclear' && !isJudged ? 'mild' : gravest;
	const doubtful = [
		...(isOfBad(type) || UNDOING.test(name) ? [type] : []),
		...notes.filter((note) => objection('note', note) !== undefined),
	];
	return {
		...{
			type,
			said: outcomes.join(', ') || coded.join(', '),
			notes,
			id: textIn(record, 'eventIdentifierValue'),
		},
		isTakingIn: takesIn,
		...(outcome === undefined ? {} : { outcome }),
		...(doubtful[0] === undefined ? {} : { doubt: doubtful[0] }),
		objects: under(record, 'linkingObjectIdentifier').flatMap(({ fields }) =>
			textsOf(fields, 'linkingObjectIdentifierValue'),
		),
	};
}

function outcomeOf(said: string): Outcome {
	const word = wordOf(said);
	if (BAD.test(word) || isRefusal(word)) return 'bad';
	if (GOOD.test(word) || stateOf(word) === 'received') return 'good';
	return MILD.test(word) ? 'mild' : 'unclear';
}

/** A term by its own name, where it is given as an address. */
function wordOf(said: string): string {
	const text = said.trim();
	const isAddress = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
	return comparable((isAddress ? (text.split(/[/#]/).at(-1) ?? '') : text).replace(/_+/g, ' '));
}

/** Elements of that name right within one. */
export function under({ children }: XmlRecord, name: string): readonly XmlRecord[] {
	return children.filter((child) => child.name === name);
}

export function textsOf(fields: XmlRecord['fields'], name: string): readonly string[] {
	return fields.flatMap(([head, text]) => (head === name && text.trim() !== '' ? [text.trim()] : []));
}

/** A text that stands in it, or in an element right within it. */
function textIn(record: XmlRecord, name: string): string {
	return [record, ...record.children].flatMap(({ fields }) => textsOf(fields, name))[0] ?? '';
}
