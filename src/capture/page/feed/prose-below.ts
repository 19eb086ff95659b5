import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, isWithin, parentOf } from '../tree/tree.ts';

const TITLE = 'h1,h2,h3,h4,[role=heading]';
const PROSE = 'p,blockquote,pre';
const BESIDE =
	'nav,aside,header,footer,form,dialog,[role=navigation],[role=complementary],[role=banner],[role=contentinfo],[role=search]';
/** Letters of prose from which on it is what the page is about, and share of it that may be links. */
const LETTERS = 60;
const LINKED = 0.4;
/** Letters up to which it may be no more than a notice that asks for a login. */
const WALL = 300;
const LOGIN =
	/log-?in(?!\p{Ll})|log in|sign-?in|sign in|sign-?up|regist(?:er|rera)|inlogg|logga in|prenumer|subscri|bli medlem|members? only/iu;

/**
 * What is said below a title of which nothing else is known: the boxes that hold paragraphs, from the title on, in their order, and the title
 * first. Not what stands beside, what one fills in, nor lists of links.
 * @param words what shows the title; where it is no heading, what follows is not asked
 */
export function proseBelow(words: Element, root: Element, others: ReadonlySet<Element>): Element[] {
	const title = words.closest(TITLE);
	if (!title || !contains(root, title)) return [];
	const boxes = new Set<Element>();
	for (const el of deepAll(PROSE, root)) {
		const isBelow = (title.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
		if (!isBelow || contains(title, el) || el.closest(BESIDE) || isWithin(others, el) || !isShown(el))
			continue;
		if (isLinks(el)) continue;
		const up = parentOf(el);
		// A box around the title too is asked for its paragraphs alone.
		boxes.add(up && !contains(up, title) && deepAll('form,textarea', up).length === 0 ? up : el);
	}
	const outer = [...boxes].filter((el) => ![...boxes].some((other) => other !== el && contains(other, el)));
	const letters = outer.reduce((sum, el) => sum + lettersOf(shownText(el)), 0);
	return letters < LETTERS || (letters < WALL && outer.some(asksToLogIn)) ? [] : [title, ...outer];
}

/** Where one would have to be somebody to read on: that is no text of the post. */
function asksToLogIn(box: Element): boolean {
	const ways = [box, ...deepAll('a[href],button,[role=button]', box)];
	return ways.some((el) => LOGIN.test(`${el.getAttribute('href') ?? ''} ${shownText(el)}`));
}

function isLinks(el: Element): boolean {
	const all = lettersOf(shownText(el));
	const linked = deepAll('a[href]', el).reduce((sum, a) => sum + lettersOf(shownText(a)), 0);
	return all === 0 || linked > all * LINKED;
}

function lettersOf(text: string): number {
	return text.replace(/\P{L}+/gu, '').length;
}
