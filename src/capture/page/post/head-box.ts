import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, plainText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { readAuthor } from './author.ts';

const TIMES = 'time,[datetime],abbr[title]';
/** Letters of a title and a tag above it, and of what is said below it. */
const ABOVE = 160;
const BELOW = 40;

/**
 * The box that says who wrote the post and when, with a face and a word or two: it stands above what the post says, holds all its times,
 * and names whom the other posts name too. Built as a comment is, it is none.
 */
export function isHeadOf(el: Element, post: Element): boolean {
	if (el.getRootNode() !== post.getRootNode() || !post.contains(el)) return false;
	const times = deepAll(TIMES, post);
	if (times.length === 0 || !times.every((time) => contains(el, time))) return false;
	const [above, below] = [document.createRange(), document.createRange()];
	above.selectNodeContents(post);
	above.setEndBefore(el);
	below.selectNodeContents(post);
	below.setStartAfter(el);
	if (letters(above.toString()) > ABOVE || letters(below.toString()) < BELOW) return false;
	const name = readAuthor(el, () => false)?.name;
	const others = postsAtHand().filter((other) => other !== post);
	return name !== undefined && others.length > 0 && others.every((other) => plainText(other).includes(name));
}

function letters(text: string): number {
	return text.replace(/\P{L}+/gu, '').length;
}
