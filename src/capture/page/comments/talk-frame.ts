import { headsTalk } from '../feed/one-post.ts';
import { saysWhen } from '../feed/post-signs.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains, isWithin, parentOf } from '../tree/tree.ts';

/** Letters that a discussion may have around what is said in it: how it is sorted, what one fills in, who made it. */
const FEW = 200;
const FIELD = 'textarea,[contenteditable=true],[contenteditable=""],[role=textbox]';
const CONTROLS = 'label,button,a,select,summary,[role=button],[role=tab]';
const LEADS = 'a,button,[role=button]';
const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading],legend,summary';
const LABEL = /^(?:diskussion|discussion)$/iu;
/** CSS pixels from which on a picture is shown for its own sake. */
const LARGE = 120;

/**
 * The box in a post that is nothing but a discussion of it: all its comments, and around them a field to write in or a heading that calls
 * them so, which begins the box, and a few words beside. None of those are words of the post.
 */
export function talkFrame(post: Element, comments: readonly Element[]): Element | undefined {
	const [first] = comments;
	let frame: Element | undefined;
	for (let up = first && parentOf(first); up && up !== post && contains(post, up); up = parentOf(up)) {
		const box = up;
		if (comments.every((el) => contains(box, el)) && isFrame(box, comments)) frame = box;
	}
	return frame;
}

function isFrame(box: Element, comments: readonly Element[]): boolean {
	const all = new Set<Node>(comments);
	let begun = false;
	let said = false;
	let isToWrite = false;
	let isLabel = false;
	const notSaid = (node: Node) => {
		if (!all.has(node)) return NodeFilter.FILTER_ACCEPT;
		said = true;
		return NodeFilter.FILTER_REJECT;
	};
	const walker = document.createTreeWalker(box, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, notSaid);
	const around: string[] = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const at = node instanceof Element ? node : node.parentElement;
		if (!at || !isShown(at)) continue;
		if (node instanceof Element) {
			isToWrite ||= node.matches(FIELD);
			begun ||= isToWrite;
		} else {
			const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
			if (!/\p{L}/u.test(text)) continue;
			around.push(text);
			// A link to what is said may stand above the post's own words.
			const heads = !at.closest(LEADS) && headsTalk((at.textContent ?? '').replace(/\s+/g, ' ').trim());
			// What a post is about may be labelled so: what follows the label before anybody answers are its words.
			isLabel ||= heads && !begun && LABEL.test(text) && at.closest(HEADING) === null;
			if (isLabel && !heads && !said && !isToWrite && at.closest(CONTROLS) === null) return false;
			begun ||= heads;
			// Whatever stands before the first of these may be the post's.
			if (!begun && (said || at.closest(CONTROLS) === null)) return false;
		}
	}
	const words = around.join('\n');
	const boxes = new Set(comments);
	const isPicture = (el: Element) =>
		!isWithin(boxes, el) && el.getBoundingClientRect().width >= LARGE && isShown(el);
	if (!begun || saysWhen(words) || deepAll('img,video,iframe,canvas', box).some(isPicture)) return false;
	return words.replace(/\P{L}+/gu, '').length <= FEW;
}
