import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { numberOf } from './counts.ts';

const POSTS =
	/^(?:inlägg|poster|posts?|tweets?|videor|videos?|publikationer|toots?|bilder|beiträge|publications?|julkaisua?)$/i;
const STATED =
	/(\d[\d\s.,\u00a0]*)\s?(k|tn|m|mn)?\s+(?:inlägg|poster|posts?|tweets?|videor|videos?|publikationer|toots?|bilder)\b/i;

/** A number beside the word for posts, outside the posts themselves and in the upper part of the page. */
export function statedCount(posts: readonly Element[]): { count: number; text: string } | undefined {
	for (const el of deepAll('a,span,div,li,p,dl,td,button')) {
		if (el.closest('article,[role=article]') || el.children.length > 4) continue;
		const text = (el.textContent ?? '').replace(/\s+/g, ' ').trim();
		if (text.length > 60 || !/\d/.test(text)) continue;
		const match = STATED.exec(text);
		const spaced = match ?? splitStated(el);
		if (!spaced?.[1] || !isShown(el) || el.getBoundingClientRect().top + window.scrollY > 2500) continue;
		const count = numberOf(spaced[1], spaced[2]);
		// "1.2k posts" is rounded: a witness only where the number is exact.
		if (count === undefined || spaced[2] || posts.some((p) => contains(p, el))) continue;
		if (FILMS.test(text) && !areFilms(posts)) continue;
		if (!isOfATopic(el) && !isOfAnother(el)) return { count, text };
	}
	return undefined;
}

const FILMS = /\d\s*(?:k|tn|m|mn)?\s*(?:videor|videos?)(?!\p{L})/iu;

/** Posts that show films, or lead to them: how many films a channel has says nothing of how much it has written. */
function areFilms(posts: readonly Element[]): boolean {
	const films = posts.filter(
		(post) =>
			deepAll('video,a[href*="watch"],a[href*="video"],a[href*="/w/"],a[href*="?v="]', post).length > 0 ||
			/(?<!\d)\d{1,3}:\d\d(?!\d)/.test(shownText(post)),
	);
	return posts.length < 3 || films.length * 2 >= posts.length;
}

/** It stands beside a word with a number sign: how many posts everybody has written on a topic. */
function isOfATopic(el: Element): boolean {
	for (let up: Element | null = el, height = 0; up && height < 3; up = up.parentElement, height++) {
		const words = shownText(up);
		if (words.length > 120) return false;
		if (/(?:^|\s)#[\p{L}\p{N}_]/u.test(words)) return true;
	}
	return false;
}

/** It stands in an entry of a list, or in a link, with a heading that the page does not go by: another account, that is suggested. */
function isOfAnother(el: Element): boolean {
	const entry = el.closest('li,a[href],article,[role=listitem]');
	const heading =
		entry && deepAll('h2,h3,h4,h5,h6,[role=heading],strong,b', entry).find((x) => !/\d/.test(shownText(x)));
	const name = heading ? shownText(heading).trim().toLowerCase() : '';
	if (name.length < 2 || POSTS.test(name)) return false;
	const title = [document.title, ...deepAll('h1').map((h1) => shownText(h1))].join(' ').toLowerCase();
	return !title.includes(name);
}

/** Number and word in elements of their own: `<b>120</b><span>inlägg</span>`. */
function splitStated(el: Element): [string, string, undefined] | undefined {
	const parts = [...el.children].map((c) => (c.textContent ?? '').trim());
	const word = parts.findIndex((p) => POSTS.test(p));
	const digits = parts.find((p) => /^\d[\d\s.,\u00a0]*$/.test(p));
	return word >= 0 && digits ? [digits, digits, undefined] : undefined;
}
