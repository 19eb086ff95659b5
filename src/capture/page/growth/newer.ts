import { postSet } from '../feed/at-hand.ts';
import { findFeed } from '../feed/feed.ts';
import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { isWithin } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { isOff } from './grow.ts';

/** What says, as a whole, that there are newer posts than those that are shown. */
const NEWER =
	/^(?:[↑⬆▲⇧]\uFE0F?\s*)?(?:(?:visa|se|ladda|läs in|show|see|load|view|vis|hent|näytä)\s+)?(?:(?:\d{1,4}\+?|de|the)\s+)?(?:nya(?:re)?|nytt|nye(?:re)?|new(?:er)?|uu(?:det|si|tta)|neue)\s+(?:\d{1,4}\s+)?(?:inlägg(?:en)?|poster|posts?|tweets?|toots?|uppdateringar|updates?|innlegg|opslag|julkaisu\p{L}*|beiträge)\s*(?:[↑⬆▲⇧]\uFE0F?)?$/iu;
const PRESSABLE = 'button,[role=button],a:not([href]),a[href="#"],[onclick],[tabindex="0"],div,span,p';
const ELSEWHERE = 'form,footer,nav,dialog,[role=dialog],[role=tablist],[role=menu]';
/** A heading, which says the same and brings nothing. */
const MOST_LETTERS = 60;

/** Labels of what has been pressed in this page and was still there: it brings nothing more. */
const pressed = new Set<string>();

/**
 * Presses a control above the posts that holds newer ones back until it is pressed: “Visa 3 nya inlägg”.
 * @returns its label, or null where there is none
 */
export function pressNewer(): string | null {
	const control = newerControl();
	if (!control) {
		// What was pressed has gone: one that says the same later is another.
		pressed.clear();
		return null;
	}
	const label = labelOf(control).slice(0, 60);
	pressed.add(label);
	const stay = (event: Event) => event.preventDefault();
	window.addEventListener('click', stay);
	(control as HTMLElement).click();
	window.removeEventListener('click', stay);
	touched();
	return label;
}

/** What holds newer posts back and has come since such controls were pressed; null where nothing has. */
export function newerLeft(): string | null {
	const control = newerControl();
	const label = control && labelOf(control).slice(0, 60);
	return label && !pressed.has(label) ? label : null;
}

function newerControl(): Element | undefined {
	const first = findFeed().posts[0]?.getBoundingClientRect();
	if (!first) return undefined;
	return deepAll(PRESSABLE).find((el) => {
		if (!(el instanceof HTMLElement) || (el.textContent ?? '').length > MOST_LETTERS) return false;
		if (!NEWER.test(labelOf(el)) || !isShown(el) || isOff(el) || isWithin(postSet(), el)) return false;
		if (el.closest(ELSEWHERE) || el.closest('a[href]:not([href="#"])') || saysItActs(el)) return false;
		const isPressable =
			el.matches('button,[role=button],[onclick]') || getComputedStyle(el).cursor === 'pointer';
		return isPressable && (el.getBoundingClientRect().top <= first.top || isHanging(el));
	});
}

function isHanging(el: Element): boolean {
	for (let up: Element | null = el; up; up = up.parentElement)
		if (/fixed|sticky|absolute/.test(getComputedStyle(up).position)) return true;
	return false;
}
