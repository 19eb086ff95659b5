import { bare } from '../post/permalink.ts';
import { isoFromShown } from '../time/times.ts';
import { deepAll, isShown, labelOf, shownText, webAddress } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { findFeed } from './feed.ts';
import { saysWhen } from './post-signs.ts';

/** Letters of a title, at least and at most, and what ends a sentence, which a title does not. */
const LETTERS = { least: 8, most: 130 };
/** Letters of the shortest where few stand alone, all of them above who and when. */
const FEWEST = 3;
/** Characters of a line that says who began it, and when. */
const BYLINE = 100;
const MORNING = /\b[ap]\.m\.$/iu;
/** Letters of a sentence that is said beneath a title. */
const SAID = 3;
const SENTENCE = /[.!…:]["”’)\]]?$/u;
/** Posts that are looked at, and those from which on a list is one of titles. */
const SAMPLE = 40;
const SEVERAL = 4;

interface Title {
	readonly says: string;
	readonly address: string;
	/** Nothing with letters stands above it in its post. */
	readonly isFirst: boolean;
}

/**
 * The post is a line in a list of titles, as of a forum's topics: its longest line is a link to a page of its own, it has no
 * words beside it and no picture, and nearly all posts here are so. What it says stands behind the link. Of a few posts the title
 * must also stand first: what somebody says in so many words, and links, stands below who says it.
 */
export function isTitleAlone(post: Element): boolean {
	const title = titleOf(post);
	return title !== undefined && (manyAre() || (title.isFirst && allOfFewAre()));
}

function titleOf(post: Element): Title | undefined {
	if (deepAll('img,video,picture,iframe,canvas', post).some(isPicture)) return undefined;
	const lines = shownText(post)
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => /\p{L}/u.test(line));
	for (const link of deepAll('a[href]', post)) {
		const says = labelOf(link).trim();
		if (!lines.includes(says) || !isShown(link)) continue;
		const isLonger = (line: string) => line.length > says.length && !isByline(line);
		if (lettersOf(says) < FEWEST || lettersOf(says) > LETTERS.most || lines.some(isLonger)) continue;
		const isSaid = (line: string) => line !== says && SENTENCE.test(line) && lettersOf(line) >= SAID;
		if (lines.some((line) => isSaid(line) && !isByline(line))) return undefined;
		const address = webAddress(link.getAttribute('href'));
		const leads = address !== undefined && new URL(address).host === location.host;
		if (!leads || bare(address) === bare(location.href)) continue;
		if (isoFromShown(says, Date.now()) !== undefined) continue;
		return { says, address: bare(address), isFirst: lines[0] === says };
	}
	return undefined;
}

/** Says who and when, and may be longer than the title that it belongs to; “Nov. 10” is when, too. */
function isByline(line: string): boolean {
	if (line.length > BYLINE || (SENTENCE.test(line) && !MORNING.test(line))) return false;
	return saysWhen(line.replace(/(?<=\p{L})\. (?=\d)/gu, ' '));
}

function lettersOf(text: string): number {
	return text.replace(/\P{L}+/gu, '').length;
}

function isPicture(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	return width >= 64 && height >= 64;
}

interface Titles {
	readonly posts: number;
	readonly titles: readonly Title[];
}

const read = once((): Titles => {
	const posts = findFeed().posts.slice(-SAMPLE);
	const titles = posts.flatMap((post) => titleOf(post) ?? []);
	// Whose name stands in all posts leads to one page from each.
	const lead = new Set(titles.map(({ address }) => address)).size;
	return { posts: posts.length, titles: lead * 2 > titles.length ? titles : [] };
});

const manyAre = once((): boolean => {
	const { posts } = read();
	const titles = read().titles.filter(({ says }) => lettersOf(says) >= LETTERS.least);
	const sentences = titles.filter(({ says }) => SENTENCE.test(says)).length;
	return titles.length >= SEVERAL && titles.length >= posts * 0.8 && sentences * 4 <= titles.length;
});

const allOfFewAre = once((): boolean => {
	const { posts, titles } = read();
	const areTitles = titles.every(({ says, isFirst }) => isFirst && !SENTENCE.test(says));
	return posts < SEVERAL && posts >= 2 && titles.length === posts && areTitles;
});
