import { ownPage } from '../feed/own-page.ts';
import { readAuthor } from '../post/author.ts';
import { areInitials, isName } from '../post/is-name.ts';
import { bare } from '../post/permalink.ts';
import { isTimeOnly } from '../time/times.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { isDeed } from '../unfold/foot.ts';
import { isUnfolded, wasTimed } from '../unfold/shown-before.ts';
import { isByline, type Piece } from './byline.ts';
import {
	areAnswered,
	areSaid,
	areSaidHere,
	isLateIn,
	isSaidBelowBar,
	isSaidLater,
	postsNear,
} from './many-remarks.ts';
import { CONTROLS, hasTwin, isHeldAlike, isPersonal, kindOf, type Remark } from './remark.ts';
import { isSameMoment } from './same-moment.ts';
import { isFace, showsPicture } from './small-face.ts';

const TIMES = 'time,[datetime],abbr[title],a,span,small,div,p,li,em,i,b,dd,cite';
const PRESSED = 'button,[role=button],input,textarea,select,summary,svg,script,style,[aria-hidden=true]';
/** Boxes around the head of a remark in which its words, and the answers to it, may stand. */
const MOST_OUTWARD = 2;
/** Letters of what somebody is called beside the name. */
const SHORT = 24;

/** How remarks of this page are built, as far as they were sure: one alone is known by that. */
const builds = new Set<string>();
const known = new WeakMap<Element, Remark>();

let isTalkAlone = false;

/** From now on no post stands in this document above what is said of it, and no time in it is the post's. */
export function beTalkAlone(): void {
	isTalkAlone = true;
}

/** What is known of a box that `remarksIn` found. */
export function remarkAt(el: Element): Remark | undefined {
	return known.get(el);
}

/** Initials that stand for a face beside a remark: no words of anybody's. */
export function initialsBeside(el: Element): Element[] {
	const around = known.get(el)?.around;
	if (!around) return [];
	return deepAll('i,span,div', around).filter(
		(face) => (face.textContent ?? '').trim() !== '' && isFace(face) && !contains(el, face),
	);
}

/**
 * What is said of a post, where neither markup nor names tell: boxes below the head of the post that each begin with a
 * name and have a time and words. They came when something was unfolded; or several are built alike and have a face or
 * something to press; or one has, on the post's own page, and somebody else's name; or others in this page that were sure
 * are built like them; or somebody else's name and a later time than the post's begin one.
 * @param isTalk it is known to be what is said of a post, which stands elsewhere
 */
export function remarksIn(post: Element, isTalk = isTalkAlone): Element[] {
	const found = allIn(post, isTalk);
	const come = found.filter(({ time }) => isUnfolded(post, time));
	const isSure = (one: Remark) =>
		isTalk || (isPersonal(one) && (hasTwin(one, found) || isAnothers(one, post)));
	const sure = come.length > 0 ? come : found.filter(isSure);
	for (const one of sure) builds.add(kindOf(one));
	const unsure = found.filter((one) => !sure.includes(one) && !builds.has(kindOf(one)));
	for (const kind of kindsOfMany(post, unsure)) builds.add(kind);
	const taken = found.filter((one) => sure.includes(one) || builds.has(kindOf(one)));
	if (taken.length === 0)
		taken.push(...found.filter((one) => isOneAlone(one, post, found) && isRare(one, post)));
	const all = found.filter((one) => taken.includes(one) || taken.some((other) => isHeldAlike(one, other)));
	for (const one of all) known.set(one.el, one);
	return all.map(({ el }) => el);
}

/** On a post's own page, which shows when the post itself is from: its name leads to somebody else than the one above the post. */
function isAnothers({ el, nameplate }: Remark, post: Element): boolean {
	if (!ownPage() || !ownTime(timesIn(post))) return false;
	const address = webAddress(nameplate?.closest('a[href]')?.getAttribute('href'));
	const author = readAuthor(post, (x) => contains(el, x));
	return address !== undefined && author?.address !== undefined && bare(address) !== bare(author.address);
}

/** Of times on a post's own page, the one that leads to the page itself. */
function ownTime(times: readonly Element[]): Element | undefined {
	if (!ownPage()) return undefined;
	return times.find((time) => {
		const address = webAddress(time.closest('a[href]')?.getAttribute('href'));
		return address !== undefined && bare(address) === bare(location.href);
	});
}

