import { saysOtherwise, standsElsewhere } from './below.ts';
import { deepAll, isShown, labelOf, plainText } from './dom.ts';
import { postSet, postsAtHand, widenFeed } from './feed.ts';
import { isNeverPressed } from './platform.ts';
import { hasTime } from './post-signs.ts';
import { isWithin } from './tree.ts';

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
	return deepAll('details:not([open]),[aria-expanded=false][aria-controls]').filter(
		(el): el is HTMLElement => {
			const box = el.getBoundingClientRect();
			if (!(el instanceof HTMLElement) || box.bottom < from || box.top > to || !isShown(el)) return false;
			const middle = box.x + box.width / 2;
			if (boxes.length > 0 && (middle < left - 8 || middle > right + 8)) return false;
			if (isWithin(postSet(), el) || standsElsewhere(el, posts[0])) return false;
			const part = el instanceof HTMLDetailsElement ? el : controlled(el);
			if (!part || isNeverPressed(el) || part.querySelector('form,input,select,textarea')) return false;
			const control = el instanceof HTMLDetailsElement ? el.querySelector('summary') : el;
			if (control && saysOtherwise(control, labelOf(control))) return false;
			return mayHoldPosts(part);
		},
	);
}

/** Opens them. @returns what they are called, of those that were not tried too often before */
export function openParts(from: number, to: number): string[] {
	return closedParts(from, to).flatMap((el) => {
		const tries = opened.get(el) ?? 0;
		if (tries >= MOST_TRIES) return [];
		opened.set(el, tries + 1);
		const label = labelOf(el.querySelector('summary') ?? el).slice(0, 60);
		if (el instanceof HTMLDetailsElement) {
			// Of those that share a name only one is open at a time.
			el.removeAttribute('name');
			el.open = true;
		} else el.click();
		widenFeed(el instanceof HTMLDetailsElement ? el : (controlled(el) ?? el));
		return [label];
	});
}

function controlled(control: HTMLElement): Element | null {
	const popup = control.getAttribute('aria-haspopup');
	if ((popup && popup !== 'false') || control.matches('input,select,[role=combobox],[aria-pressed]'))
		return null;
	if (control instanceof HTMLButtonElement && control.form) return null;
	return document.getElementById(control.getAttribute('aria-controls') ?? '');
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
