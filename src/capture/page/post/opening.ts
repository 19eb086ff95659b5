import { headsTalk } from '../feed/one-post.ts';
import { heldAsked, ownPage } from '../feed/own-page.ts';
import { saysWhen } from '../feed/post-signs.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains, isWithin } from '../tree/tree.ts';

/** Letters beside a title, such as what it is filed under, below which nothing is said there. */
const FEW = 60;
/** CSS pixels from which on a picture is shown for its own sake. */
const [WIDE, HIGH] = [200, 120];
const SHOWN = 'img,picture,video,iframe,canvas,object,embed';
const HEARD = 'audio';
const NO_WORDS = 'a,button,[role=button],nav,form,label,script,style,noscript,select';
const ABOVE = 'header,[role=banner],nav';

/**
 * The first of what is said on a post's own page is the post itself, as in forums, where it is built like what answers it: what the
 * feed showed of its words stands in it, or the page has nothing but the post's title above it: neither a text nor a picture, nor when it was
 * written, nor a heading or a form, which say that from here on others speak.
 * @param said boxes of all that is said there, in their order
 */
export function opensTalk(said: readonly Element[]): boolean {
	const [first, ...answers] = said;
	const page = ownPage();
	if (!first || !page || page.post || page.talk) return false;
	const { title, words } = heldAsked();
	if (words && contains(first, words)) return true;
	if (!title || title.getRootNode() !== first.getRootNode() || !isBefore(title, first)) return false;
	if (words && !isBefore(words, first)) return false;
	const all = new Set([first, ...answers]);
	const isLarge = (el: Element) => {
		const { width, height } = el.getBoundingClientRect();
		return width >= WIDE && height >= HIGH && isShown(el);
	};
	const pictures = deepAll(SHOWN, page.root).filter((el) => !isWithin(all, el) && !el.closest(ABOVE));
	const heard = deepAll(HEARD, page.root).some((el) => !isWithin(all, el) && isShown(el));
	// A picture may be drawn behind a box that holds nothing.
	const drawn = deepAll('*', page.root).filter(
		(el) => isLarge(el) && !isWithin(all, el) && !el.closest(ABOVE) && isDrawn(el),
	);
	return !heard && !pictures.some(isLarge) && drawn.length === 0 && isBareBetween(title, first);
}

function isDrawn(el: Element): boolean {
	return (el.textContent ?? '').trim() === '' && /url\(/.test(getComputedStyle(el).backgroundImage);
}

function isBareBetween(title: Element, first: Element): boolean {
	const range = document.createRange();
	range.setStartAfter(title);
	range.setEndBefore(first);
	const around = range.commonAncestorContainer;
	const walker = document.createTreeWalker(around, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
	const lines: string[] = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const at = node instanceof Element ? node : node.parentElement;
		if (!range.intersectsNode(node) || !at || contains(title, at) || !isShown(at)) continue;
		if (node instanceof Element) {
			if (node.matches('textarea,[contenteditable=true],[role=textbox]')) return false;
		} else lines.push((node.textContent ?? '').replace(/\s+/g, ' ').trim());
		if (node instanceof Element && node.matches('time,[datetime]')) return false;
		if (!(node instanceof Element) && at.closest(NO_WORDS)) lines.pop();
	}
	const text = lines.filter(Boolean).join('\n');
	if (saysWhen(text) || lines.some(headsTalk)) return false;
	return text.replace(/\P{L}+/gu, '').length < FEW;
}

function isBefore(el: Element, other: Element): boolean {
	return (el.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !contains(el, other);
}
