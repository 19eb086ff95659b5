import { readText } from '../post/post.ts';
import { deepAll, isShown, plainText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { beginnings, isStill } from './beginnings.ts';

/** Letters of a post's text that a box must begin with to be that text once more. */
const LEAST = 12;
/** What stands below a text and is none of it. */
const OTHER =
	'h1,h2,h3,h4,h5,h6,article,form,nav,aside,footer,section,iframe,[role=list],[role=article],time';

/** What a post said when its words were read in a box over the page, and those words: its node may go to another. */
const read = new WeakMap<Element, { readonly lines: readonly string[]; readonly words: string }>();

/**
 * The words of a post as a box shows them: the paragraphs around the one that begins as the post's text does and goes on where that
 * is cut off. @param skip what others say of the post @returns undefined where the box says no more than the post
 */
export function wordsInBox(box: Element, post: Element, skip: (el: Element) => boolean): string | undefined {
	const own = letters(plainText(post));
	for (const begins of beginnings(post).map(letters)) {
		if (begins.length < LEAST) continue;
		const around = holderOf(box, begins, skip);
		if (!around) continue;
		const words = [...before(around, own), around, ...after(around, skip)]
			.map((el) => readText(el, skip))
			.filter(Boolean)
			.join('\n');
		const said = letters(words);
		const from = said.indexOf(begins);
		// The post's own words, with what it does not show.
		if (from >= 0 && !own.includes(said.slice(from))) return words;
	}
	return undefined;
}

/** The box shows the post's text and more of it than the post does. */
export function showsMore(box: Element, post: Element): boolean {
	return wordsInBox(box, post, () => false) !== undefined;
}

/** Keeps the words that a box shows of a post, the most that it did. */
export function keepWords(post: Element, words: string): void {
	const had = wordsOver(post);
	if (had === undefined || had.length < words.length) read.set(post, { lines: beginnings(post), words });
}

/** What a box over the page said of the post; undefined where it has not been read in one. */
export function wordsOver(post: Element): string | undefined {
	const known = read.get(post);
	return known && isStill(post, known.lines) ? known.words : undefined;
}

/** The text of a post with what only a box over the page shows of it: from where it begins there, if it goes on as it does. */
export function withRest(text: string, words: string | undefined): string {
	if (words === undefined) return text;
	const own = letters(uncut(text));
	const lines = words.split('\n');
	const first = lines.findIndex((line) => {
		const said = letters(line);
		return said !== '' && (own.startsWith(said) || said.startsWith(own));
	});
	const whole = first < 0 ? '' : lines.slice(first).join('\n').trim();
	return letters(whole).startsWith(own) && letters(whole).length > own.length ? whole : text;
}

/** The smallest box that holds the beginning, and what it stands alone in. */
function holderOf(box: Element, begins: string, skip: (el: Element) => boolean): Element | undefined {
	const holds = (el: Element) => letters(plainText(el)).includes(begins);
	let el = [box, ...deepAll('*', box)].findLast((one) => isShown(one) && !skip(one) && holds(one));
	for (let up = el && parentOf(el); el && up && up !== box && contains(box, up); up = parentOf(up)) {
		if (letters(plainText(up)) !== letters(plainText(el))) break;
		el = up;
	}
	return el;
}

/** What stands before it and the post shows too. */
function before(el: Element, own: string): Element[] {
	const found: Element[] = [];
	for (let at = el.previousElementSibling; at; at = at.previousElementSibling) {
		const said = letters(plainText(at));
		if (said === '' || !own.includes(said)) break;
		found.unshift(at);
	}
	return found;
}

/** Further paragraphs: what follows it and is nothing else. */
function after(el: Element, skip: (el: Element) => boolean): Element[] {
	const found: Element[] = [];
	for (let at = el.nextElementSibling; at; at = at.nextElementSibling) {
		if (skip(at) || at.matches(OTHER) || deepAll(OTHER, at).length > 0) break;
		if (isShown(at)) found.push(at);
	}
	return found;
}

/** Up to where a program cut it off. */
function uncut(text: string): string {
	return text.replace(/\s*[[(]?(?:…|\.{3})[\])]?\s*$/u, '');
}

function letters(text: string): string {
	return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
