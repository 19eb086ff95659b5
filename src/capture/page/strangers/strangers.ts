import { boxesAbove, sharerOf } from '../post/above-boxes.ts';
import { readAuthor } from '../post/author.ts';
import { readSharer } from '../post/head.ts';
import { isTimeOnly } from '../time/times.ts';
import { deepAll, isShown, labelOf, plainText, shownText } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { childrenOf, contains, parentOf } from '../tree/tree.ts';
import { SUGGESTED } from './stranger-words.ts';

/** Posts that are asked whose the feed is, and the share and number of them that must be one's. */
const SAMPLE = 24;
const MOST = 0.6;
const LEAST = 3;
/** Letters of a label and of a name, lines of a head, and parts of a post that are looked at for a time. */
const LONGEST = 60;
const HEAD = 3;
/** Line of a head in which a label stands where nothing says when: below the name. */
const BESIDE_NAME = 1;
const PARTS = 60;
/** Looks after which posts that say what they said are asked all the same. */
const AGAIN = 12;
const TIMES = 'time,[datetime],abbr[title]';
/** What others say below a post: it labels nothing. */
const TALK =
	'[itemtype*="schema.org/Comment"],[itemprop=comment],[role=comment],[data-comment-id],[class*=comment i],[class*=kommentar i],[id*=comment i]';
const FOLLOW =
	/^\+?\s*(?:följ|follow|følg|seuraa|folgen|abonnieren|suivre|s’abonner|seguir|segui|volgen|obserwuj|prenumerera|subscribe|gå med|join|lägg till(?: vän)?|add friend|anslut|connect)(?:\s+@?\S.{0,40})?$/iu;

/** How the account's own posts begin. */
interface Own {
	/** Whose most of them are; absent where nothing says it. */
	readonly name?: string;
	/** The way from a post to what shows the name, and to its time, where most have them in one place. */
	readonly nameAt?: string;
	readonly timeAt?: string;
	/** Nearly all say when they were written. */
	readonly dated: boolean;
	/** They can be followed as well: that is no sign of somebody else. */
	readonly followed: boolean;
}

const judged = new WeakMap<Element, { readonly said: string; readonly is: boolean }>();
let own: Own | undefined;
let strange: readonly Element[] = [];

/** What was left out of the posts the last time, see `withoutStrangers`. */
export function strangers(): readonly Element[] {
	return strange.filter((el) => el.isConnected);
}

/**
 * How those begin that stand between two rows of the viewport.
 * @param doubted those that say when they were written, as posts do, or else the others: such a one may be a post for all that
 */
export function strangersBetween(from: number, to: number, doubted: boolean): string[] {
	return strangers().flatMap((el) => {
		const { top, bottom } = el.getBoundingClientRect();
		const isIn = bottom > from && top < to && isShown(el) && isDoubted(el) === doubted;
		return isIn ? [shownText(el).replace(/\s+/g, ' ').slice(0, 60)] : [];
	});
}

/** It says when it was written where posts do: nothing but its label tells it from a post. */
function isDoubted(el: Element): boolean {
	const time = timeIn(el);
	if (!time) return false;
	const place = elementAt(el, boxOf(own?.timeAt));
	return lineOfTime(el, time) >= 0 || (place !== undefined && contains(place, time));
}

/** Which of the first lines of a post says when; -1 where none of them does. */
function lineOfTime(el: Element, time: Element): number {
	const when = shownText(time).trim();
	const lines = shownText(el, talkIn(el)).split('\n').filter(Boolean).slice(0, HEAD);
	return when === '' ? -1 : lines.findIndex((line) => line.includes(when));
}

/** The page shows other contents by now, perhaps another account's. */
export function forgetStrangers(): void {
	own = undefined;
	answered = undefined;
	strange = [];
}

/**
 * The account's posts without what the page puts among them and others pay or ask for: advertisements, and whom else one may
 * follow. Such a box does not name the account at its head, and is labelled as what it is, by words or by what stands where the
 * posts say when they were written; or it says no time, unlike the posts, and offers somebody to follow. What somebody else
 * wrote and the page dates as it does the posts stays among them.
 */
