import { numberOf } from './counts.ts';
import { deepAll, isShown, shownText } from './dom.ts';
import { contains } from './tree.ts';

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
		if (!isOfATopic(el)) return { count, text };
	}
	return undefined;
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

/** Number and word in elements of their own: `<b>120</b><span>inlägg</span>`. */
function splitStated(el: Element): [string, string, undefined] | undefined {
	const parts = [...el.children].map((c) => (c.textContent ?? '').trim());
	const word = parts.findIndex((p) => POSTS.test(p));
	const digits = parts.find((p) => /^\d[\d\s.,\u00a0]*$/.test(p));
	return word >= 0 && digits ? [digits, digits, undefined] : undefined;
}
