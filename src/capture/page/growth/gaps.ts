import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { childrenOf, parentOf } from '../tree/tree.ts';
import { foldLabel } from '../unfold/fold-label.ts';
import { NEVER, RETRIES } from '../unfold/fold-words.ts';
import { beforePress, beforePresses, endsByLeading, leadsAway } from '../unfold/led-away.ts';

const PRESSABLE =
	'button,[role=button],a:not([href]),a[href=""],a[href="#"],a[href^="#"],a[href^="javascript:"],[aria-expanded=false],[tabindex="0"],[onclick]';
/** How often a control between posts has been pressed. */
const filled = new WeakMap<Element, number>();
const MOST_FILLED = 3;
const GAP =
	/^(?:visa|ladda|hämta|läs in|show|load|see|view|vis|hent|last inn|näytä|lataa|zeige|lade)\b(?:.{0,30}\b(?:fler|flere|mer|more|lisää|weitere|mehr)\b|.{0,12}\b\d+\b.{0,30}\b(?:inlägg|poster|nyheter|posts|items|entries|innlegg|opslag|julkaisu\p{L}*|beiträge)(?!\p{L})).{0,40}$/iu;

/** A link to another place, or part of a form. */
function mayLead(el: Element): boolean {
	const link = el.closest('a[href]');
	return (
		el.closest('form') !== null ||
		(link !== null && !/^(#|javascript:|$)/.test(link.getAttribute('href') ?? ''))
	);
}

/** Boxes in which posts stand, and where those are several, the box that they share: a part of the feed may stand there that did not come. */
function holdersOf(posts: readonly Element[]): {
	readonly parents: Set<Element>;
	readonly shared: Element[];
} {
	const parents = new Set(posts.flatMap((post) => parentOf(post) ?? []));
	const above = new Map<Element, number>();
	for (const parent of parents) {
		const up = parentOf(parent);
		if (up) above.set(up, (above.get(up) ?? 0) + 1);
	}
	const shared = [...above].flatMap(([up, held]) => (held > 1 && !parents.has(up) ? [up] : []));
	return { parents, shared };
}

/**
 * Controls that stand between two posts, in none, and say that there are more, or ask to try again: a timeline that leaves some out
 * in its middle, or could not fetch them.
 */
function gapControls(from: number, to: number): Element[] {
	const posts = postsAtHand();
	const own = new Set(posts);
	const last = posts.at(-1);
	const { parents, shared } = holdersOf(posts);
	return [...parents, ...shared].flatMap((parent) =>
		childrenOf(parent).flatMap((beside) => {
			if (own.has(beside) || !inRows(beside, from, to) || posts.some((post) => beside.contains(post)))
				return [];
			const isBefore = last && beside.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING;
			if (!isBefore) return [];
			return [beside, ...deepAll(PRESSABLE, beside)].filter((el) => {
				if (!el.matches(PRESSABLE) || mayLead(el) || leadsAway(el) || !isShown(el)) return false;
				const label = foldLabel(el);
				// What says that there is more where whole parts of the page stand may be for anything.
				const isFor = RETRIES.test(label) || (parents.has(parent) && GAP.test(label));
				return isFor && !NEVER.test(label);
			});
		}),
	);
}

function gapsIn(from: number, to: number): Element[] {
	return gapControls(from, to).filter((el) => (filled.get(el) ?? 0) < MOST_FILLED);
}

/** What still asks between two posts to try again: there may be posts that nobody has seen. */
export function gapsLeft(from: number, to: number): number {
	return gapControls(from, to).filter((el) => RETRIES.test(foldLabel(el))).length;
}

/** Presses them, each at most a few times. @returns what they say */
export function fillGaps(from: number, to: number): string[] {
	const gaps = gapsIn(from, to);
	if (gaps.length === 0) return [];
	const pressed: string[] = [];
	// Whichever leads to another view is to be come back from, as from a fold.
	for (const el of gaps.slice(0, beforePresses(gaps.length))) {
		filled.set(el, (filled.get(el) ?? 0) + 1);
		beforePress(el);
		pressed.push(labelOf(el).slice(0, 60));
		(el as HTMLElement).click();
		touched();
		if (endsByLeading()) break;
	}
	return pressed;
}

/** Shown, and between two rows of the viewport. */
export function inRows(el: Element, from: number, to: number): boolean {
	const box = el.getBoundingClientRect();
	return isShown(el) && box.bottom >= from && box.top <= to;
}
