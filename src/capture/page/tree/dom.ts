import { isInHeld } from './held.ts';
import { once } from './once.ts';
import { scatteredLine } from './scattered.ts';
import { hostHasCome, treeVersion } from './tree-version.ts';

/** Walking the page as a person sees it: through open shadow roots, and only what is shown. Runs in the browser. */

/** querySelectorAll that also looks into open shadow roots, in document order within each root. */
export function deepAll(selector: string, from: Element | ShadowRoot | Document = document): Element[] {
	const found: Element[] = [...from.querySelectorAll(selector)];
	for (const host of shadowHosts(from)) {
		if (host.shadowRoot) found.push(...deepAll(selector, host.shadowRoot));
	}
	return found;
}

type Hosts = ReadonlyMap<Node, Element[]>;
/** What the last look at every element found: no shadow roots, and until when that is believed (`performance.now`). */
let none: { readonly hosts: Hosts; readonly until: number } | undefined;
/** After how many times as long as the look took it is taken again, least and most milliseconds: a component may have come to life where it stood. */
const NONE = { times: 50, leastMs: 1000, mostMs: 2000 } as const;

/** All elements with an open shadow root, by the root they stand in, in document order. */
const hostsByRoot = once((): Hosts => {
	const began = performance.now();
	if (!hostHasCome() && none && began < none.until) return none.hosts;
	const found = new Map<Node, Element[]>();
	const roots: (Document | ShadowRoot)[] = [document];
	for (const root of roots) {
		const hosts = [...root.querySelectorAll('*')].filter((el) => el.shadowRoot);
		found.set(root, hosts);
		for (const { shadowRoot } of hosts) if (shadowRoot) roots.push(shadowRoot);
	}
	const ended = performance.now();
	const until = ended + Math.min(NONE.mostMs, Math.max(NONE.leastMs, (ended - began) * NONE.times));
	none = roots.length === 1 ? { hosts: found, until } : undefined;
	return found;
});

/**
 * Works a thing out of the page's elements, not of their places, and again when they have changed; each time where there are shadow
 * roots, which nobody watches.
 * @param key what else it is worked out of
 */
export function onceATree<T>(work: () => T, key: () => unknown = () => undefined): () => T {
	let kept: { readonly value: T; readonly version: number; readonly key: unknown } | undefined;
	return () => {
		if (hasRoots()) return work();
		const version = treeVersion();
		if (kept?.version !== version || kept.key !== key()) kept = { value: work(), version, key: key() };
		return kept.value;
	};
}

/** Whether the page has open shadow roots, in which nobody watches for changes. */
export function hasRoots(): boolean {
	return (hostsByRoot().get(document) ?? []).length > 0;
}

/** Elements with an open shadow root below a node, in the same root as it. */
export function shadowHosts(from: Element | ShadowRoot | Document): Element[] {
	const root = from instanceof Element ? from.getRootNode() : from;
	const hosts = hostsByRoot().get(root);
	// Out of the page, where nobody looked.
	if (!hosts) return [...from.querySelectorAll('*')].filter((el) => el.shadowRoot);
	return from === root ? hosts : hosts.filter((el) => from.contains(el));
}

/**
 * Shown at all: has a box, is not hidden, not fully transparent, in no post that is held. Says nothing of whether it is
 * in view.
 */
export function isShown(el: Element): boolean {
	if (isInHeld(el)) return false;
	const box = el.getBoundingClientRect();
	if (box.width < 1 || box.height < 1) return false;
	return isVisible(el);
}

/** Not hidden and not fully transparent, however large it is. */
export function isVisible(el: Element): boolean {
	return el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'svg', 'HEAD', 'TITLE', 'IFRAME']);

/** What a style or `bdo` draws backwards is told as such, or a reader would see it the other way round. Source: HTML, the `bdo` element. */
const TURN = '\u202e';
const TURN_ENDS = '\u202c';

/**
 * The large first letter that a text flows around: floated, and no block of words. The rest of its word follows in the same line, in
 * small letters; the initial of a name that stands in for a face is the first letter of what follows too.
 */
