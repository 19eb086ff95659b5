import type { Comment, PostTime } from '../../../records/post.ts';
import { isTally } from '../counts/counts.ts';
import { readAuthor } from '../post/author.ts';
import { isName, isPersonsName } from '../post/is-name.ts';
import { readText, readTime } from '../post/post.ts';
import { isTimeOnly, timeFromShown } from '../time/times.ts';
import { deepAll, isShown, shortHash, shownText } from '../tree/dom.ts';
import { childrenOf, contains, parentOf } from '../tree/tree.ts';

/** What a list of comments is called, by its names or by the heading above it. */
const CALLED = /kommentar|comment|repl(?:y|ies)|\bsvar\b|diskussion|discussion/i;
/** Share of names that are written as people's are, where nothing calls the list comments. */
const MOST = 0.6;

/** A comment in two boxes beside each other, who and when in the one and the words in the other, as definition lists have it. */
export interface DefinedComment {
	/** What holds the words. */
	readonly el: Element;
	/** All boxes of it. */
	readonly parts: readonly Element[];
	readonly name: string;
	readonly head: Element;
	readonly time: Element | undefined;
}

/**
 * Comments of a post that stand in definition lists: who and when in `dt`, or when in a `dd` of its own, and what is said in the
 * `dd` after it. Where the list is called so, most names must be written as people's are, or each say when; where nothing does, each must
 * have a name and a day that is not older than the post nor yet to come besides: questions and answers, a programme and facts are built the same.
 */
export function definedComments(post: Element, now: number): DefinedComment[] {
	return deepAll('dl', post).flatMap((list) => {
		const groups = groupsIn(list).filter(([head]) => head && isShown(head));
		const read = groups.flatMap((group) => readGroup(group) ?? []);
		if (read.length === 0 || read.length < groups.length) return [];
		if (isCalledSo(list, post) && (arePeople(read) || read.every(({ time }) => time !== undefined)))
			return read;
		return read.length > 1 && areSaidLater(read, post, list, now) ? read : [];
	});
}

/** Each `dt` with the `dd` that follow it; both may stand in a `div` of their own (HTML, 4.4.9). */
function groupsIn(list: Element): Element[][] {
	const groups: Element[][] = [];
	const items = childrenOf(list).flatMap((el) => (el.tagName === 'DIV' ? childrenOf(el) : [el]));
	for (const el of items) {
		if (el.tagName === 'DT') groups.push([el]);
		else if (el.tagName === 'DD') groups.at(-1)?.push(el);
	}
	return groups;
}

function readGroup([head, ...rest]: readonly Element[]): DefinedComment | undefined {
	if (!head) return undefined;
	const alone = rest.find((el) => isTimeOnly(shownText(el).trim()));
	const el = rest.find((dd) => dd !== alone && shownText(dd).trim() !== '');
	const name = nameIn(head);
	if (!el || name === undefined || isTally(head)) return undefined;
	const hasDay = timeIn(head) !== undefined || deepAll('time,[datetime]', head).length > 0;
	return { el, parts: [head, ...rest], name, head, time: alone ?? (hasDay ? head : undefined) };
}

/** Whoever the head names: by markup, or by its words before the time. */
function nameIn(head: Element): string | undefined {
	const named = readAuthor(head, () => false)?.name;
	if (named !== undefined && isName(named)) return named;
	const [line = ''] = shownText(head).split('\n');
	const time = timeIn(head);
	const words = (time === undefined ? line : line.replace(time, ' '))
		.replace(/(?:skrev|skriver|said|wrote)(?!\p{L})/giu, ' ')
		.replace(/^[\s,.·•|()–—:-]+|[\s,·•|()–—:-]+$/gu, '')
		.trim();
	return isName(words) ? words : undefined;
}

