import { plainText, shortHash } from '../tree/dom.ts';
import { elementAt, parentOf } from '../tree/tree.ts';
import { documentScroller, scroller } from './scroller.ts';

/** Where in the window is looked, as shares of its sides. */
const ACROSS = [0.1, 0.3, 0.5, 0.7, 0.9];
const DOWN = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85];
/** Share of the window that a frame must fill to be what the page is seen through, and CSS pixels by which a page is taller. */
const FILLS = 0.8;
const TALLER = 80;
const TAKES_KEYS =
	'a[href],button,input,select,textarea,summary,iframe,object,embed,video,audio,[contenteditable=true],[contenteditable=""],[role]:not([role=main],[role=document],[role=region],[role=feed],[role=article])';

/** The page shows a window of itself at a time, and nothing in it scrolls: what is further on comes by a script alone, if there is any. */
export function isOneScreen(): boolean {
	const root = documentScroller();
	if (scroller() !== root) return false;
	const held = [document.documentElement, document.body].some(
		(el) => el && /hidden|clip/.test(getComputedStyle(el).overflowY),
	);
	return held || (root.scrollHeight - window.innerHeight <= TALLER && isFramed());
}

/** What has the focus is something that a key would change, choose in or write to. */
export function takesKeys(): boolean {
	let at = document.activeElement;
	while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
	return at?.matches(TAKES_KEYS) ?? false;
}

/** What stands at each of some points of the window: what it says and where it begins. */
export function screenState(): string[] {
	return DOWN.flatMap((down) =>
		ACROSS.map((across) => {
			const el = elementAt(window.innerWidth * across, window.innerHeight * down);
			if (!el) return '';
			const { left, top } = el.getBoundingClientRect();
			return `${el.tagName} ${shortHash(plainText(el).slice(0, 400))} ${Math.round(left)} ${Math.round(top)}`;
		}),
	);
}

/** A frame of the window's size cuts off what is in it, or lies over the page and holds it. */
function isFramed(): boolean {
	for (let up = elementAt(window.innerWidth / 2, window.innerHeight / 2); up; up = parentOf(up)) {
		if (up === document.body || up === document.documentElement) break;
		const { width, height } = up.getBoundingClientRect();
		if (width < window.innerWidth * FILLS || height < window.innerHeight * FILLS) continue;
		const { overflowY, position } = getComputedStyle(up);
		if (/hidden|clip/.test(overflowY) || position === 'fixed') return true;
	}
	return false;
}
