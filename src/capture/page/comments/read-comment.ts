import type { Comment, PostTime } from '../../../records/post.ts';
import { readAuthor, SAYS } from '../post/author.ts';
import { areInitials } from '../post/is-name.ts';
import { nameBesideTime } from '../post/nameplate.ts';
import { readText, readTime } from '../post/post.ts';
import { isTimeOnly, timeFromShown } from '../time/times.ts';
import { deepAll, shortHash, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { footless } from '../unfold/foot.ts';
import { besideName } from './beside-name.ts';
import {
	firstLine,
	headParts,
	isTimeAlone,
	isWhoAndWhen,
	timeBesideName,
	timeWithoutName,
	withoutName,
} from './comment-head.ts';
import { EDITED, editedMarks } from './edited-marks.ts';
import { isToFill } from './holds-fields.ts';
import { initialsBeside, remarkAt } from './remarks.ts';
import { isFace } from './small-face.ts';

/** Lines that are nothing but what can be pressed beside a comment, where they are links. */
const CONTROLS =
	/^(?:svara|reply|gilla|like|dela|share|rapportera|report|redigera|edit|permal[äa]nk|permalink|direktlänk|länk|link)$/i;
const NOTHING = /^[\s·⋅•|,;–—-]*$/;

/**
 * What a comment says itself, without what answers it. A form in it holds its words where none stand outside; what stands in one beside them asks
 * the reader, as whether it was of use.
 * @param all the elements of all comments, of which those in it are left out
 */
export function readComment(el: Element, all: readonly Element[], now: number): Omit<Comment, 'replies'> {
	const outside = readWords(el, all, now, false);
	return outside.text === '' && deepAll('form', el).length > 0 ? readWords(el, all, now, true) : outside;
}

function readWords(
	el: Element,
	all: readonly Element[],
	now: number,
	inForms: boolean,
): Omit<Comment, 'replies'> {
	const inner = all.filter((other) => other !== el && contains(el, other));
	const faces = inner.flatMap(initialsBeside);
	// What one may fill in beside it, as a grade from 1 to 5, nobody has said.
	const isForm = (x: Element) => x !== el && x.matches('form') && (!inForms || isToFill(x));
	const skip = (x: Element) => faces.includes(x) || isForm(x) || inner.some((other) => contains(other, x));
	const remark = remarkAt(el);
	const read = readTime(el, now, skip) ?? (remark ? asShown(shownText(remark.time), now) : undefined);
	const beside = timeBesideName(() => shownText(el, skip), read ?? timeInFoot(el, skip, now), now);
	const head = [
		remark?.time,
		remark?.nameplate,
		...(remark?.byline ?? []),
		...besideName(el, skip),
		...editedMarks(el, skip),
	];
	const lines = readText(
		el,
		(x) => skip(x) || head.includes(x),
		(form) => inForms && !isToFill(form),
	)
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => !NOTHING.test(line) && !isFoot(line))
		.flatMap((line, i, all) =>
			i === 0 ? headParts(line.replace(SAYS, ''), all.length > 1 ? beside?.shown : undefined) : [line],
		);
	const author = authorOf(el, lines, now, skip);
	if (author && lines.length > 1 && isFaceOf(author.name, lines[0] ?? '', el, skip)) lines.shift();
	const time = timeWithoutName(beside, author?.name);
	// When may stand above who, and who in one line with the words.
	const first = lines.findIndex((line) => !isTimeAlone(line, time?.shown));
	const hasWords = (line: string) => /\p{L}/u.test(line) && !isTimeAlone(line, time?.shown);
	const areBelow = lines.slice(first + 1).some(hasWords);
	// Where no other words are left, what stands beside the time is what was said.
	const isOnlyTime = (line: string) =>
		isTimeAlone(line, time?.shown) &&
		(line === time?.shown || !/\p{L}/u.test(line.slice(time?.shown?.length ?? 0)) || areBelow);
	const said = lines
		.map((line, i) => (i === first && author ? withoutName(line, author.name, areBelow) : line))
		.filter((line, i) => line !== '' && !(i < 3 && line === author?.name) && !isOnlyTime(line))
		.filter((line, i, all) => i === 0 || i < all.length - 1 || !isWhoAndWhen(line, author?.name))
		.join('\n');
	const text = footless(said, said, author?.name, time?.shown);
	const named = el.getAttribute('data-comment-id') ?? el.getAttribute('data-id') ?? el.id;
	const id = named && /\d/.test(named) ? named : `content-${shortHash((author?.name ?? '') + text)}`;
	return { id, ...(author ? { author } : {}), ...(time ? { time } : {}), text };
}

const DOTS = /\s*[|·•]\s*/u;

/** “Gilla · Svara · 2 d · Redigerad” in one line of plain words: what can be done with it, when it was said and that it was changed. */
function isFoot(line: string): boolean {
	const parts = line.split(DOTS);
	const isControl = (part: string) => CONTROLS.test(part);
	return (
		parts.some(isControl) && parts.every((part) => isControl(part) || EDITED.test(part) || isTimeOnly(part))
	);
}

function timeInFoot(el: Element, skip: (x: Element) => boolean, now: number): PostTime | undefined {
	const foot = shownText(el, skip).split('\n').findLast(isFoot);
	const shown = foot?.split(DOTS).find((part) => isTimeOnly(part));
	return shown === undefined ? undefined : asShown(shown, now);
}

function asShown(shown: string, now: number): PostTime {
	const told = timeFromShown(shown, now);
	return told ? { shown, ...told, from: 'shown' } : { shown };
}

/** A line that is the initials of whoever speaks, drawn in a face: no word of anybody's. */
function isFaceOf(name: string, line: string, el: Element, skip: (x: Element) => boolean): boolean {
	if (!areInitials(line, name)) return false;
	return deepAll('i,span,div,b,strong', el).some(
		(face) => shownText(face).trim() === line && !skip(face) && isFace(face),
	);
}

function authorOf(
	el: Element,
	lines: readonly string[],
	now: number,
	skip: (x: Element) => boolean,
): Comment['author'] {
	const [named, speaker] = [readAuthor(el, skip), remarkAt(el)?.name];
	// A link in what somebody says is nobody's name.
	if (speaker !== undefined && named?.name !== speaker) return { name: speaker };
	const plate = nameBesideTime(el, skip);
	// Whose name stands above the words, those are his, though they be short and the time stand below them.
	const isAbove = named && !named.name.startsWith('@') && plate?.before.includes(named.name);
	if (plate && !isAbove && !(named && plate.head.includes(named.name))) return { name: plate.name };
	return named ?? firstLine(lines, now);
}
