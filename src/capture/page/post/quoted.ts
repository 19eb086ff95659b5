import type { PostTime, Quoted } from '../../../records/post.ts';
import { isTimeOnly, timeFromShown } from '../time/times.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { CONTROLS, isBar } from '../unfold/bar.ts';
import { readAuthor } from './author.ts';
import { withoutHead } from './head.ts';
import { readPermalink } from './permalink.ts';
import { readImages, readText, readTime } from './post.ts';

const BOXES = 'article,[role=article],blockquote,[role=link]:not(a)';
/** What is made for quoting: nothing in it has to be marked up for it to say whose it is. */
const MADE_FOR_IT = 'blockquote,[role=link]:not(a)';
/** Letters of a name, and words in it. */
const LONGEST_NAME = 60;
const MOST_WORDS = 7;
/** Letters from which on it says something. */
const WORDS = 12;
const TIMES = 'time,[datetime],abbr[title],abbr[data-utime]';
/** What says of itself that it is a comment, or that comments stand in it. */
const COMMENTS =
	'[itemtype*="schema.org/Comment"],[itemprop=comment],[role=comment],[data-comment-id],[class*=comment i],[class*=kommentar i],[class*=reply i],[class*=replies i],[id*=comment i],[data-testid*=comment i],[aria-label*=comment i],[aria-label*=kommentar i]';
const NOBODY: ReadonlySet<string> = new Set();

/**
 * The post that a post quotes or shares: a box in its body that says by itself who wrote it and when, and after which the
 * post's own bar of controls comes. What comes after that bar is comments. Undefined where there is none, or where several
 * stand there, which is a list of something else.
 */
export function findQuoted(post: Element): Element | undefined {
	const times = deepAll(TIMES, post);
	const own = times[0];
	const typed = deepAll(BOXES, post).filter((el) => (!own || !contains(el, own)) && !isAllOf(post, el));
	if (typed.length === 0 && times.length < 2) return undefined;
	const bars = barsOf(post, typed, own).map((bar) => bar.getBoundingClientRect().top);
	const end = Math.min(...bars);
	// Without a bar nothing tells a shared post from a comment but what is made for quoting.
	const isBody = (el: Element) =>
		bars.length > 0 ? el.getBoundingClientRect().top < end : el.matches(MADE_FOR_IT);
	const untyped = times
		.slice(1)
		.filter((time) => isBody(time) && !isComment(time, post))
		.flatMap((time) => boxAround(time, post, own) ?? []);
	const mayBe = [...new Set([...typed, ...untyped])].filter(
		(el) =>
			el !== post && isShown(el) && isBody(el) && !isComment(el, post) && isPostLike(el, typed.includes(el)),
	);
	const [only, ...others] = mayBe.filter((el) => !mayBe.some((other) => other !== el && contains(other, el)));
	return others.length === 0 ? only : undefined;
}

/** A post that leads to its own page wherever it is pressed: the box that says so holds all that it says, and quotes nothing. */
function isAllOf(post: Element, box: Element): boolean {
	return letters(shownText(post)) - letters(shownText(box)) < WORDS;
}

function letters(text: string): number {
	return text.replace(/\P{L}+/gu, '').length;
}

/** The smallest box around a time that has words besides it and whoever wrote them, without the post's own time. */
function boxAround(time: Element, post: Element, own: Element | undefined): Element | undefined {
	for (let up = parentOf(time); up && up !== post; up = parentOf(up)) {
		if (own && contains(up, own)) return undefined;
		if (isPostLike(up, false)) return up;
	}
	return undefined;
}

function isComment(el: Element, post: Element): boolean {
	for (let up: Element | null = el; up && up !== post; up = parentOf(up))
		if (up.matches(COMMENTS)) return true;
	return false;
}

/**
 * Begins with a name, says when or leads to where it stands, and has words or a picture of its own.
 * @param typed its markup or its place says that it is a post
 */
export function isPostLike(box: Element, typed: boolean): boolean {
	const author = readAuthor(
		box,
		() => false,
		readPermalink(box, () => false, NOBODY),
	);
	if (!author) return box.matches(MADE_FOR_IT) && headOf(box) !== undefined;
	const time = readTime(box, Date.now(), () => false);
	const lines = shownText(box).split('\n').filter(Boolean);
	const head = lines
		.slice(0, 3)
		.findIndex((line) => line.startsWith(author.name) && line.length < author.name.length + 60);
	const words = lines.filter((line) => line !== author.name && line !== time?.shown).join('');
	const says = words.replace(/\P{L}+/gu, '').length >= WORDS || readImages(box).length > 1;
	if (!says || (!time && !author.address)) return false;
	if (typed) return head >= 0;
	const faces = deepAll('img', box).some((el) => {
		const { width } = el.getBoundingClientRect();
		return width >= 14 && width <= 64;
	});
	return time !== undefined && head === 0 && (faces || author.address !== undefined);
}

/** A name and a time in the first lines of a box that nothing marks up, `Region Söder · 4 sep.`, with words below them. */
function headOf(box: Element): { readonly name: string; readonly time: string } | undefined {
	const lines = shownText(box).split('\n').filter(Boolean);
	const parts = lines.slice(0, 3).map((line) => line.split(/\s*[·•|]\s*/).filter(Boolean));
	const at = parts.findIndex((line) => line.some(isTimeOnly));
	const name = (parts[0]?.[0] ?? '').replace(/\s+@\S+$/u, '');
	const time = parts[at]?.find(isTimeOnly);
	const isName = /^\p{L}/u.test(name) && name.length <= LONGEST_NAME && name.split(' ').length <= MOST_WORDS;
	const says =
		lines
			.slice(at + 1)
			.join('')
			.replace(/\P{L}+/gu, '').length >= WORDS;
	return time !== undefined && isName && says && !isTimeOnly(name) && !/[.!?:;]$/.test(name)
		? { name, time }
		: undefined;
}

/** Rows of controls that stand in the post itself and not beside its head: where its body ends. */
function barsOf(post: Element, boxes: readonly Element[], own: Element | undefined): Element[] {
	const head = (own ?? post).getBoundingClientRect();
	const end = own ? head.bottom + 8 : head.top + 60;
	const bars = new Set<Element>();
	for (const el of deepAll(CONTROLS, post)) {
		if (boxes.some((box) => contains(box, el)) || isComment(el, post) || el.closest('form') || !isShown(el))
			continue;
		const row = [parentOf(el), parentOf(parentOf(el) ?? el)].find(
			(up) => up && up !== post && contains(post, up) && deepAll(CONTROLS, up).length >= 2,
		);
		if (!row || bars.has(row) || boxes.some((box) => contains(row, box)) || shownText(row).length > 300)
			continue;
		if (row.getBoundingClientRect().top >= end && isBar(row)) bars.add(row);
	}
	return [...bars];
}

function timeOf(shown: string, now: number): PostTime {
	const read = timeFromShown(shown, now);
	return { shown, ...(read ? { ...read, from: 'shown' as const } : {}) };
}

export function readQuoted(box: Element, now: number): Quoted {
	const none = () => false;
	const permalink = readPermalink(box, none, NOBODY);
	const named = readAuthor(box, none, permalink);
	const head = named ? undefined : headOf(box);
	const author = named ?? (head && { name: head.name });
	const time = readTime(box, now, none) ?? (head && timeOf(head.time, now));
	const text = withoutHead(readText(box, none), author?.name, time?.shown, author?.address);
	return {
		...(permalink && permalink !== author?.address ? { permalink } : {}),
		...(author ? { author } : {}),
		...(time ? { time } : {}),
		text: text.trim(),
		images: readImages(box),
	};
}
