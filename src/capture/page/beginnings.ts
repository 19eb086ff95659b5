import { shownText } from './dom.ts';

const LETTERS = 40;
/** The longest lines are what a post says; its head may be the same in all. */
const LINES = 2;

/** How the longest lines of a post begin: what unfolds in it adds to them and leaves them there. */
export function beginnings(post: Element): string[] {
	const lines = shownText(post).split('\n');
	return lines
		.toSorted((a, b) => b.length - a.length)
		.slice(0, LINES)
		.map((line) => line.slice(0, LETTERS));
}

/** Whether a post is still the one of which a line began so: lists give their nodes from one post to another. */
export function isStill(post: Element, before: readonly string[]): boolean {
	const now = new Set(
		shownText(post)
			.split('\n')
			.map((line) => line.slice(0, LETTERS)),
	);
	return before.some((line) => now.has(line));
}