export function withoutStrangers(posts: readonly Element[]): readonly Element[] {
	const at = posts.filter((el) => !isHeld(el));
	if (at.length >= LEAST) own = ownNow(at) ?? own;
	const known = own;
	strange = [];
	if (!known) return posts;
	const all = new Set(posts);
	// Who shared it may stand above the box of what was shared.
	const found = new Set(
		at.filter((el) => isStranger(el, known) && !boxesAbove(el, all).some((box) => sharerOf(box))),
	);
	// Where most would be, it is the posts that were not understood.
	if (found.size === 0 || found.size * 2 > at.length) return posts;
	strange = [...found];
	return posts.filter((el) => !found.has(el));
}

function isStranger(el: Element, known: Own): boolean {
	const said = `${known.name}/${plainText(el)}`;
	const before = judged.get(el);
	if (before?.said === said) return before.is;
	const is = isShown(el) && isByAnother(el, known);
	judged.set(el, { said, is });
	return is;
}

function isByAnother(el: Element, { name, nameAt, timeAt, dated, followed }: Own): boolean {
	const head = shownText(el).split('\n').filter(Boolean).slice(0, HEAD).join('\n');
	if (head === '') return false;
	if (name !== undefined && (head.includes(name) || readAuthor(el, () => false)?.name === name)) return false;
	const time = timeIn(el);
	const undated = dated && time === undefined;
	// Whose the others are is not known: what is labelled at its head and says no time is none of them all the same.
	if (name === undefined) return undated && isLabelled(el, head);
	if (readSharer(el, () => false, undefined)) return false;
	// What says when it was written is a post of somebody else's sooner than an advertisement: pages put some of those into posts.
	if (!undated) return isLabelledAtHead(el, time, timeAt);
	if (isLabelled(el, shownText(el, talkIn(el)))) return true;
	if (!followed && offersToFollow(el)) return true;
	return isName(wordsAt(el, nameAt)) && isLabel(wordsAt(el, timeAt) || wordsAt(el, boxOf(timeAt)));
}

function talkIn(post: Element): (el: Element) => boolean {
	return (el) => el !== post && el.matches(TALK);
}

/** Above its time or in one line with it, or where the others say when. */
function isLabelledAtHead(el: Element, time: Element | undefined, timeAt: string | undefined): boolean {
	const last = time ? lineOfTime(el, time) : BESIDE_NAME;
	const lines = shownText(el, talkIn(el)).split('\n').filter(Boolean);
	if (lines.slice(0, last + 1).some(isSuggested)) return true;
	return [elementAt(el, timeAt), elementAt(el, boxOf(timeAt))].some((place) => {
		const said = place && isShown(place) ? shownText(place).trim() : '';
		return place !== undefined && said !== '' && said.length <= LONGEST && isLabelled(place, said);
	});
}

function isSuggested(line: string): boolean {
	return line.length <= LONGEST && SUGGESTED.test(line.trim());
}

/** A line, a part, or what a screen reader is told, that says what it is. */
function isLabelled(el: Element, lines: string): boolean {
	if (lines.split('\n').some(isSuggested)) return true;
	const talk = deepAll(TALK, el);
	return deepAll('*', el).some((part) => {
		if (part.childElementCount > 0 && !part.hasAttribute('aria-label')) return false;
		if (talk.some((box) => contains(box, part))) return false;
		const told = [part.getAttribute('aria-label'), part.childElementCount > 0 ? null : part.textContent];
		const isIt = told.some((words) => words && isSuggested(words));
		return isIt && isShown(part) && lines.includes((part.textContent ?? '').trim());
	});
}

function offersToFollow(el: Element): boolean {
	return deepAll('button,[role=button],a', el).some((x) => FOLLOW.test(labelOf(x)) && isShown(x));
}

function isName(words: string): boolean {
	return /\p{L}{2}/u.test(words) && words.length <= LONGEST && !isTimeOnly(words);
}

/** In the place of the time, and none. */
function isLabel(words: string): boolean {
	return isName(words) && !/\d/.test(words) && words.split(' ').length <= 4;
}

/** What the same posts said when they said the same; asked again now and then, since they may be shown otherwise. */
let answered: { readonly sample: readonly Element[]; readonly said: string; readonly own: Own } | undefined;
let looks = 0;

