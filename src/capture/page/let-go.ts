import { deepAll } from './dom.ts';
import { findFeed } from './feed.ts';
import { BLANK, beforeAsking, hold, isHeld, unhold } from './held.ts';
import { touched } from './once.ts';
import { scroller } from './scroller.ts';

/** Windows above the one in view from which on a post is far. */
const FAR = 3;

interface Changed {
	readonly styles: readonly Style[];
	readonly pictures: Picture[];
}
interface Style {
	readonly el: HTMLElement;
	readonly property: string;
	readonly value: string;
	readonly priority: string;
}
interface Picture {
	readonly el: Element;
	readonly attribute: 'src' | 'srcset';
	readonly value: string;
}

const changed = new WeakMap<Element, Changed>();
/** The page's layout did not bear it once: it is not asked again. */
let unbearable = false;
/** A list may give the node of a post far above to one that comes: then it is whole again before it is in view. */
const watch = new IntersectionObserver(bringNear, { rootMargin: '150% 0px' });
beforeAsking(() => bringNear(watch.takeRecords()));

function bringNear(entries: readonly IntersectionObserverEntry[]): void {
	for (const { target, isIntersecting } of entries) if (isIntersecting) bringBack(target);
}

/**
 * Has posts far above the window show nothing at the height they have, and drops their pictures: what a browser keeps
 * for each post is most of what a long feed costs in memory. For pages that nothing more will be taken from but what
 * is in view and below. Undone where anything in view would move.
 * @returns posts that show nothing since this call
 */
export function letGo(): number {
	if (unbearable) return 0;
	const far = -window.innerHeight * FAR;
	const { posts } = findFeed();
	const near = posts.find((el) => el.getBoundingClientRect().bottom >= far);
	const above = posts.filter((el) => !isHeld(el) && el.getBoundingClientRect().bottom < far && isBox(el));
	if (!near || above.length === 0) return 0;
	const before = placeOf(near);
	const heights = above.map((el) => el.getBoundingClientRect().height);
	above.forEach((el, i) => {
		hold(el);
		changed.set(el, { styles: emptied(el as HTMLElement, heights[i] ?? 0), pictures: [] });
	});
	touched();
	if (Math.abs(placeOf(near) - before) > 0.5) {
		unbearable = true;
		for (const el of above) bringBack(el);
		return 0;
	}
	for (const el of above) {
		changed.get(el)?.pictures.push(...blanked(el));
		watch.observe(el);
	}
	return above.length;
}

/** Where it lies in what scrolls: a browser that holds the view in place scrolls by what is lost above. */
function placeOf(el: Element): number {
	return el.getBoundingClientRect().top + scroller().scrollTop;
}

function isBox(el: Element): boolean {
	return (
		el instanceof HTMLElement &&
		/^(?:block|flex|grid|flow-root|list-item)$/.test(getComputedStyle(el).display)
	);
}

function emptied(post: HTMLElement, height: number): Style[] {
	const styles: Style[] = [];
	const set = (el: HTMLElement, property: string, value: string) => {
		const { style } = el;
		styles.push({
			el,
			property,
			value: style.getPropertyValue(property),
			priority: style.getPropertyPriority(property),
		});
		style.setProperty(property, value, 'important');
	};
	set(post, 'box-sizing', 'border-box');
	for (const property of ['height', 'min-height', 'max-height']) set(post, property, `${height}px`);
	for (const child of post.children) if (child instanceof HTMLElement) set(child, 'display', 'none');
	return styles;
}

function blanked(post: Element): Picture[] {
	const pictures: Picture[] = [];
	for (const el of deepAll('img,picture source', post)) {
		const srcset = el.getAttribute('srcset');
		const src = el.getAttribute('src');
		if (srcset) pictures.push({ el, attribute: 'srcset', value: srcset });
		el.removeAttribute('srcset');
		if (!(el instanceof HTMLImageElement) || !src || src.startsWith('data:')) continue;
		pictures.push({ el, attribute: 'src', value: src });
		el.src = BLANK;
	}
	return pictures;
}

/** Puts back what was changed of a post, but for what the page itself has set since. */
function bringBack(post: Element): void {
	const { styles, pictures } = changed.get(post) ?? { styles: [], pictures: [] };
	watch.unobserve(post);
	unhold(post);
	changed.delete(post);
	for (const { el, property, value, priority } of [...styles].reverse()) {
		if (value) el.style.setProperty(property, value, priority);
		else el.style.removeProperty(property);
	}
	for (const { el, attribute, value } of pictures) {
		const now = el.getAttribute(attribute);
		if (now === null || now === BLANK) el.setAttribute(attribute, value);
	}
	touched();
}