/** Kinds of these that several posts have, and that show themselves to be what people say. */
function kindsOfMany(post: Element, unsure: readonly Remark[]): string[] {
	if (unsure.length === 0) return [];
	const ofKind = (kind: string) => unsure.filter((one) => kindOf(one) === kind);
	if (ownPage()) return [...new Set(unsure.map(kindOf))].filter((kind) => areSaidHere(post, ofKind(kind)));
	const posts = postsNear(post);
	if (posts.length < 2) return [];
	const each = posts.map((other) => ({ post: other, found: other === post ? unsure : allIn(other) }));
	return [...new Set(unsure.map(kindOf))].filter((kind) =>
		areSaid(
			each.map((one) => ({ post: one.post, found: one.found.filter((remark) => kindOf(remark) === kind) })),
		),
	);
}

function isOneAlone(one: Remark, post: Element, found: readonly Remark[]): boolean {
	return isSaidLater(post, one, found) || (isPersonal(one) && isSaidBelowBar(post, one, found));
}

/** Most posts have none of the kind: what each of them has is how they are written, as a programme or a quote, unless it is answered. */
function isRare(one: Remark, post: Element): boolean {
	if (ownPage()) return true;
	const posts = postsNear(post);
	const kind = kindOf(one);
	const each = posts.map((other) => allIn(other).filter((remark) => kindOf(remark) === kind));
	const having = each.filter(({ length }) => length > 0);
	return having.length * 2 <= posts.length || areAnswered(having.flat());
}

function allIn(post: Element, isTalk = isTalkAlone): Remark[] {
	const times = timesIn(post);
	const [first] = times;
	// The first time is the post's own, where one stood there from the beginning: frameworks draw a post anew when it unfolds.
	const isFirst = first && (!isUnfolded(post, first) || wasTimed(post)) && !isLateIn(post, first);
	const own = isTalk ? undefined : (ownTime(times) ?? (isFirst ? first : undefined));
	if (times.length < (own ? 2 : 1)) return [];
	const held = new Map<Element, number>();
	for (const time of times) for (const box of outward(time, post)) held.set(box, (held.get(box) ?? 0) + 1);
	const author = ownPage() && !isTalk ? readAuthor(post, () => false)?.name : undefined;
	return times
		.filter((time) => time !== own && !(ownPage() && isSameMoment(time, own)))
		.flatMap((time) => remarkOf(time, outward(time, post), held, author));
}

/**
 * The smallest box around a time that begins with a name and has words; those of answers are not its own.
 * @param author of the post, where it is known that his words may stand in one list with what others say of them
 */
function remarkOf(
	time: Element,
	boxes: readonly Element[],
	held: ReadonlyMap<Element, number>,
	author: string | undefined,
): Remark[] {
	const alone = boxes.filter((box) => held.get(box) === 1);
	const isAuthors = (box: Element) => {
		const begins = nameAmong(textsIn(box, time))?.text;
		return begins === undefined || begins === author;
	};
	const around = (author && alone.findLast((box) => !isAuthors(box))) || alone.at(-1);
	const name = around && nameAmong(textsIn(around, time));
	if (!name) return withAnswersInside(time, boxes, held);
	const others = (x: Element) => (held.get(x) ?? 0) > 0 && !boxes.includes(x);
	const outer = boxes
		.slice(1, alone.length + MOST_OUTWARD)
		.filter((el) => !el.matches('a,p,h1,h2,h3,h4,h5,h6'));
	const byline: Element[] = [];
	for (const [i, el] of outer.entries()) {
		const pieces = textsIn(el, time, others);
		const start = nameAmong(pieces);
		const words = pieces.filter(({ text }) => isWords(text, name.text));
		if (start?.text !== name.text || !(words.length > 0 || showsPicture(el, others))) continue;
		// What he is called besides, between name and time: his words stand further out.
		const further = outer.slice(i + 1).map((box) => textsIn(box, time, others));
		const more = further.some(({ length }) => length > pieces.length);
		if (more && isTitleOf(words, time)) continue;
		if (more && isByline(words, time, further.flat())) {
			byline.push(...words.map(({ holder }) => holder));
			continue;
		}
		const nameplate = name.holder.childNodes.length === 1 && name.holder !== el ? name.holder : undefined;
		return [{ el, time, name: name.text, nameplate, around, byline: byline.filter((x) => x !== el) }];
	}
	return withAnswersInside(time, boxes, held);
}

