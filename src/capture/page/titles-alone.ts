import { deepAll, isShown, labelOf, shownText, webAddress } from './dom.ts';
import { findFeed } from './feed.ts';
import { once } from './once.ts';
import { bare } from './permalink.ts';
import { isoFromShown } from './times.ts';

/** Letters of a title, at least and at most, and what ends a sentence, which a title does not. */
const LETTERS = { least: 8, most: 130 };
/** Letters of a sentence that is said beneath a title. */
const SAID = 3;
const SENTENCE = /[.!…:]["”’)\]]?$/u;
/** Posts that are looked at, and those from which on a list is one of titles. */
const SAMPLE = 40;
const SEVERAL = 4;

/**
 * The post is a line in a list of titles, as of a forum's topics: its longest line is a link to a page of its own, it has no
 * words beside it and no picture, and nearly all posts here are so. What it says stands behind the link.
 */
export function isTitleAlone(post: Element): boolean {
	return titleOf(post) !== undefined && manyAre();
}

function titleOf(post: Element): string | undefined {
	if (deepAll('img,video,picture,iframe,canvas', post).some(isPicture)) return undefined;
	const lines = shownText(post)
		.split('\n')
		.map((line) => line.trim());
	const longest = lines.reduce((a, b) => (b.length > a.length ? b : a), '');
	const link = deepAll('a[href]', post).find((el) => isShown(el) && labelOf(el).trim() === longest);
	const letters = lettersOf(longest);
	if (!link || letters < LETTERS.least || letters > LETTERS.most) return undefined;
	if (lines.some((line) => line !== longest && SENTENCE.test(line) && lettersOf(line) >= SAID))
		return undefined;
	const address = webAddress(link.getAttribute('href'));
	const leads = address !== undefined && new URL(address).host === location.host;
	if (!leads || bare(address) === bare(location.href)) return undefined;
	return isoFromShown(longest, Date.now()) === undefined ? longest : undefined;
}

function lettersOf(text: string): number {
	return text.replace(/\P{L}+/gu, '').length;
}

function isPicture(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	return width >= 64 && height >= 64;
}

const manyAre = once((): boolean => {
	const posts = findFeed().posts.slice(-SAMPLE);
	const titles = posts.flatMap((post) => titleOf(post) ?? []);
	const sentences = titles.filter((title) => SENTENCE.test(title)).length;
	return titles.length >= SEVERAL && titles.length >= posts.length * 0.8 && sentences * 4 <= titles.length;
});
