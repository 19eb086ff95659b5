import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { contains, isWithin, parentOf } from '../tree/tree.ts';

const TITLE = 'h1,h2,h3,h4,[role=heading]';
const PROSE = 'p,blockquote,pre';
const BESIDE =
	'nav,aside,header,footer,form,dialog,[role=navigation],[role=complementary],[role=banner],[role=contentinfo],[role=search]';
/** Letters of prose from which on it is what the page is about, and share of it that may be links. */
const LETTERS = 60;
const LINKED = 0.4;
/** Headings from which on they are a list of other things. */
const SEVERAL = 2;
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
	const leads = announcing(title, root);
	const headings = leads.size > 0 ? deepAll(TITLE, root) : [];
	const isAnnounced = (el: Element) => leads.has(headings.findLast((head) => isBefore(head, el)) ?? el);
	const boxes = new Set<Element>();
	for (const el of deepAll(PROSE, root)) {
		if (
			!isBefore(title, el) ||
			contains(title, el) ||
			el.closest(BESIDE) ||
			isWithin(others, el) ||
			!isShown(el)
		)
			continue;
		if (isLinks(el) || isAnnounced(el)) continue;
		const up = parentOf(el);
		// A box around the title too, or around what is announced, is asked for its paragraphs alone.
		const isMixed = up && [title, ...leads].some((heading) => contains(up, heading));
		boxes.add(up && !isMixed && deepAll('form,textarea', up).length === 0 ? up : el);
	}
	const outer = [...boxes].filter((el) => ![...boxes].some((other) => other !== el && contains(other, el)));
	const letters = outer.reduce((sum, el) => sum + lettersOf(shownText(el)), 0);
	return letters < LETTERS || (letters < WALL && outer.some(asksToLogIn)) ? [] : [title, ...outer];
}

/** Headings below the title that lead to other pages, where there are several: each announces what stands there, as below “Läs också”. */
function announcing(title: Element, root: Element): ReadonlySet<Element> {
	const leads = deepAll(TITLE, root).filter((el) => isBefore(title, el) && leadsElsewhere(el));
	return new Set(leads.length >= SEVERAL ? leads : []);
}

function leadsElsewhere(heading: Element): boolean {
	const link = heading.closest('a[href]') ?? deepAll('a[href]', heading)[0];
	const url = URL.parse(webAddress(link?.getAttribute('href')) ?? '');
	return url !== null && url.pathname !== location.pathname;
}

function isBefore(el: Element, other: Element): boolean {
	return (el.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
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
