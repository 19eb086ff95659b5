import { readCounts } from '../counts/counts.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { readAuthor } from '../post/author.ts';
import { isPersonsName } from '../post/is-name.ts';
import { readTime } from '../post/post.ts';
import { spanBack } from '../time/spans.ts';
import { timeFromShown } from '../time/times.ts';
import { deepAll, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { isBelowBar } from '../unfold/bar.ts';
import { isDeed } from '../unfold/foot.ts';
import { isAnswerable } from './byline.ts';
import type { Remark } from './remark.ts';
import { isFace } from './small-face.ts';

/** Posts on each side that are asked whether they have the like. */
const NEAR = 12;
/** Share of names that are written as people's are, where days alone would be as well in a programme. */
const MOST = 0.6;

const CLOCK = /^(?:kl\.? ?|at )?\d{1,2}[:.]\d{2}(?: ?[ap]m)?(?: ?[–—-] ?\d{1,2}[:.]\d{2}(?: ?[ap]m)?)?$/u;

export function postsNear(post: Element): Element[] {
	const posts = postsAtHand();
	const at = posts.indexOf(post);
	return at < 0 ? [] : posts.slice(Math.max(0, at - NEAR), at + NEAR + 1);
}

/**
 * Whether boxes of one kind, in several posts, are what people say of them where none has a face or anything to press. Each
 * begins with a name and a time right beside it; the names are several people's, and not the author's alone; one post has several of them, as it never quotes several; no time is yet
 * to come or older than the post. A programme or an agenda has days as well, so either the times are told as spans from
 * now, or the post says that it has so many comments, or the names are written as people's are.
 */
export function areSaid(
	each: readonly { readonly post: Element; readonly found: readonly Remark[] }[],
): boolean {
	const having = each.filter(({ found }) => found.length > 0);
	const many = having.reduce((sum, { found }) => sum + found.length, 0);
	return having.length >= 2 && many > having.length && areSaidThere(having);
}

/** As `areSaid`, of several of one kind on a post's own page. */
export function areSaidHere(post: Element, found: readonly Remark[]): boolean {
	return found.length >= 2 && areSaidThere([{ post, found }]);
}

function areSaidThere(
	having: readonly { readonly post: Element; readonly found: readonly Remark[] }[],
): boolean {
	const all = having.flatMap(({ found }) => found);
	if (!all.every((one) => isBesideName(one) || isLedByLink(one))) return false;
	const names = having.flatMap(({ post, found }) => {
		const own = [readAuthor(post, isIn(found))?.name, shownText(post).split('\n')[0]];
		return found.map(({ name }) => name).filter((name) => !own.includes(name));
	});
	if (new Set(names).size < 2 || !having.every(({ post, found }) => areOfItsTime(post, found))) return false;
	const areSpans = all.every(({ time }) => spanBack(plain(time), Date.now()) !== undefined);
	const areCounted = having.every(
		({ post, found }) => readCounts(post, isIn(found)).comments === found.length,
	);
	// A programme has hours and people as well; what people say has a day, or has just been said.
	if (all.every(isClock)) return areCounted;
	return areSpans || areCounted || names.filter((name) => isPersonsName(name)).length >= names.length * MOST;
}

/** What stands before a name that is no name of somebody who says something: who wrote or changed the post. */
const BY =
	/^(?:(?:text|foto|bild|photo|by|av)[\s:]|redakt|redig|uppdater|ändra|publicer|skriv|skrev|posta|inlagd|edited|updated|changed|posted|written|published)/iu;

/**
 * Whether a box, though it is the only one of its kind, is what somebody says of a post: it begins with a person's name, not the author's, and a
 * time right beside it that is later than the post's own and is told as that is, by markup or as a span from now; or the post says that
 * it has as many comments as there are. What a post announces is dated in words.
 */
export function isSaidLater(post: Element, one: Remark, found: readonly Remark[]): boolean {
	if (!(isBesideName(one) || isLedByLink(one)) || BY.test(one.name)) return false;
	const skip = isIn(found);
	if ([readAuthor(post, skip)?.name, shownText(post).split('\n')[0]].includes(one.name)) return false;
	if (readCounts(post, skip).comments === found.length) return true;
	const own = readTime(post, Date.now(), skip);
	if (!isPersonsName(one.name) || !own?.iso) return false;
	const isSpan = spanBack(plain(one.time), Date.now()) !== undefined;
	const isMarked = one.time.matches('time,[datetime]') && own.from === 'datetime-attribute';
	const iso = one.time.getAttribute('datetime') ?? timeFromShown(plain(one.time), Date.now())?.iso;
	if (!(isSpan || isMarked) || iso === undefined) return false;
	return iso.slice(0, 10) > own.iso.slice(0, 10) && Date.parse(iso) <= Date.now();
}

/**
 * Whether a box alone of its kind is what somebody says of a post, where it has a face or something to press: it stands below the post's
 * own bar of controls, begins with a name that is not the author's, and is not older than the post.
 */
export function isSaidBelowBar(post: Element, one: Remark, found: readonly Remark[]): boolean {
	if (BY.test(one.name) || isClock(one) || !isTalkedWith(one) || !isBelowBar(post, one.el)) return false;
	const own = [readAuthor(post, isIn(found))?.name, shownText(post).split('\n')[0]];
	return !own.includes(one.name) && areOfItsTime(post, found);
}

const PRESSED = 'button,[role=button],a:not([href]),a[href^="#"]';

/**
 * A face, a person's whole name, or what can be done with what somebody says: a file that is dated has a button as well, which loads it
 * down, and an event one for whoever comes.
 */
function isTalkedWith({ around, name }: Remark): boolean {
	if (isPersonsName(name) || deepAll('img,picture,svg,canvas,i,span,div', around).some(isFace)) return true;
	const said = deepAll(PRESSED, around).map((el) => shownText(el).trim());
	return said.some((words) => isDeed(words) || !/\p{L}/u.test(words));
}

/** What can be done with each of them is what one does with what somebody says, and the names are several people's. */
export function areAnswered(all: readonly Remark[]): boolean {
	const names = all.map(({ name }) => name);
	const isPressed = ({ around }: Remark) =>
		deepAll(PRESSED, around).some((el) => isDeed(shownText(el).trim())) || isAnswerable(around);
	const areNames = names.filter((name) => isPersonsName(name)).length >= names.length * MOST;
	return areNames && new Set(names).size >= 2 && all.every(isPressed);
}

/** CSS pixels below the top of a post within which it says when it is from. */
const HEAD = 80;

/** A time below the bar of what can be done with a post is that of what others say. */
export function isLateIn(post: Element, time: Element): boolean {
	const isFar = time.getBoundingClientRect().top - post.getBoundingClientRect().top > HEAD;
	return isFar && isBelowBar(post, time);
}

/** A programme has hours. */
function isClock({ time }: Remark): boolean {
	return CLOCK.test(plain(time));
}

function isIn(found: readonly Remark[]): (el: Element) => boolean {
	return (el) => found.some((one) => contains(one.el, el));
}

/** None of them was said before the post was, as a post that it quotes, or is yet to come. */
function areOfItsTime(post: Element, found: readonly Remark[]): boolean {
	const now = Date.now();
	const own = readTime(post, now, isIn(found));
	const today = new Date(now).toISOString().slice(0, 10);
	const first = own?.iso && earliest(own.iso, own.precision !== undefined, now);
	return found.every(({ time }) => {
		const iso = time.getAttribute('datetime') ?? timeFromShown(plain(time), now)?.iso;
		const day = iso?.slice(0, 10);
		return day === undefined || ((first === undefined || day >= first) && day <= today);
	});
}

/** The day on which a post can have been written: “1 week ago” is said for nearly two. */
function earliest(iso: string, isSpan: boolean, now: number): string {
	const at = Date.parse(iso);
	if (!isSpan || Number.isNaN(at)) return iso.slice(0, 10);
	return new Date(at - (now - at) - 86_400_000).toISOString().slice(0, 10);
}

function plain(el: Element): string {
	return (el.textContent ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The time stands after the name with nothing but signs between. */
function isBesideName({ el, time, name }: Remark): boolean {
	const said = letters(shownText(el));
	const at = said.indexOf(letters(name));
	return at >= 0 && at <= 3 && said.startsWith(letters(shownText(time)), at + letters(name).length);
}

/** The name is a link, and so leads to whoever it names; the time may stand below the words. */
function isLedByLink({ el, nameplate }: Remark): boolean {
	const link = nameplate?.closest('a[href]');
	return link !== null && link !== undefined && contains(el, link);
}

function letters(text: string): string {
	return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
