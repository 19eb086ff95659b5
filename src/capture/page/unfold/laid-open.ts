import { deepAll } from '../tree/dom.ts';

/** How a box that lay over the page lies in its post. */
const IN_FLOW = {
	position: 'static',
	display: 'block',
	inset: 'auto',
	margin: '8px 0',
	'max-width': 'none',
	'max-height': 'none',
	width: 'auto',
	height: 'auto',
	overflow: 'visible',
};
/** Of what a style shows as the target of a link: it would go again with the next. */
const SHOWN = { visibility: 'visible', opacity: '1', transform: 'none' };

let laid = 0;

/**
 * Lays boxes of a post that have just come up over the page, as comments do that open in a dialog, a popover or as the target of a link, where they
 * stand in the post: over the page they would hide all else, one after another. @returns how many
 */
export function layOpen(post: Element): number {
	const before = laid;
	for (const el of deepAll('dialog[open],[popover],:target', post)) {
		if (!(el instanceof HTMLElement)) continue;
		if (el instanceof HTMLDialogElement && el.matches(':modal')) {
			// Whoever hears that it was closed takes what it holds away.
			const unheard = (event: Event) => event.stopImmediatePropagation();
			window.addEventListener('close', unheard, { capture: true, once: true });
			el.close();
			// Shown by its own method it would take the focus, and the page would scroll to it.
			el.setAttribute('open', '');
		} else if (el.matches(':popover-open')) el.removeAttribute('popover');
		else if (!el.matches(':target') || getComputedStyle(el).position !== 'fixed') continue;
		const styles = el.matches(':target') ? { ...IN_FLOW, ...SHOWN } : IN_FLOW;
		for (const [name, value] of Object.entries(styles)) el.style.setProperty(name, value, 'important');
		laid++;
	}
	return laid - before;
}

/** How many boxes were laid so in this page. */
export function boxesLaidOpen(): number {
	return laid;
}
