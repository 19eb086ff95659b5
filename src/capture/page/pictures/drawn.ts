import { isShown, webAddress } from '../tree/dom.ts';
import { madeOf } from './made.ts';

/** A picture that no `img` shows. */
export interface Drawn {
	readonly address: string;
	/** A picture inside a drawing (`svg`) is one of those that are drawn behind or into a box. */
	readonly kind: 'background' | 'poster' | 'object';
	/** The page made it itself; `address` is a name of ours. */
	readonly made?: true;
}

/** Side in CSS pixels below which a box is an icon. */
const ICON = 64;
/** Elements that show a picture by an address of their own, for what reads only those. */
export const SHOWS_PICTURE = 'video[poster],image,object,embed,input[type=image],canvas';

/**
 * The pictures that an element draws without being an `img`: a film's still picture, what it embeds as a picture, its
 * backgrounds, its mask, its content by style, a picture in a drawing.
 */
export function drawnBy(el: Element): Drawn[] {
	if (el.tagName === 'VIDEO') return drawn([el.getAttribute('poster')], 'poster', el);
	const box = el.getBoundingClientRect();
	if (box.width < ICON || box.height < ICON) return [];
	if (el instanceof SVGImageElement) return drawn([el.href.baseVal], 'background', el);
	if (el.matches('object,embed,input[type=image]')) return drawn([embeddedBy(el)], 'object', el);
	return drawn(styledBy(el), 'background', el);
}

function drawn(values: readonly (string | null)[], kind: Drawn['kind'], el: Element): Drawn[] {
	return values.flatMap((value): Drawn[] => {
		const address = webAddress(value);
		if (address) return [{ address, kind }];
		const name = value ? madeOf(value, kind === 'background' ? el : undefined) : undefined;
		return name ? [{ address: name, kind, made: true }] : [];
	});
}

const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i;

/** What an element embeds, where it is a picture; where that did not load, what stands in its place is shown instead. */
function embeddedBy(el: Element): string | null {
	const value = el.getAttribute(el.tagName === 'OBJECT' ? 'data' : 'src');
	const type = el.getAttribute('type') ?? '';
	if (el.tagName === 'OBJECT' && [...el.children].some(isShown)) return null;
	if (type === 'image' || type.startsWith('image/')) return value;
	const path = URL.parse(value ?? '', document.baseURI)?.pathname ?? '';
	return type === '' && (PICTURE_FILE.test(path) || /^data:image\//i.test(value ?? '')) ? value : null;
}

/** Addresses of what the style of an element, and of what it draws before and after it, says that is to be drawn. */
function styledBy(el: Element): string[] {
	const own = getComputedStyle(el);
	const found = layers(own);
	// What stands in a line has no size of its own here, and fills a box that holds nothing else.
	const isBare = el.childElementCount === 0 && (el.textContent ?? '').trim() === '';
	for (const part of ['::before', '::after']) {
		const style = getComputedStyle(el, part);
		if (style.content === 'none' || style.content === 'normal' || style.display === 'none') continue;
		if (isLarge(style) || (isBare && !Number.isFinite(Number.parseFloat(style.width))))
			found.push(...layers(style));
	}
	return found;
}

function isLarge({ width, height }: CSSStyleDeclaration): boolean {
	return Number.parseFloat(width) >= ICON && Number.parseFloat(height) >= ICON;
}

function layers(style: CSSStyleDeclaration): string[] {
	return [style.backgroundImage, style.maskImage, style.content].flatMap((value) =>
		value?.includes('url(') ? addressesIn(value) : [],
	);
}

const URL_IN = /url\("((?:[^"\\]|\\.)*)"\)/g;
const SET = /image-set\(((?:url\("(?:[^"\\]|\\.)*"\)|type\("[^"]*"\)|[^()])*)\)/g;

/** Addresses in a computed value; of a set of one picture in several sizes, the one for this screen. */
function addressesIn(value: string): string[] {
	const chosen = value.replace(SET, (_, set: string) => `url("${forScreen(set)}")`);
	return [...chosen.matchAll(URL_IN)]
		.map(([, address]) => (address ?? '').replace(/\\(.)/g, '$1'))
		.filter(Boolean);
}

function forScreen(set: string): string {
	const sizes = [...set.matchAll(/url\("((?:[^"\\]|\\.)*)"\)\s*(?:([\d.]+)(?:dppx|x))?/g)]
		.map(([, address, size]) => ({ address: address ?? '', size: Number(size ?? 1) }))
		.sort((a, b) => a.size - b.size);
	return (sizes.find(({ size }) => size >= devicePixelRatio) ?? sizes.at(-1))?.address ?? '';
}
