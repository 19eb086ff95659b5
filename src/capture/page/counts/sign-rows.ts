import { readText } from '../post/post.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { childrenOf, contains } from '../tree/tree.ts';
import { COUNT } from './counters.ts';

/** What counts nothing, by what its sign is called. */
const OTHER_SIGN = /calendar|kalender|clock|klocka|phone|telefon|fax|\bdate|\bmap|flag/i;
const SIGN = 'svg,i,[class*=icon i]';
/** Signs of such a row at most; more of them are a table. */
const MOST = 8;
/** Letters of such a row at most, with the names of its drawings, and of its markup that are asked for what those are called. */
const MOST_LETTERS = 160;
const MOST_MARKUP = 4000;

/**
 * Rows below a post's words that hold nothing but drawn signs, and a number beside most: how many have answered it, shared it and
 * liked it, where what counts is a drawing and no word. They are no words of the writer's.
 * @param skip what is none of the post's words in any case, such as comments
 */
export function signRows(post: Element, skip: (el: Element) => boolean): Element[] {
	const rows = deepAll('div,span,ul,footer,section,nav', post).filter((el) => !skip(el) && isRow(el));
	return rows.filter((row) => {
		const isBefore = (el: Element) =>
			(row.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && !contains(el, row);
		const below = readText(post, (el) => skip(el) || rows.includes(el) || isBefore(el));
		return !/\p{L}/u.test(below);
	});
}

function isRow(el: Element): boolean {
	if ((el.textContent ?? '').length > MOST_LETTERS) return false;
	const kids = childrenOf(el).filter((kid) => isShown(kid));
	if (kids.length < 2 || kids.length > MOST) return false;
	// What stands in the row itself is in none of its parts.
	if (kids.map(plain).join('') !== plain(el)) return false;
	const counted = kids.filter((kid) => COUNT.test(shownText(kid).trim()));
	return (
		counted.length >= 2 &&
		!OTHER_SIGN.test(el.innerHTML.slice(0, MOST_MARKUP)) &&
		kids.every((kid) => hasOneSign(kid) && (counted.includes(kid) || plain(kid) === ''))
	);
}

function hasOneSign(el: Element): boolean {
	const signs = deepAll(SIGN, el).filter((sign) => isShown(sign) && plain(sign) === '');
	return signs.filter((sign) => !signs.some((other) => other !== sign && contains(other, sign))).length === 1;
}

function plain(el: Element): string {
	return shownText(el).replace(/\s/g, '');
}
