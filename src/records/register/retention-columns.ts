import {
	isBareDisposal,
	type Retention,
	type RetentionProblem,
	retentionIn,
	retentionProblem,
} from './retention.ts';
import { PERIOD_UNITS } from './retention-words.ts';

/** What one column says of a row's retention. */
export interface SaidRetention {
	/** Its head, as written; a unit of time in it is of its numbers. */
	readonly column: string;
	/** What its head says alone: a cross below “Bevaras” is that. */
	readonly of: 'either' | 'preserve' | 'dispose';
	readonly text: string;
}

/** What a row's columns say together, and what is wrong with it. */
export interface CombinedRetention {
	/** In the plan's words; `retentionIn` understands it where nothing is wrong. */
	readonly text: string;
	readonly problem?: RetentionProblem | 'retention-disagrees';
}

const NOTHING = /^(|[-–—]|nej)$/i;

/**
 * Some plans say it in several columns: a cross below “Bevaras” or the period below “Gallras”, or “G” in one and “2 år” beside it. What
 * they say is put together where it agrees; where it does not, nobody can tell which counts. Pure.
 */
export function combinedRetention(columns: readonly SaidRetention[]): CombinedRetention {
	const filled = columns.filter(({ text }) => !NOTHING.test(text));
	const all = filled.map(wordsOf);
	if (filled.length === 0) return one(columns.map(({ text }) => text).find((text) => text !== '') ?? '');
	if (all.length === 1) return one(all[0] ?? '');
	const unclear = all.find((words) => !isBareDisposal(words) && !retentionIn(words));
	if (unclear !== undefined) return one(unclear);
	const told = all.flatMap((words) => {
		const meant = retentionIn(words);
		return meant ? [{ words, meant }] : [];
	});
	// “G” beside nothing but “G” says no time.
	const [first = { words: all[0] ?? '', meant: undefined }, ...others] = told;
	const isDisposed = all.some(isBareDisposal);
	const disagree =
		(isDisposed && told.some(({ meant }) => meant.kind === 'preserve')) ||
		others.some(({ meant }) => first.meant && !agree(first.meant, meant));
	if (disagree)
		return {
			text: filled.map(({ column, text }) => `${column}: ${text}`).join('\n'),
			problem: 'retention-disagrees',
		};
	const fullest = told.toSorted(
		(a, b) => weight(b.meant) - weight(a.meant) || b.words.length - a.words.length,
	);
	return one(fullest[0]?.words ?? first.words);
}

/** Neither says what the other contradicts; one may say more. */
function agree(a: Retention, b: Retention): boolean {
	if (a.kind !== 'dispose' || b.kind !== 'dispose') return a.kind === b.kind;
	if (a.after !== b.after || a.calendarYears !== b.calendarYears) return false;
	return a.from === undefined || b.from === undefined || a.from === b.from;
}

function weight(meant: Retention): number {
	return meant.kind === 'dispose' && meant.from !== undefined ? 1 : 0;
}

function one(text: string): CombinedRetention {
	const problem = text === '' ? undefined : retentionProblem(text);
	return { text, ...(problem ? { problem } : {}) };
}

/** A cell in words that stand alone, without the head that they stand below. */
function wordsOf({ column, of, text }: SaidRetention): string {
	if (of === 'preserve' && /^(x|ja|b)$/i.test(text)) return 'Bevaras';
	// “5 år” below “Bevaras” is no time after which it is disposed of.
	if (of === 'preserve') return /^(bev|gallra|[bg]\b)/i.test(text) ? text : `Bevaras ${text}`;
	if (of === 'dispose' && /^(x|ja|g)$/i.test(text)) return 'Gallras';
	const unit = unitIn(column);
	if (/^\d+$/.test(text) && unit !== undefined) return `Gallras ${text} ${unit}`;
	// Not years then, as a number alone is.
	if (/^\d+$/.test(text) && isUnitOpen(column)) return `Gallras ${text}`;
	if (of !== 'dispose' || /^(gallra|g\b|bevar)/i.test(text)) return text;
	return `${/^\d+$/.test(text) ? 'G' : 'Gallras'} ${text}`;
}

const UNITS = Object.keys(PERIOD_UNITS)
	.map((unit) => unit.replaceAll('.', String.raw`\.`))
	.join('|');
const AT_END = new RegExp(
	String.raw`\s*(?:\((?:i |antal )?|,\s*|\s(?:i |antal ))(?<unit>${UNITS})\.?\s*\)?$`,
	'u',
);
const ANY = new RegExp(String.raw`(?<!\p{L})(?:${UNITS})(?!\p{L})`, 'u');

/** The unit that a head gives to its numbers: “Gallringsfrist (månader)”. */
function unitIn(head: string): string | undefined {
	return AT_END.exec(lower(head))?.groups?.unit;
}

/** Whether a head names units and leaves open which its numbers have: “Gallringsfrist (år/mån)”. */
function isUnitOpen(head: string): boolean {
	return unitIn(head) === undefined && ANY.test(lower(head));
}

/** A head without the unit of its numbers, in lower case. */
export function withoutUnit(head: string): string {
	return lower(head).replace(AT_END, '');
}

function lower(head: string): string {
	return head.normalize('NFC').toLocaleLowerCase('sv').trim();
}
