import type { PostTime } from '../../../records/post.ts';
import { isoFromShown, isTimeOnly, timeFromShown } from '../time/times.ts';

/** What stands between who and when in one line, and a dash between words. */
const DOTS = /\s*[·•|]\s*/u;
const BETWEEN = /\s*[·•|]\s*|\s+[–—-]\s+/u;
/** A name as it stands beside a time, and signs that lead to the comment behind it. */
const NAME = /^\p{Lu}[^.!?:·•|]{1,58}$/u;
const SIGNS_AFTER = /\s*[^\p{L}\p{N}.)]+$/u;

/**
 * Name and time may stand in one line in either order, `Nina Ek · 13 nov.` or `13 nov. - Nina Ek ¶`: the time is read elsewhere, and the
 * name is what else stands there.
 * @param shown the time of what is said, where words follow below the line
 */
export function headParts(line: string, shown = ''): string[] {
	const before =
		shown !== '' && line.endsWith(shown) ? line.slice(0, -shown.length).replace(/[\s–—-]+$/u, '') : '';
	if (NAME.test(before)) return [before];
	const parts = line.split(DOTS).filter(Boolean);
	const [name, ...rest] = parts;
	if (name !== undefined && rest.some(isTimeOnly) && !isTimeOnly(name))
		return [name, ...rest.filter((part) => !isTimeOnly(part))];
	// In what somebody writes a day may stand between dashes: only the time of the remark itself is none of its words.
	const [one = '', other = '', ...more] = line.replace(SIGNS_AFTER, '').split(BETWEEN);
	if (more.length > 0 || shown === '') return [line];
	if (one === shown && NAME.test(other)) return [other];
	return other === shown && NAME.test(one) ? [one] : [line];
}

/** The time that stands beside a name in the first line of what is said, where nothing else says it or no more than it was taken for one. */
export function timeBesideName(
	said: () => string,
	read: PostTime | undefined,
	now: number,
): PostTime | undefined {
	if (read !== undefined && !BETWEEN.test(read.shown ?? '')) return read;
	const parts = (said().split('\n').find(Boolean) ?? '').replace(SIGNS_AFTER, '').split(BETWEEN);
	const shown = parts.length > 1 ? parts.find((part) => part.length >= 4 && isTimeOnly(part)) : undefined;
	if (shown === undefined || (read !== undefined && !read.shown?.includes(shown))) return read;
	const told = timeFromShown(shown, now);
	return told ? { shown, ...told, from: 'shown' } : read;
}

/** The time without the name that stands before it in one line with nothing between: “kalle78 29 oktober”. */
export function timeWithoutName(time: PostTime | undefined, name: string | undefined): PostTime | undefined {
	if (!time?.shown || name === undefined || !time.shown.startsWith(`${name} `)) return time;
	const shown = time.shown.slice(name.length).trim();
	return isTimeOnly(shown) ? { ...time, shown } : time;
}

/** The name that stands in one line with a time at the beginning of what is said, where no markup tells it. */
export function nameBesideTimeIn(said: () => string, now: number): string | undefined {
	const line = said().split('\n').find(Boolean) ?? '';
	const time = /\d/.test(line) ? timeBesideName(() => line, undefined, now) : undefined;
	const [name, ...more] = time ? headParts(line, time.shown) : [line];
	return time && name !== line && more.length === 0 ? name : undefined;
}

/** Nothing but who and when, wherever in what is said: “Siv Ek (för 3 dagar sedan)”. */
export function isWhoAndWhen(line: string, name: string | undefined): boolean {
	if (name === undefined || !line.startsWith(name)) return false;
	const rest = line
		.slice(name.length)
		.replace(/[()·•|,–—]/g, ' ')
		.trim();
	return rest === '' || isTimeOnly(rest);
}

/** The time, and beside it no more than a sign that leads to the comment. */
export function isTimeAlone(line: string, shown = ''): boolean {
	if (shown === '' || !line.startsWith(shown)) return false;
	const rest = line.slice(shown.length);
	return !/[\p{L}\p{N}]/u.test(rest) || (/^\s*[·•|]/u.test(rest) && isTimeWithNote(line));
}

const PLACE = /^\s*[•·]\s[^.!?•·]{2,30}$|^\s+\([\p{Ll} ]{3,24}\)$/u;
/** How sure it is that somebody is called so, in brackets after the name: “(ej verifierad)”. */
const STATUS = /(?<=\p{L})\s+\([\p{Ll} ]{3,24}\)$/u;

/** Name and words may stand in one line. @param isAboveWords there are lines below it */
export function withoutName(line: string, name: string, isAboveWords = false): string {
	// Where somebody lives, or what they are, in one line with the name.
	if (isAboveWords && isNameWithPlace(line, name)) return '';
	return line.startsWith(`${name} `) ? line.slice(name.length).replace(/^[\s:·–-]+/, '') : line;
}

export function firstLine(lines: readonly string[], now: number): { name: string } | undefined {
	const [name] = lines;
	if (!name || lines.length < 2 || name.length > 60 || isoFromShown(name, now)) return undefined;
	return { name: name.replace(STATUS, '') };
}

/** Characters and words of what stands beside a time and is nothing that somebody says. */
const NOTE = 24;
const NOTE_WORDS = 3;

/** An exclamation, a picture of a feeling, and letters of which one is a word: somebody says that. */
const SAID_ALOUD =
	/[.!?…。！？]$|\p{Extended_Pictographic}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Several words that begin as a sentence does and go on as one: “Tack så mycket”, and neither “via ActivityPub” nor “Norra Ekdalen”. */
export const SENTENCE = /^\p{Lu}\p{L}*(?:[,]? \p{Ll}\p{L}*)+$/u;

/** A time, and beside it in the same line, set apart by a sign, where it was written or by what: “3 h · via ActivityPub”. */
export function isTimeWithNote(line: string): boolean {
	const parts = line.split(/\s*[·•|]\s*/u).filter(Boolean);
	const notes = parts.filter((part) => !isTimeOnly(part));
	const isShort = (part: string) =>
		part.length <= NOTE &&
		part.split(/\s+/).length <= NOTE_WORDS &&
		!SAID_ALOUD.test(part) &&
		!SENTENCE.test(part);
	return notes.length < parts.length && notes.every(isShort);
}

/** A name and, set apart by a dot, where somebody lives or what they are: “Siv Ek • Centrum”. */
export function isNameWithPlace(line: string, name: string): boolean {
	return line.startsWith(name) && PLACE.test(line.slice(name.length));
}