function isDropCap(el: Element, style: CSSStyleDeclaration): boolean {
	if (style.float === 'none') return false;
	const letter = (el.textContent ?? '').trim().replace(/^["'”“„»«‘’]/u, '');
	if (!/^\p{Lu}\p{M}*$/u.test(letter)) return false;
	const next = el.nextSibling;
	if (next instanceof Element && !/^inline/.test(getComputedStyle(next).display)) return false;
	const rest = next?.textContent ?? '';
	return /^\s*\p{Ll}/u.test(rest) && rest.trim().charAt(0) !== letter.toLowerCase();
}

/** Text as shown, line breaks between blocks, shadow roots included; `skip` leaves subtrees out. */
export function shownText(root: Element, skip: (el: Element) => boolean = () => false): string {
	const lines: string[] = [''];
	const write = (text: string) => {
		lines[lines.length - 1] += text;
	};
	const visit = (node: Node, keepsBreaks: boolean): void => {
		if (node.nodeType === Node.TEXT_NODE) {
			const text = node.textContent ?? '';
			for (const [i, line] of (keepsBreaks ? text.split('\n') : [text]).entries()) {
				if (i > 0) lines.push('');
				write(line.replace(/[\s\u00a0]+/g, ' '));
			}
			return;
		}
		if (!(node instanceof Element) || SILENT.has(node.tagName) || skip(node)) return;
		if (node.tagName === 'BR') {
			lines.push('');
			return;
		}
		if (node.tagName === 'IMG') {
			// Emoji are pictures on several platforms; without their alt text a post loses words.
			const alt = node.getAttribute('alt') ?? '';
			if (alt && [...alt].length <= 8 && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(alt))
				write(alt);
			return;
		}
		const style = getComputedStyle(node);
		if (style.display === 'none' || style.visibility === 'hidden') return;
		const block = !/^(inline|contents|ruby)/.test(style.display) && !isDropCap(node, style);
		const keeps = /^(?:pre|break)/.test(style.whiteSpace);
		const isTurned = style.direction === 'rtl' && style.unicodeBidi.endsWith('override');
		if (block && lines[lines.length - 1]?.trim()) lines.push('');
		if (isTurned) write(TURN);
		const scattered = scatteredLine(node);
		if (scattered !== undefined) {
			write(scattered);
		} else if (node instanceof HTMLSlotElement) {
			const given = node.assignedNodes();
			for (const child of given.length ? given : node.childNodes) visit(child, keeps);
		} else {
			for (const child of (node.shadowRoot ?? node).childNodes) visit(child, keeps);
		}
		if (isTurned) write(TURN_ENDS);
		if (block && lines[lines.length - 1]?.trim()) lines.push('');
	};
	visit(root, false);
	return lines
		.map((line) => line.replace(/ {2,}/g, ' ').trim())
		.filter((line, i, all) => line || (i > 0 && all[i - 1]))
		.join('\n')
		.trim();
}

/** All text below a node, open shadow roots included, shown or not: textContent alone is empty for components. */
export function plainText(el: Element): string {
	const hosts = shadowHosts(el);
	if (hosts.length === 0) return el.textContent ?? '';
	const inside = hosts.map((host) =>
		[...(host.shadowRoot?.children ?? [])]
			.filter((c) => !SILENT.has(c.tagName))
			.map(plainText)
			.join(' '),
	);
	return `${el.textContent ?? ''} ${inside.join(' ')}`;
}

/** What a control says it does: its words, its value, or what a screen reader is told. */
export function labelOf(el: Element): string {
	const told = (el as HTMLInputElement).value || el.getAttribute('aria-label') || el.getAttribute('title');
	return (shownText(el) || told || '').replace(/\s+/g, ' ').trim();
}

/** A short hash of a text for identities within one account; not for fixity. */
export function shortHash(text: string): string {
	let a = 0x811c9dc5;
	let b = 0x1000193;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		a = Math.imul(a ^ c, 0x01000193);
		b = Math.imul(b + c, 0x85ebca6b) ^ (b >>> 13);
	}
	return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}

/** Resolved http(s) address without fragment, or undefined. */
export function webAddress(value: string | null | undefined): string | undefined {
	if (!value) return undefined;
	const url = URL.parse(value, document.baseURI);
	if (!url || !/^https?:$/.test(url.protocol)) return undefined;
	return url.href;
}
