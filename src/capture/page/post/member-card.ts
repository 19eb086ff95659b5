import type { PostTime } from '../../../records/post.ts';
import { deepAll, isShown, plainText, shownText } from '../tree/dom.ts';
import { childrenOf, parentOf } from '../tree/tree.ts';
import { readAuthor } from './author.ts';
import { isName } from './is-name.ts';
import { readTime } from './post.ts';

/** Who wrote a post, in a column of its own beside what they wrote, as forums have it. */
export interface MemberCard {
	readonly el: Element;
	readonly author: { readonly name: string; readonly address?: string };
	/** What it says besides, a line each: how much they have written, since when they are members. */
	readonly lines: string;
}

/**
 * How much somebody has written, or since when they are a member: a word with a number or a year in the same line. What members pay and
 * until when one may register are neither.
 */
const STATES =
	/(?<!\p{L})(?:(?:antal )?inlägg|poster|meddelanden|trådar|posts|messages|threads|topics|reaction score|beiträge|viestejä|innlegg|indlæg)(?!\p{L})[^\n\d]{0,12}\d|(?<!\p{L})(?:medlem|registrera[dt]|gick med|member|joined|registered|mitglied|liittynyt|innmeldt)(?!\p{L})[^\n]{0,24}(?<!\d)(?:19|20)\d\d(?!\d)/iu;
const BOXES = 'td,th,div,section,aside,dl,ul,header';
/** Boxes that are asked, characters of a line, and lines. */
const MOST = 40;
const LONGEST = 40;
const LINES = 14;
/** How much wider what was written is, CSS pixels by which both may begin apart, and letters of it. */
const WIDER = 1.5;
const APART = 16;
const LETTERS = 12;

/** The card of whoever wrote a post; undefined where none stands beside its words. */
export function memberCard(post: Element): MemberCard | undefined {
	if (!STATES.test(plainText(post).slice(0, 4000).replace(/\s+/g, ' '))) return undefined;
	for (const el of deepAll(BOXES, post).slice(0, MOST)) {
		if (!isShown(el) || !isBesideWords(el)) continue;
		const lines = shownText(el).split('\n').filter(Boolean);
		const states = STATES.test(lines.join('\n')) || STATES.test(lines.join(' '));
		if (!states || lines.length > LINES || lines.some((line) => line.length > LONGEST)) continue;
		const [first = ''] = lines;
		const author = readAuthor(el, () => false) ?? (isName(first) ? { name: first } : undefined);
		if (!author || !lines.slice(0, 2).includes(author.name)) continue;
		return { el, author, lines: lines.filter((line) => line !== author.name).join('\n') };
	}
	return undefined;
}

/** When the post was written, where its card says that: since when somebody is a member is no time of it. */
export function timeInCard({ el, lines }: MemberCard, now: number): PostTime | undefined {
	const time = readTime(el, now, () => false);
	const shown = time?.shown;
	const isOther =
		shown === undefined || lines.split('\n').some((line) => line.includes(shown) && STATES.test(line));
	return isOther ? undefined : time;
}

/** A wider box with words stands in one row with it. */
function isBesideWords(el: Element): boolean {
	const box = el.getBoundingClientRect();
	return childrenOf(parentOf(el) ?? el).some((other) => {
		if (other === el || !isShown(other)) return false;
		const { left, right, top, width } = other.getBoundingClientRect();
		const isBeside = left >= box.right - 1 || right <= box.left + 1;
		const isWords = plainText(other).replace(/\P{L}+/gu, '').length >= LETTERS;
		return isBeside && Math.abs(top - box.top) <= APART && width >= box.width * WIDER && isWords;
	});
}
