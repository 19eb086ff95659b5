import { besideFeed, postSet, postsAtHand } from './at-hand.ts';
import { deepAll, isShown, labelOf } from './dom.ts';
import { foldLabel } from './fold-label.ts';
import { NEVER, RETRIES } from './fold-words.ts';
import { isOff, MORE } from './grow.ts';
import { touched } from './once.ts';
import { childrenOf, contains, isWithin, parentOf } from './tree.ts';

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
function holdersOf(posts: readonly Element[]): Set<Element> {
	const parents = new Set(posts.flatMap((post) => parentOf(post) ?? []));
	const above = new Map<Element, number>();
	for (const parent of parents) {
		const up = parentOf(parent);
		if (up) above.set(up, (above.get(up) ?? 0) + 1);
	}
	return new Set([...parents, ...[...above].flatMap(([up, held]) => (held > 1 ? [up] : []))]);
}

/**
 * Controls that stand between two posts, in none, and say that there are more, or ask to try again: a timeline that leaves some out
 * in its middle, or could not fetch them.
 */
function gapControls(from: number, to: number): Element[] {
	const posts = postsAtHand();
	const own = new Set(posts);
	const last = posts.at(-1);
	return [...holdersOf(posts)].flatMap((parent) =>
		childrenOf(parent).flatMap((beside) => {
			if (own.has(beside) || !inRows(beside, from, to) || posts.some((post) => beside.contains(post)))
				return [];
			const isBefore = last && beside.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING;
			if (!isBefore) return [];
			return [beside, ...deepAll(PRESSABLE, beside)].filter((el) => {
				if (!el.matches(PRESSABLE) || mayLead(el)) return false;
				const label = foldLabel(el);
				return (GAP.test(label) || RETRIES.test(label)) && !NEVER.test(label);
			});
		}),
	);
}

function gapsIn(from: number, to: number): Element[] {
	return gapControls(from, to).filter((el) => (filled.get(el) ?? 0) < MOST_FILLED);
}

/** How many entries there were in all when a control below a list beside the feed was last pressed. */
const entriesAt = new WeakMap<Element, number>();
/** CSS pixels below the last entry of a list beside the feed in which what brings more of it stands. */
const REACH = 160;

/** Controls between two rows that stand right below a list beside the feed, in its column, and say that there is more of it. */
function moreBeside(from: number, to: number): Element[] {
	const lists = new Map<Element | null, DOMRect>();
	for (const el of besideFeed()) {
		const box = el.getBoundingClientRect();
		if (box.bottom >= (lists.get(parentOf(el))?.bottom ?? Number.NEGATIVE_INFINITY))
			lists.set(parentOf(el), box);
	}
	if (lists.size === 0) return [];
	const found = deepAll(PRESSABLE).filter((el) => {
		const label = foldLabel(el);
		if (!(GAP.test(label) || MORE.test(label)) || NEVER.test(label) || mayLead(el) || isOff(el)) return false;
		if (!inRows(el, from, to) || isWithin(postSet(), el)) return false;
		const { left, right, top } = el.getBoundingClientRect();
		return [...lists.values()].some(
			(last) =>
				top >= last.bottom - 4 && top <= last.bottom + REACH && left < last.right && right > last.left,
		);
	});
	return found.filter((el) => !found.some((other) => other !== el && contains(other, el)));
}

/** What still brings more of a list beside the feed, or asks between two posts to try again: there may be posts that nobody has seen. */
export function gapsLeft(from: number, to: number): number {
	const asking = gapControls(from, to).filter((el) => RETRIES.test(foldLabel(el)));
	return asking.length + moreBeside(from, to).length;
}

/** Presses them, each at most a few times, and below a list as long as it grows. @returns what they say */
export function fillGaps(from: number, to: number): string[] {
	const entries = besideFeed().length;
	const below = moreBeside(from, to).filter((el) => entriesAt.get(el) !== entries);
	for (const el of below) entriesAt.set(el, entries);
	return [...new Set([...gapsIn(from, to), ...below])].map((el) => {
		filled.set(el, (filled.get(el) ?? 0) + 1);
		(el as HTMLElement).click();
		touched();
		return labelOf(el).slice(0, 60);
	});
}

/** Shown, and between two rows of the viewport. */
export function inRows(el: Element, from: number, to: number): boolean {
	const box = el.getBoundingClientRect();
	return isShown(el) && box.bottom >= from && box.top <= to;
}
