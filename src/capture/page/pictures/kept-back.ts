import { postsAtHand } from '../feed/at-hand.ts';
import { webAddress } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { documentScroller, scroller } from '../window/scroller.ts';
import { isCutAway } from './stage-pictures.ts';
import { hasRoomAlone, keepsPicture } from './unfilled.ts';

/** Side in CSS pixels below which what is declared so small is a sign, or counts visits. */
const SIGN = 48;
/** Natural width of what pages put where a picture is to come. */
const DOT = 2;

/**
 * A picture of a post that shows nothing, and may take no room or be transparent for that long: the page keeps its address for
 * a script of its own, which asks for it some time after it has come into view. Not what nobody would see even then.
 */
export function isKeptBack(img: HTMLImageElement): boolean {
	if (img.naturalWidth > DOT || webAddress(img.currentSrc || img.getAttribute('src'))) return false;
	if (hasRoomAlone(img) || !keepsPicture(img) || isDeclaredSmall(img) || !img.checkVisibility()) return false;
	const around = parentOf(img);
	if (!around?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
	const post = postsAtHand().find((el) => contains(el, img));
	return !!post && !isClipped(img, post) && !isCutAway(img, document.documentElement) && !isBehind(img);
}

function isDeclaredSmall(img: HTMLImageElement): boolean {
	return ['width', 'height'].some((name) => Number.parseFloat(img.getAttribute(name) ?? '') < SIGN);
}

/** In a part of the post that is shut. */
function isClipped(img: HTMLImageElement, post: Element): boolean {
	const { top, bottom } = img.getBoundingClientRect();
	for (let up = parentOf(img); up && up !== post; up = parentOf(up)) {
		if (getComputedStyle(up).overflowY === 'visible') continue;
		const clip = up.getBoundingClientRect();
		if (clip.height < DOT || top >= clip.bottom || bottom < clip.top) return true;
	}
	return false;
}

/** Of pictures that lie on each other, as in a carousel that fades, one that is not its turn. */
function isBehind(img: HTMLImageElement): boolean {
	if (!/^(?:absolute|fixed)$/.test(getComputedStyle(img).position)) return false;
	const others = [...(parentOf(img)?.querySelectorAll('img') ?? [])];
	return others.some(
		(el) =>
			el !== img &&
			el.naturalWidth > SIGN &&
			el.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
	);
}

/** Tells the page that it is scrolled, without moving it: what loads pictures by that looks again at what is in view. */
export function tellScrolled(): void {
	const el = scroller();
	const target = el === documentScroller() ? document : el;
	target.dispatchEvent(new Event('scroll', { bubbles: target === document }));
}
