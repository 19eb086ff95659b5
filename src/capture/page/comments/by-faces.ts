import { hasTime, saysWhen } from '../feed/post-signs.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { isAboveBar } from '../unfold/bar.ts';
import { isDeed } from '../unfold/foot.ts';

/** Width and height of a face, at most, CSS pixels. */
const FACE = 64;

/**
 * Where neither markup nor names help: boxes with a small face, a name and words. The face at the head of the post is
 * the account's own.
 */
export function byFaces(post: Element): Element[] {
	const head = post.getBoundingClientRect().top;
	const faces = deepAll('img', post).filter((img) => {
		const box = img.getBoundingClientRect();
		return (
			box.width >= 16 &&
			box.width <= FACE &&
			box.height >= 16 &&
			box.height <= FACE &&
			box.top - head > 80 &&
			// What was pressed in answer, as a heart with a number.
			img.closest('button,[role=button]') === null &&
			isShown(img)
		);
	});
	const found = new Set<Element>();
	for (const face of faces) {
		for (let up = parentOf(face); up && up !== post; up = parentOf(up)) {
			if (faces.some((other) => other !== face && contains(up, other))) break;
			const lines = shownText(up).split('\n').filter(Boolean);
			if (lines.length < 2) continue;
			if (lettersBefore(face, up) < MOST_BEFORE) found.add(up);
			break;
		}
	}
	const all = [...found];
	// What a post begins with is who wrote it, also where that stands beside its words and half-way down, as in forums of tables.
	return all.filter(
		(el) =>
			!isCaption(el) &&
			!isInLine(el, all) &&
			!isFirst(el, post) &&
			!isWhomToAsk(el, all, post) &&
			!isContact(el, all),
	);
}

/** Alone of its build, without a time, and before what can be done with the post: a part of the post, as whom to ask. */
function isWhomToAsk(el: Element, all: readonly Element[], post: Element): boolean {
	const hasTwin = all.some((other) => other !== el && buildOf(other) === buildOf(el));
	return !hasTwin && !hasTime(el) && isAboveBar(post, el);
}

const REACHED = 'a[href^="tel:"],a[href^="mailto:"]';
const PRESSED = 'button,[role=button],a';
/** An address of mail, or a number to ring. */
const HOW = /\S@\S+\.\p{L}{2,}|(?<![\d/-])(?:\+\d|0\d)[\d\s()/–-]{5,}\d/u;

/**
 * It and all that are built like it say how somebody is reached, none says when, and none can be answered or liked: whom to ask, however
 * many they are.
 */
function isContact(el: Element, all: readonly Element[]): boolean {
	const alike = all.filter((other) => buildOf(other) === buildOf(el));
	return alike.every((one) => {
		const tells = deepAll(REACHED, one).length > 0 || HOW.test(shownText(one));
		const isLiked = deepAll(PRESSED, one).some((el) => isDeed(el.textContent ?? ''));
		return tells && !isLiked && !hasTimeBeside(one);
	});
}

/** A time in words of their own: a number to ring is none. */
function hasTimeBeside(el: Element): boolean {
	return shownText(el)
		.split('\n')
		.some((line) => !HOW.test(line) && saysWhen(line));
}

/** Neither words nor a picture that is more than a face or a sign stand before it in the post, in shadow roots or outside of them. */
function isFirst(el: Element, post: Element): boolean {
	for (let at: Element | null = el; at && at !== post; at = parentOf(at)) {
		for (let before = at.previousSibling; before; before = before.previousSibling) {
			if (before instanceof Element ? showsMore(before) : isText(before)) return false;
		}
	}
	return true;
}

const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? '');

function showsMore(el: Element): boolean {
	if (!isShown(el)) return false;
	const pictures = deepAll('img,video,canvas', el);
	if (el.matches('img,video,canvas')) pictures.push(el);
	const isLarge = (x: Element) => isShown(x) && x.getBoundingClientRect().height > FACE;
	return shownText(el).trim() !== '' || pictures.some(isLarge);
}

/** Words of a face's own box in a row of faces: a name, in a line or two. */
const NAMES = 3;
/** What stands above names of those who liked something ends in a word such as “av”. */
const BY = /\p{L}\s(?:av|af|by|von|par|por|door|przez|di)$/iu;

/** Faces beside one another in one line, and nothing but names with them: whoever was there or liked it, and nobody who says something. */
function isInLine(el: Element, all: readonly Element[]): boolean {
	const isNamed = (x: Element) => shownText(x).split(/\s+/).filter(Boolean).length <= NAMES;
	const box = el.getBoundingClientRect();
	const beside = all.filter((other) => {
		const { top, bottom, left, right } = other.getBoundingClientRect();
		const isApart = left >= box.right - 1 || right <= box.left + 1;
		return other !== el && isApart && Math.min(bottom, box.bottom) - Math.max(top, box.top) > box.height / 2;
	});
	return beside.length > 0 && isNamed(el) && beside.every(isNamed);
}

function isCaption(el: Element): boolean {
	const [first = '', ...names] = shownText(el).split('\n').filter(Boolean);
	const each = names.flatMap((line) => line.split(/,\s*|\s(?:och|og|and|und|et|y|ja)\s/u)).filter(Boolean);
	return BY.test(first) && each.every((name) => /^\p{Lu}|^\d/u.test(name) && !/[.!?…]$/u.test(name));
}

/** Letters that may stand before the face of who speaks, as a name does; more are somebody else's words, below which it stands. */
const MOST_BEFORE = 60;

function lettersBefore(face: Element, box: Element): number {
	const range = document.createRange();
	range.setStart(box, 0);
	range.setEndBefore(face);
	return range.toString().replace(/\P{L}+/gu, '').length;
}
