import { postsAtHand } from '../feed/at-hand.ts';
import { shownText } from '../tree/dom.ts';

const LETTERS = 40;
/** Letters from which on a text that is cut off is known by them. */
const LEAST = 12;
/** The longest lines are what a post says; its head may be the same in all. */
const LINES = 2;

/** Posts on each side that are asked whether they say the same. */
const NEAR = 4;

/**
 * How the longest lines of a post begin: what unfolds in it adds to them and leaves them there. What stands in the posts beside it too,
 * as the name that all begin with, says nothing of which post it is.
 */
export function beginnings(post: Element): string[] {
	const lines = shownText(post).split('\n');
	const posts = postsAtHand();
	const at = posts.indexOf(post);
	const near = at < 0 ? [] : posts.slice(Math.max(0, at - NEAR), at + NEAR + 1);
	const others = new Set(near.filter((el) => el !== post).flatMap((el) => shownText(el).split('\n')));
	const own = lines.filter((line) => !others.has(line));
	return (own.length > 0 ? own : lines)
		.toSorted((a, b) => b.length - a.length)
		.slice(0, LINES)
		.map((line) => uncut(line.slice(0, LETTERS)));
}

/** Up to where it is cut off: what stands behind goes when the rest comes. */
function uncut(line: string): string {
	const at = line.search(/…|\.\.\./);
	return at >= LEAST ? line.slice(0, at).trimEnd() : line;
}

/** Whether a post is still the one of which a line began so: lists give their nodes from one post to another. */
export function isStill(post: Element, before: readonly string[]): boolean {
	const now = shownText(post).split('\n');
	return before.some((line) => now.some((other) => isBegunBy(other, line)));
}

/** A whole line is that line alone; one that went on is known by how it begins. */
function isBegunBy(line: string, beginning: string): boolean {
	return beginning.length < LEAST ? line === beginning : line.startsWith(beginning);
}
