import { webAddress } from './dom.ts';

/** A picture that no `img` shows. */
export interface Drawn {
	readonly address: string;
	/** A picture inside a drawing (`svg`) is one of those that are drawn behind or into a box. */
	readonly kind: 'background' | 'poster';
}

/** Side in CSS pixels below which a box is an icon. */
const ICON = 64;

/** The picture that an element draws without being one: a film's still picture, a background, a picture in a drawing. */
export function drawnBy(el: Element): Drawn | undefined {
	if (el.tagName === 'VIDEO') {
		const address = webAddress(el.getAttribute('poster'));
		return address ? { address, kind: 'poster' } : undefined;
	}
	const box = el.getBoundingClientRect();
	if (box.width < ICON || box.height < ICON) return undefined;
	const address = webAddress(el instanceof SVGImageElement ? el.href.baseVal : backgroundOf(el));
	return address ? { address, kind: 'background' } : undefined;
}

/** Address of its background, or of what the style draws in a box that holds nothing else. */
function backgroundOf(el: Element): string | undefined {
	const drawn = el.childElementCount === 0 ? ['', '::before', '::after'] : [''];
	for (const part of drawn) {
		const address = /url\("?([^")]+)"?\)/.exec(getComputedStyle(el, part || null).backgroundImage)?.[1];
		if (address) return address;
	}
	return undefined;
}
