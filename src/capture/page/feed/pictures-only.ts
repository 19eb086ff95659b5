import { readText } from '../post/post.ts';
import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { isThisSite } from '../tree/same-site.ts';
import { contains } from '../tree/tree.ts';

/** Letters that a picture may have over it and still say nothing: “Fäst inlägg”, a length, a number. */
const FEW = 12;
const BIG = 80;
const PICTURES = 'img,video,canvas,[style*=background]';
const OPENERS =
	'a[href],button,[role=button],[role=link],[tabindex="0"],[onclick],[aria-haspopup=dialog],[data-toggle],[data-bs-toggle]';
const A_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$/i;

/**
 * A post that is a picture and nothing else, and that leads to a page of its own or opens something: what its writer and others
 * say of it stands there. A picture that leads to itself is all there is.
 */
export function leadsOn(
	post: Element,
	{ isTimed, skip }: { readonly isTimed: boolean; readonly skip: (el: Element) => boolean },
): boolean {
	if (isTimed || readText(post, skip).replace(/\P{L}+/gu, '').length >= FEW) return false;
	const pictures = [post, ...deepAll('*', post)].filter((el) => isPicture(el) && isBig(el));
	if (pictures.length === 0) return false;
	const openers = [...(post.matches(OPENERS) ? [post] : []), ...deepAll(OPENERS, post)].filter(isShown);
	return pictures.some(
		(el) =>
			openers.some((opener) => (contains(opener, el) || covers(opener, el)) && opens(opener)) ||
			(el.closest('a[href]') === null && getComputedStyle(el).cursor === 'pointer'),
	);
}

function isPicture(el: Element): boolean {
	return el.matches(PICTURES) || getComputedStyle(el).backgroundImage.includes('url(');
}

function isBig(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	return width >= BIG && height >= BIG && isShown(el);
}

/** Lies over nearly all of it. */
function covers(over: Element, el: Element): boolean {
	const [a, b] = [over.getBoundingClientRect(), el.getBoundingClientRect()];
	const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
	const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
	return width > 0 && height > 0 && width * height >= b.width * b.height * 0.8;
}

/** A page of this site, or whatever a script does; neither the picture's own file nor somebody else's page. */
function opens(opener: Element): boolean {
	const href = opener.getAttribute('href');
	if (href === null || /^(?:#|javascript:|$)/.test(href)) return true;
	const url = URL.parse(webAddress(href) ?? '');
	return url !== null && isThisSite(url.hostname) && !A_FILE.test(url.pathname);
}
