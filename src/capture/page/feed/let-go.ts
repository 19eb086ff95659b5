import { deepAll } from '../tree/dom.ts';
import { BLANK, beforeAsking, hold, isHeld, unhold } from '../tree/held.ts';
import { touched } from '../tree/once.ts';
import { scrolledBy } from '../window/from-below.ts';
import { frames, scroller } from '../window/scroller.ts';
import { findFeed } from './feed.ts';

/** Windows above the one in view from which on a post is far. */
const FAR = 3;

interface Changed {
	readonly styles: readonly Style[];
	readonly pictures: Picture[];
}
interface Style {
	readonly property: string;
	readonly value: string;
	readonly priority: string;
}
/** What a picture was shown from; null where it had no such attribute. */
interface Picture {
	readonly el: Element;
	readonly src: string | null;
	readonly srcset: string | null;
}

const changed = new WeakMap<Element, Changed>();
/** The page's layout did not bear it once: it is not asked again. */
let unbearable = false;
/** A list may give the node of a post far above to one that comes: then it is whole again before it is in view. */
const watch = new IntersectionObserver(bringNear, { rootMargin: '150% 0px' });
beforeAsking(() => bringNear(watch.takeRecords()));
/** Pages count the pictures that load, and ask for more when all have: of ours they must hear nothing. */
const quiet = new WeakSet<Node>();
// Before any script of the page listens.
keepQuiet(document);

/** Such events are heard in the document or shadow root that the picture stands in, and never by the window. */
function keepQuiet(root: Node): void {
	if (quiet.has(root)) return;
	quiet.add(root);
	for (const type of ['load', 'error']) root.addEventListener(type, keepFromPage, { capture: true });
}

function keepFromPage(event: Event): void {
	if (event.target instanceof HTMLImageElement && event.target.getAttribute('src') === BLANK)
		event.stopImmediatePropagation();
}

function bringNear(entries: readonly IntersectionObserverEntry[]): void {
	for (const { target, isIntersecting } of entries) if (isIntersecting) bringBack(target);
}

/**
 * Has posts far above the window show nothing at the size they have, and drops their pictures: what a browser keeps
 * for each post is most of what a long feed costs in memory. For pages that nothing more will be taken from but what
 * is in view and below. Undone where anything in view would move, at once or when the page has answered.
 * @returns posts that show nothing since this call
 */
export async function letGo(): Promise<number> {
	if (unbearable) return 0;
	const far = -window.innerHeight * FAR;
	const { posts } = findFeed();
	const near = posts.find((el) => el.getBoundingClientRect().bottom >= far);
	const above = posts.filter((el) => !isHeld(el) && el.getBoundingClientRect().bottom < far && isBox(el));
	if (!near || above.length === 0) return 0;
	const before = placeOf(near);
	const sizes = above.map((el) => el.getBoundingClientRect());
	above.forEach((el, i) => {
		const size = sizes[i];
		if (!size) return;
		hold(el);
		changed.set(el, { styles: emptied(el as HTMLElement, size), pictures: [] });
	});
	touched();
	// Pages that place their posts by script do so when they have been told that one has another size.
	let moved = isMoved(near, before);
	if (!moved) {
		await frames(2);
		moved = isMoved(near, before);
	}
	if (moved) {
		unbearable = true;
		for (const el of above) bringBack(el);
		await frames(2);
		return 0;
	}
	for (const el of above) {
		changed.get(el)?.pictures.push(...blanked(el));
		watch.observe(el);
	}
	return above.length;
}

function isMoved(el: Element, before: number): boolean {
	return !el.isConnected || Math.abs(placeOf(el) - before) > 0.5;
}

/** Where it lies in what scrolls: a browser that holds the view in place scrolls by what is lost above. */
function placeOf(el: Element): number {
	return el.getBoundingClientRect().top + scrolledBy(scroller());
}

function isBox(el: Element): boolean {
	return (
		el instanceof HTMLElement &&
		/^(?:block|flex|grid|flow-root|list-item)$/.test(getComputedStyle(el).display)
	);
}

/**
 * The contents are skipped and not taken away: to observers of their size they have the one they had (CSS Containment 2
 * §4), so that a page which places its posts by that is told nothing.
 */
function emptied({ style }: HTMLElement, { width, height }: DOMRect): Style[] {
	const wanted = { 'box-sizing': 'border-box', 'content-visibility': 'hidden' };
	const sizes = ['', 'min-', 'max-'].flatMap((m) => [
		[`${m}height`, `${height}px`],
		[`${m}width`, `${width}px`],
	]);
	return [...Object.entries(wanted), ...sizes].map(([property = '', to = '']) => {
		const was = {
			property,
			value: style.getPropertyValue(property),
			priority: style.getPropertyPriority(property),
		};
		style.setProperty(property, to, 'important');
		return was;
	});
}

function blanked(post: Element): Picture[] {
	const pictures: Picture[] = [];
	for (const el of deepAll('img,picture source', post)) {
		const [src, srcset] = [el.getAttribute('src'), el.getAttribute('srcset')];
		if (src?.startsWith('data:') || !(src || srcset)) continue;
		pictures.push({ el, src, srcset });
		keepQuiet(el.getRootNode());
		el.removeAttribute('srcset');
		// Marks a `source` as well, which is shown from its `srcset` alone: whether the page has touched it is seen by that.
		el.setAttribute('src', BLANK);
	}
	return pictures;
}

/** Puts back what was changed of a post, but for pictures that the page has given another address since. */
function bringBack(post: Element): void {
	const { styles, pictures } = changed.get(post) ?? { styles: [], pictures: [] };
	watch.unobserve(post);
	unhold(post);
	changed.delete(post);
	const { style } = post as HTMLElement;
	for (const { property, value, priority } of [...styles].reverse()) {
		if (value) style.setProperty(property, value, priority);
		else style.removeProperty(property);
	}
	for (const { el, src, srcset } of pictures) {
		if (el.getAttribute('src') !== BLANK) continue;
		if (srcset !== null && !el.hasAttribute('srcset')) el.setAttribute('srcset', srcset);
		if (src === null) el.removeAttribute('src');
		else el.setAttribute('src', src);
	}
	touched();
}