/** A word or two before the time and in one line with it, as “Admin” or “Invånare”. */
function isTitleOf(words: readonly Piece[], time: Element): boolean {
	const { top, bottom } = time.getBoundingClientRect();
	const isBefore = ({ holder }: Piece) => {
		const box = holder.getBoundingClientRect();
		const isLevel = Math.min(bottom, box.bottom) - Math.max(top, box.top) > (bottom - top) / 2;
		const { DOCUMENT_POSITION_PRECEDING } = Node;
		const isEarlier = (time.compareDocumentPosition(holder) & DOCUMENT_POSITION_PRECEDING) !== 0;
		return isLevel && isEarlier && !contains(holder, time);
	};
	const letters = words.reduce((sum, { text }) => sum + text.length, 0);
	return words.length > 0 && letters <= SHORT && words.every(isBefore);
}

/** One whose own box holds the boxes of its answers: those are built as it is, and hold every other time that is in it. */
function withAnswersInside(
	time: Element,
	boxes: readonly Element[],
	held: ReadonlyMap<Element, number>,
): Remark[] {
	for (const el of boxes.slice(1)) {
		const inside = held.get(el) ?? 0;
		if (inside < 2 || el.matches('a,p,h1,h2,h3,h4,h5,h6')) continue;
		const build = buildOf(el);
		const alike = deepAll(el.tagName, el).filter(
			(x) => !boxes.includes(x) && (held.get(x) ?? 0) > 0 && buildOf(x) === build,
		);
		const answers = alike.filter((x) => !alike.some((other) => other !== x && contains(other, x)));
		const answered = answers.reduce((sum, x) => sum + (held.get(x) ?? 0), 0);
		if (answered !== inside - 1) continue;
		const pieces = textsIn(el, time, (x) => answers.includes(x));
		const name = nameAmong(pieces);
		if (!name || name.holder === el) continue;
		const says = pieces.some(({ text }) => isWords(text, name.text));
		if (!says && !showsPicture(el, (x) => answers.some((answer) => contains(answer, x)))) continue;
		const nameplate = name.holder.childNodes.length === 1 ? name.holder : undefined;
		return [{ el, time, name: name.text, nameplate, around: el }];
	}
	return [];
}

/** The name that begins it; the initials of the name may stand before it. */
function nameAmong([first, second]: readonly Piece[]): Piece | undefined {
	const name = first && second && areInitials(first.text, second.text) ? second : first;
	return name && isName(name.text) ? name : undefined;
}

function isWords(text: string, name: string): boolean {
	return text !== name && !areInitials(text, name);
}

/** It, and what it stands in, from the inside. */
function outward(time: Element, post: Element): Element[] {
	const boxes: Element[] = [];
	for (let up: Element | null = time; up && up !== post; up = parentOf(up)) boxes.push(up);
	return boxes;
}

/** Elements that show a time and nothing else. */
function timesIn(post: Element): Element[] {
	const found: Element[] = [];
	for (const el of deepAll(TIMES, post)) {
		const isMarked = el.matches('time,[datetime]');
		if (el.childElementCount > 0 && !isMarked && !isAmidControls(el)) continue;
		const text = (isMarked ? (el.textContent ?? '') : besideControls(el)).trim();
		if (text.length < 2 || text.length > 32 || !(isMarked || isTimeOnly(text)) || !isShown(el)) continue;
		if (!found.some((other) => other.contains(el))) found.push(el);
	}
	return found;
}

/** All that stands in it beside its own words can be pressed: “3 d · Gilla · Svara”. */
function isAmidControls(el: Element): boolean {
	const controls = [...el.children];
	return controls.every(
		(x) => x.matches(CONTROLS) || (x.childElementCount === 0 && isDeed(x.textContent ?? '')),
	);
}

/** Words of its own, without the signs between controls. */
function besideControls(el: Element): string {
	if (el.childElementCount === 0) return el.textContent ?? '';
	const own = [...el.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
	return own
		.map((node) => (node.textContent ?? '').replace(/[·•|\s]+/gu, ' '))
		.join(' ')
		.replace(/\s+/g, ' ');
}

/** Pieces of text in their order, without the time, initials, what can be pressed, and what `skip` names. */
function textsIn(el: Element, time: Element, skip: (x: Element) => boolean = () => false): Piece[] {
	const pieces: Piece[] = [];
	const visit = (node: Node, holder: Element): void => {
		if (node.nodeType === Node.TEXT_NODE) {
			const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
			if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) pieces.push({ text, holder });
		} else if (node instanceof Element && node !== time && !node.matches(PRESSED)) {
			if (skip(node) || !isShown(node) || isFace(node)) return;
			// A link that says “Svara” is pressed as well, and is nobody's name and nobody's words.
			if (node.matches('a') && isDeed(node.textContent ?? '')) return;
			const given = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
			const own = (node.shadowRoot ?? node).childNodes;
			for (const child of given.length > 0 ? given : own) visit(child, node);
		}
	};
	visit(el, el);
	return pieces;
}
