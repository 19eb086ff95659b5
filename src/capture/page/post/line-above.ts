import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { isPageName } from './name-of-page.ts';

/** Characters of such a line. */
const LONGEST = 60;

/**
 * Right above the line that says whose the post is: what the platform tells of it, “Kommunen delade en bild”, or the group that it was written
 * in and the page shows; with the end of its line.
 * @param isHead whether a line says whose the post is, and perhaps when it was written, and nothing else
 */
export function lineAbove(
	text: string,
	author: string,
	root: Element,
	isHead: (line: string) => boolean,
): string | undefined {
	const [line = '', next = ''] = text.split('\n', 2);
	const did = line.startsWith(`${author} `) ? line.slice(author.length + 1) : '';
	const isDeed = /^\p{Ll}/u.test(did) && line.length <= LONGEST && !/[.!?:…]$/u.test(line);
	const isTitle = () => deepAll('h1', root).some((el) => shownText(el) === line);
	const isGroup = line !== author && isPageName(line) && !isTitle();
	if (!(isDeed || isGroup) || !isHead(next)) return undefined;
	return isDeed && isTitled(line, author, root) ? undefined : `${line}\n`;
}

/** Set as a title, though it begins with the name: in a heading or a link as a whole, or in larger letters than the name below it. */
function isTitled(line: string, author: string, root: Element): boolean {
	const saying = (words: string) => deepAll('*', root).filter((el) => isShown(el) && shownText(el) === words);
	const el = saying(line).at(-1);
	if (!el) return false;
	const isNamedIn = (box: Element) => deepAll('a', box).some((link) => shownText(link) === author);
	const around = el.closest('h1,h2,h3,h4,h5,h6,[role=heading],a[href]');
	if (around && shownText(around) === line && !isNamedIn(around)) return true;
	const size = (box: Element) => Number.parseFloat(getComputedStyle(box).fontSize);
	const name = saying(author).findLast((one) => !contains(el, one));
	return name !== undefined && size(el) > size(name);
}