/** The words of a head that are its time: from the first of them on that all together are one, or up to the last, where the name comes after. */
function timeIn(head: Element): string | undefined {
	const marked = deepAll('time,[datetime]', head)[0];
	if (marked) return shownText(marked).trim() || undefined;
	const line = shownText(head).replace(/\s+/g, ' ').trim();
	const words = line.split(' ');
	const ends = words.map((_, at) => words.slice(at));
	const beginnings = words.map((_, at) => words.slice(0, words.length - at));
	for (const some of [...ends, ...beginnings]) {
		const shown = some.join(' ').replace(/(?:[().,:]|\s[-–—|·•])+$/u, '');
		if (shown.length >= 4 && isTimeOnly(shown) && timeFromShown(shown, 0)) return shown;
	}
	return undefined;
}

function isCalledSo(list: Element, post: Element): boolean {
	let up: Element | null = list;
	for (let height = 0; up && up !== post && height < 3; height++, up = parentOf(up)) {
		if (CALLED.test(`${up.id} ${up.getAttribute('class') ?? ''} ${up.getAttribute('aria-label') ?? ''}`))
			return true;
		const above = up.previousElementSibling;
		if (
			above?.matches('h2,h3,h4,h5,h6,summary,p,[role=heading]') &&
			CALLED.test(shownText(above).slice(0, 40))
		)
			return true;
	}
	return false;
}

function areSaidLater(read: readonly DefinedComment[], post: Element, list: Element, now: number): boolean {
	const skip = (el: Element) => contains(list, el);
	const own = readTime(post, now, skip)?.iso?.slice(0, 10);
	const today = new Date(now).toISOString().slice(0, 10);
	const author = readAuthor(post, skip)?.name;
	const days = read.map(({ time }) => time && whenIn(time, now)?.iso?.slice(0, 10));
	if (!days.every((day) => day && day <= today && (own === undefined || day >= own))) return false;
	// A programme begins with its days, and has a heading; comments are stamped to the minute.
	if (read.some(beginsWithTime) && (isHeaded(list) || !read.every(hasClock))) return false;
	if (read.every(({ name }) => name === author)) return false;
	return arePeople(read);
}

function beginsWithTime({ head, time }: DefinedComment): boolean {
	const shown = time === head ? timeIn(head) : undefined;
	return shown !== undefined && shownText(head).replace(/\s+/g, ' ').trim().startsWith(shown);
}

function hasClock({ head }: DefinedComment): boolean {
	return /\d{1,2}[:.]\d{2}/.test(timeIn(head) ?? '') || deepAll('[datetime*=":"]', head).length > 0;
}

function isHeaded(list: Element): boolean {
	return list.previousElementSibling?.matches('h2,h3,h4,h5,h6,[role=heading]') ?? false;
}

function arePeople(read: readonly DefinedComment[]): boolean {
	return read.filter(({ name }) => isPersonsName(name)).length >= read.length * MOST;
}

/** The time of a box that is one, or that names somebody before it. */
function whenIn(box: Element, now: number): PostTime | undefined {
	const read = readTime(box, now, () => false);
	if (read) return read;
	const shown = timeIn(box) ?? shownText(box).trim();
	return shown === '' ? undefined : { shown, ...timeFromShown(shown, now), from: 'shown' };
}

/** What one of them says, without what answers it in its own box. */
export function readDefined(
	{ el, head, name, time }: DefinedComment,
	all: readonly DefinedComment[],
	now: number,
): Omit<Comment, 'replies'> {
	const isAnswer = (x: Element) =>
		all.some(
			(other) => other.el !== el && contains(el, other.el) && other.parts.some((part) => contains(part, x)),
		);
	const author = readAuthor(head, () => false);
	const told = time && whenIn(time, now);
	const text = readText(el, isAnswer);
	return {
		id: /\d/.test(head.id || el.id) ? head.id || el.id : `content-${shortHash(name + text)}`,
		author: author?.name === name ? author : { name },
		...(told ? { time: told } : {}),
		text,
	};
}
