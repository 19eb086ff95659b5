/** What is done in one frame of a replayed page. */
export type Deed = 'read' | 'top' | 'down' | 'back' | 'press';

/** What one frame of a replayed page shows at this moment. */
export interface Here {
	/** Words that are shown, in view or not, those in open shadow roots included. */
	readonly words: string;
	/** Addresses of the pictures that have come and are shown, in view or not. */
	readonly pictures: readonly string[];
	/** Pictures in the window that have not come yet. */
	readonly waiting: number;
	/** Changes when something is added, or scrolled. */
	readonly state: string;
	/** How many things were pressed. */
	readonly pressed: number;
	/** Where a link to a further page of a feed leads. */
	readonly next: readonly string[];
}

/**
 * Runs in a frame of a replayed page. It shares nothing with the engine's own way of reading: it knows no posts, scrolls
 * all that scrolls, and presses all that can be pressed, once, since a replay has nobody to harm.
 */
export function inPage(deed: Deed): Here {
	const all: Element[] = [];
	const gather = (root: Document | ShadowRoot) => {
		for (const el of root.querySelectorAll('*')) {
			all.push(el);
			if (el.shadowRoot) gather(el.shadowRoot);
		}
	};
	gather(document);
	const isShown = (el: Element) =>
		el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
		// Has no box of its own, and what is in it is shown all the same.
		getComputedStyle(el).display === 'contents';
	const root = document.scrollingElement ?? document.documentElement;
	const scrollers = all.filter((el) => {
		if (el === root) return true;
		const hidden = el.scrollHeight - el.clientHeight;
		return hidden > 40 && el.clientHeight > 100 && /auto|scroll/.test(getComputedStyle(el).overflowY);
	});
	const goTo = (el: Element, top: number) => el.scrollTo({ top, behavior: 'instant' });
	for (const el of scrollers) {
		const window = el === root ? innerHeight : el.clientHeight;
		if (deed === 'top') goTo(el, 0);
		if (deed === 'down') goTo(el, el.scrollTop + window * 0.75);
		if (deed === 'back') {
			goTo(el, Math.max(0, el.scrollTop - 700));
			setTimeout(() => goTo(el, el.scrollHeight), 150);
		}
	}

	// Kept in the page: what was pressed there is not pressed again, unless it is for more and there may be more.
	const kept = globalThis as typeof globalThis & {
		proofPressed?: Map<Element, number>;
		proofStays?: boolean;
	};
	kept.proofPressed ??= new Map();
	let pressed = 0;
	if (deed === 'press') {
		if (!kept.proofStays) {
			kept.proofStays = true;
			window.addEventListener('click', (event) => event.preventDefault());
			window.navigation.addEventListener('navigate', (event) => {
				if (!event.destination.sameDocument && event.cancelable) event.preventDefault();
			});
		}
		const stays = (el: Element) =>
			!el.matches('a[href]') || /^(?:#|javascript:|$)/.test(el.getAttribute('href') ?? '');
		for (const el of all) {
			if (!(el instanceof HTMLElement) || !isShown(el) || (el as HTMLButtonElement).disabled) continue;
			const isControl = el.matches('button,summary,[role=button],[aria-expanded=false],a,input[type=button]');
			const words = (el.textContent ?? '').trim();
			if (!isControl && (getComputedStyle(el).cursor !== 'pointer' || words.length > 60)) continue;
			const box = el.getBoundingClientRect();
			if (box.bottom < 0 || box.top > innerHeight) continue;
			const most = /fler|more|older|äldre|nästa|next|›|»|→/i.test(`${words} ${el.ariaLabel} ${el.className}`)
				? 8
				: 1;
			const before = kept.proofPressed.get(el) ?? 0;
			if (before >= most || (!stays(el) && !el.onclick && most === 1)) continue;
			kept.proofPressed.set(el, before + 1);
			el.click();
			pressed++;
			// What a press has done is looked at before the next of the same box.
			if (pressed >= 40) break;
		}
	}

	const words: string[] = [];
	const read = (node: Node) => {
		if (node.nodeType === Node.TEXT_NODE) words.push(node.nodeValue ?? '');
		if (node instanceof Element) {
			if (/^(?:script|style|noscript|template|title)$/i.test(node.tagName) || !isShown(node)) return;
			words.push(' ');
			for (const child of node.shadowRoot?.childNodes ?? []) read(child);
		}
		for (const child of node.childNodes) read(child);
	};
	if (document.body) read(document.body);
	const images = all.filter((el): el is HTMLImageElement => el instanceof HTMLImageElement && isShown(el));
	const inView = (el: Element) => {
		const box = el.getBoundingClientRect();
		return box.bottom > 0 && box.top < innerHeight && box.width > 20;
	};
	const links = all.filter((el): el is HTMLAnchorElement => el instanceof HTMLAnchorElement && !!el.href);
	const FURTHER = /^(?:äldre|nästa|next|older|tidigare|föregående|\d{1,2}$|›|»|→)/i;
	const next = links.filter((a) => FURTHER.test((a.textContent ?? '').trim()) || /\bnext\b/.test(a.rel));
	return {
		words: words.join(''),
		pictures: images
			.filter((el) => el.naturalWidth > 40 && el.getBoundingClientRect().width > 40)
			.map((el) => el.currentSrc),
		waiting: images.filter((el) => inView(el) && !el.complete).length,
		state: [...scrollers.map((el) => `${Math.round(el.scrollTop)}/${el.scrollHeight}`), all.length].join(),
		pressed,
		next: next.map((a) => a.href),
	};
}
