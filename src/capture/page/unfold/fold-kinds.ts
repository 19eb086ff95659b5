import { shownText } from '../tree/dom.ts';
import { saysItActs } from './acts.ts';

/** What is not shown and is no text that a control unfolds. */
export const NO_TEXT =
	'script,style,template,form,dialog,[popover],[role=dialog],[role=menu],[role=listbox],[role=tooltip],[role=tabpanel],[class*=tooltip i],[class*=popover i]';
const DOTS = /^[[(]?\s*(?:…|⋯|\.\.\.)\s*[\])]?$/u;
/** Letters that stand before dots that a text goes on behind, in one run or with words kept back in the same box, and those letters. */
const RUNNING = 45;
const BEFORE = 20;
const KEPT = 20;
/** Letters from which on what is opened over the page is a text, and controls from which on it is a menu. */
export const TEXT = 40;
export const MENU = 3;

/**
 * A control that says nothing but “…” and ends a text: one in running words, or where the same box keeps words back. Beside a name, such
 * dots open a menu.
 */
export function endsInDots(el: Element, label: string): boolean {
	if (!DOTS.test(label) || saysItActs(el) || el.closest('form,header')) return false;
	const box = el.parentElement;
	if (!box || el.hasAttribute('aria-haspopup')) return false;
	if (isInRunningText(el)) return true;
	if (letters(box.textContent) - letters(shownText(box)) >= KEPT && letters(shownText(box)) >= BEFORE)
		return true;
	return isAboveKept(el, box);
}

/** Dots by themselves, and right below them a text that is not shown: what somebody quotes. A menu holds links and little else. */
function isAboveKept(el: Element, box: Element): boolean {
	const next = el.nextElementSibling ?? (letters(box.textContent) === 0 ? box.nextElementSibling : null);
	if (!next || next.matches(NO_TEXT) || next.checkVisibility()) return false;
	const pressed = [...next.querySelectorAll(CONTROLS)].reduce((sum, x) => sum + letters(x.textContent), 0);
	return letters(next.textContent) - pressed >= KEPT;
}

function isInRunningText(el: Element): boolean {
	const before = textBefore(el);
	return before?.nodeType === Node.TEXT_NODE && letters(before.textContent) >= RUNNING;
}

function textBefore(el: Element): ChildNode | null {
	let before: ChildNode | null = el.previousSibling;
	while (before && (before.textContent ?? '').trim() === '') before = before.previousSibling;
	return before;
}

/** A text that programs have cut off. */
const CUT = /(?:…|\.{3})\s*$/u;

/** What stands right before a control is a text that it is a part of, or one that is cut off by its box or with dots. */
export function endsText(el: Element): boolean {
	const before = textBefore(el)?.textContent ?? '';
	const isCut = CUT.test(before) && letters(before) >= RUNNING;
	return endsClipped(el) || (!el.closest('form,header') && (isCut || isInRunningText(el)));
}

/** Letters of a text from which on it is one that a post is cut short in. */
const LONG = 80;

/** What stands right before a control, or around it, is a text that its box cuts off. */
export function endsClipped(el: Element): boolean {
	const before = el.previousElementSibling ?? el.parentElement?.previousElementSibling ?? null;
	return [before, el.parentElement].some((text) => {
		if (!text || (text.textContent ?? '').trim().length <= LONG) return false;
		const cuts = /hidden|clip/.test(getComputedStyle(text).overflowY);
		return cuts && text.scrollHeight > text.clientHeight + 4;
	});
}

export function letters(text: string | null): number {
	return (text ?? '').replace(/\P{L}+/gu, '').length;
}

/** A label whose switch is on: what it shows is shown. */
export function isSwitchedOn(el: Element): boolean {
	if (!(el instanceof HTMLLabelElement)) return false;
	const { control } = el;
	// A label of anything but a switch outside a form is pressed for nothing, or answers a question.
	return (
		!(control instanceof HTMLInputElement && control.type === 'checkbox') ||
		control.checked ||
		control.form !== null
	);
}

/** The text that a control would open over the page; undefined where it opens none, or that has been opened. */
export function foldedAway(control: Element): Element | undefined {
	const name = control.getAttribute('popovertarget') ?? control.getAttribute('commandfor');
	const root = control.getRootNode() as Document | ShadowRoot;
	const target = name ? root.getElementById(name) : null;
	if (!target || !(target.hasAttribute('popover') || (target instanceof HTMLDialogElement && !target.open)))
		return undefined;
	const controls = target.querySelectorAll(
		'button,a[role=button],[role=menuitem],input,select,textarea',
	).length;
	return letters(target.textContent) >= TEXT && controls < MENU ? target : undefined;
}

/** Lays it in its place in the page: over the page it would cover other posts, and go when the next one comes. */
export function openAway(target: Element): void {
	target.removeAttribute('popover');
	if (!(target instanceof HTMLDialogElement)) return;
	target.open = true;
	target.style.setProperty('position', 'static', 'important');
}

/** What a control shows that uncovers what a warning hides, in a box of its own beside the warning. */
const SHOWS = /^(?:visa|show|vis|näytä|anzeigen|afficher|mostrar|toon|pokaż)$/iu;

/** Nothing but that, and how much: “Visa (400 tecken)” below a warning. */
const SHOWS_ALONE =
	/^(?:visa|show|vis|näytä|anzeigen|afficher|mostrar|toon|pokaż)\s*(?:[([]\s*\d[^)\]]{0,40}[)\]])?$/iu;

const CONTROLS = 'button,[role=button],a,input,select';
/** Letters beside controls, of a box that is more than a bar of them. */
const BESIDE = 12;

/** Among several controls and hardly anything else, where the word alone may mean anything. */
export function isInBar(el: Element): boolean {
	return [el.parentElement, el.parentElement?.parentElement].some((bar) => {
		if (!bar) return false;
		const controls = [...bar.querySelectorAll(CONTROLS)];
		const said = controls.reduce((sum, control) => sum + letters(control.textContent), 0);
		return controls.length >= MENU && letters(bar.textContent) - said < BESIDE;
	});
}

/** A button that says what it hides and, by itself, that it shows it: “Sensitive media · Show”. Or that and nothing else. */
export function hidesContent(el: Element): boolean {
	if (!el.matches('button,[role=button]') || saysItActs(el)) return false;
	const words = shownText(el).trim();
	if (SHOWS_ALONE.test(words)) return !el.hasAttribute('aria-pressed') && !isInBar(el) && !el.closest('form');
	if (words.length > 80 || letters(words) < 8) return false;
	return [...el.querySelectorAll('*')].some((part) => SHOWS.test((part.textContent ?? '').trim()));
}

/** CSS pixels; what is larger is the picture itself, which what enlarges it would show over the page. */
const THUMBNAIL = 200;

export function isThumbnail(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	return width <= THUMBNAIL && height <= THUMBNAIL;
}
