import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { isBig, type Picture } from './stage-pictures.ts';

/** Files that are pictures, by their names. */
const FILE = /\.(?:jpe?g|png|webp|avif|gif|heic)$/iu;

/**
 * How many pictures a box leads to, where one link to a picture's file shows a picture and others beside it are not shown at all: those are
 * seen only when the first is pressed and opens in a box over the page.
 * @returns undefined where all that lead to pictures are shown
 */
export function linkedBehind(box: Element, pictures: readonly Picture[]): number | undefined {
	const links = deepAll('a[href]', box).filter((link) => FILE.test(pathOf(link)));
	const fronts = links.filter((link) => pictures.some(({ el }) => isBig(el) && contains(link, el)));
	// What fetches the same picture in another size says so.
	const saysNothing = (link: Element) =>
		!link.hasAttribute('download') && (link.textContent ?? '').trim() === '';
	const behind = links.filter(
		(link) => !isShown(link) && saysNothing(link) && fronts.some((front) => areBeside(front, link)),
	);
	if (behind.length === 0) return undefined;
	const all = new Set([...fronts, ...behind].map(pathOf));
	return all.size > fronts.length ? all.size : undefined;
}

/** Both in one box, or each in an item of one list. */
function areBeside(one: Element, other: Element): boolean {
	const [a, b] = [one.parentElement, other.parentElement];
	return (
		a !== null && b !== null && (a === b || (a.parentElement === b.parentElement && a.tagName === b.tagName))
	);
}

function pathOf(link: Element): string {
	return URL.parse(webAddress(link.getAttribute('href')) ?? '')?.pathname ?? '';
}
