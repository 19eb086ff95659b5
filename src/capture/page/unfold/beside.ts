import { isNeverPressed } from '../around/platform.ts';
import { postSet, postsAtHand } from '../feed/at-hand.ts';
import { widenFeed } from '../feed/feed.ts';
import { hasTime } from '../feed/post-signs.ts';
import { saysOtherwise, standsElsewhere } from '../growth/below.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, labelOf, onceATree, plainText } from '../tree/dom.ts';
import { contains, isWithin, parentOf } from '../tree/tree.ts';
import { OPENS, partOf } from './closed.ts';

/** How often each was opened: what closes again by itself is tried once more, and is then left. */
const opened = new WeakMap<Element, number>();
const MOST_TRIES = 2;
/** Words above which a closed part may be a post, or hold several. */
const LEAST_WORDS = 40;

/**
 * Closed parts of the page between two rows of the viewport, in the column of the posts and in none of them, that may
 * hold more posts: the years of an archive. Filters, menus and forms are none.
 */
export function closedParts(from: number, to: number): HTMLElement[] {
	const posts = postsAtHand();
	const boxes = posts.slice(-24).map((el) => el.getBoundingClientRect());
	const left = Math.min(...boxes.map((b) => b.left));
	const right = Math.max(...boxes.map((b) => b.right));
	return openers().filter((el): el is HTMLElement => {
		const box = el.getBoundingClientRect();
		if (!(el instanceof HTMLElement) || box.bottom < from || box.top > to || !isShown(el)) return false;
		const middle = box.x + box.width / 2;
		if (boxes.length > 0 && (middle < left - 8 || middle > right + 8)) return false;
		const part = partOf(el);
		if (!part || isNeverPressed(el)) return false;
		if (part !== el && !el.hasAttribute('aria-expanded') && isShown(part)) return false;
		if (isWithin(postSet(), el) || standsElsewhere(leadsTo(el, part) ? (parentOf(el) ?? el) : el, posts[0]))
			return false;
		if (part.querySelector('form,input,select,textarea')) return false;
		const control = el instanceof HTMLDetailsElement ? el.querySelector('summary') : el;
		if (control && saysOtherwise(control, labelOf(control))) return false;
		return mayHoldPosts(part) || isOneOfParts(el, part, posts);
	});
}

/** Asked several times at each place; the browser looks through the whole page for it. */
const openers = onceATree(() => deepAll(OPENS));

/** A link to a part of this page leads nowhere else. */
function leadsTo(el: Element, part: Element): boolean {
	return el.matches('a[href^="#"]') && el.getAttribute('href') === `#${part.id}`;
}

/** Words that name a year, or a month and a year. */
const PERIOD = /^\p{L}{0,12}\.? ?(?:19|20)\d{2}$/u;

/**
 * Empty as yet, to be filled when it opens: another of its kind holds posts; or all of the page is such parts, called by their years.
 */
function isOneOfParts(el: HTMLElement, part: Element, posts: readonly Element[]): boolean {
	if (el instanceof HTMLDetailsElement || plainText(part).trim().length >= LEAST_WORDS) return false;
	const build = buildOf(el).replace(/collapsed\.?/, '');
	const alike = deepAll(el.tagName.toLowerCase()).filter(
		(other): other is HTMLElement =>
			other !== el &&
			other instanceof HTMLElement &&
			buildOf(other).replace(/collapsed\.?/, '') === build &&
			other.hasAttribute('aria-controls') === el.hasAttribute('aria-controls'),
	);
	const others = alike.flatMap((other) => partOf(other) ?? []);
	if (others.some((other) => other !== part && posts.some((post) => contains(other, post)))) return true;
	return posts.length === 0 && others.length > 0 && [el, ...alike].every((one) => PERIOD.test(labelOf(one)));
}

/** Opens them. @returns what they are called, of those that were not tried too often before */
export function openParts(from: number, to: number): string[] {
	return closedParts(from, to).flatMap((el) => {
		const tries = opened.get(el) ?? 0;
		if (tries >= MOST_TRIES) return [];
		opened.set(el, tries + 1);
		const part = partOf(el);
		const label = labelOf(el.querySelector('summary') ?? el).slice(0, 60);
		if (el instanceof HTMLDetailsElement) {
			// Of those that share a name only one is open at a time.
			el.removeAttribute('name');
			el.open = true;
		} else el.click();
		widenFeed(part ?? el);
		return [label];
	});
}

/** It says when and what, as posts do; or it holds next to nothing yet, and may be filled when it opens. */
function mayHoldPosts(part: Element): boolean {
	const words = plainText(part).trim().length;
	if (part instanceof HTMLDetailsElement) {
		const summary = part.querySelector('summary');
		const inside = words - (summary ? plainText(summary).trim().length : 0);
		return inside < 20 || (inside >= LEAST_WORDS && holdsTime(part, summary));
	}
	return words >= LEAST_WORDS && hasTime(part);
}

function holdsTime(part: Element, summary: Element | null): boolean {
	return [...part.children].some((el) => el !== summary && (hasTime(el) || el.matches('time,[datetime]')));
}