function ownNow(posts: readonly Element[]): Own | undefined {
	const step = Math.ceil(posts.length / SAMPLE);
	const sample = posts.filter((_el, i) => i % step === 0);
	const said = sample.map(plainText).join('/');
	const isSame =
		answered?.said === said &&
		answered.sample.length === sample.length &&
		answered.sample.every((el, i) => el === sample[i]);
	if (isSame && ++looks % AGAIN !== 0) return answered?.own;
	const own = ownOf(sample);
	answered = own && { sample, said, own };
	return own;
}

/** Who is named in posts that say what they said, and how often that has been taken for an answer. */
const named = new WeakMap<
	Element,
	{ readonly said: string; readonly name: string | undefined; taken: number }
>();

function nameOf(post: Element): string | undefined {
	const said = plainText(post);
	const before = named.get(post);
	if (before?.said === said && ++before.taken % AGAIN !== 0) return before.name;
	const name = readAuthor(post, () => false)?.name;
	named.set(post, { said, name, taken: 0 });
	return name;
}

function ownOf(sample: readonly Element[]): Own | undefined {
	const names = sample.map(nameOf);
	const name = commonest(names, LEAST);
	const isMost = name !== undefined && names.filter((one) => one === name).length >= sample.length * MOST;
	const mine = isMost ? sample.filter((_el, i) => names[i] === name) : sample;
	const times = mine.map(timeIn);
	const dated = times.filter(Boolean).length >= mine.length * (isMost ? 0.9 : MOST);
	if (!isMost && !dated) return undefined;
	const plates = isMost ? mine.map((el) => wayTo(el, plateOf(el, name))) : [];
	const timeAt = commonest(mine.map((el, i) => wayTo(el, times[i])));
	const nameAt = commonest(plates);
	return {
		...(isMost ? { name } : {}),
		...(nameAt === undefined ? {} : { nameAt }),
		...(timeAt === undefined ? {} : { timeAt }),
		dated,
		followed: mine.filter(offersToFollow).length * 2 >= mine.length,
	};
}

/** What is said most often, by half of those that say anything and by so many. */
function commonest(all: readonly (string | undefined)[], least = 2): string | undefined {
	const counts = new Map<string, number>();
	for (const one of all) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
	const [first] = [...counts].sort((a, b) => b[1] - a[1]);
	return first && first[1] >= least && first[1] * 2 >= all.length ? first[0] : undefined;
}

/** What shows the name and nothing else. */
function plateOf(post: Element, name: string): Element | undefined {
	const all = deepAll('*', post).slice(0, PARTS);
	return all.findLast((el) => (el.textContent ?? '').trim() === name && isShown(el));
}

function timeIn(post: Element): Element | undefined {
	const marked = deepAll(TIMES, post)[0];
	if (marked) return marked;
	return deepAll('*', post)
		.slice(0, PARTS)
		.find((el) => {
			const words = (el.textContent ?? '').trim();
			return el.childElementCount === 0 && words.length <= 32 && isTimeOnly(words);
		});
}

/** The way from a post to something in it, by tags and their numbers. */
function wayTo(post: Element, el: Element | undefined): string | undefined {
	const way: string[] = [];
	for (let at = el ?? null; at && at !== post; ) {
		const up = parentOf(at);
		if (!up) return undefined;
		const { tagName } = at;
		const number = childrenOf(up)
			.filter((kid) => kid.tagName === tagName)
			.indexOf(at);
		way.unshift(`${tagName}:${number}`);
		at = up;
	}
	return el && way.length > 0 ? way.join('>') : undefined;
}

/** The way to the box around it. */
function boxOf(way: string | undefined): string | undefined {
	return way?.split('>').slice(0, -1).join('>') || undefined;
}

/** What stands at the end of that way; nothing where it leads nowhere. */
function wordsAt(post: Element, way: string | undefined): string {
	const at = elementAt(post, way);
	return at && isShown(at) ? shownText(at).trim() : '';
}

function elementAt(post: Element, way: string | undefined): Element | undefined {
	let at: Element | undefined = way === undefined ? undefined : post;
	for (const step of way?.split('>') ?? []) {
		const [tag, number] = step.split(':');
		at = at && childrenOf(at).filter((kid) => kid.tagName === tag)[Number(number)];
	}
	return at;
}
