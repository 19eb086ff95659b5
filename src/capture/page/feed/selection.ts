import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { isWithin, parentOf } from '../tree/tree.ts';
import { postSet } from './at-hand.ts';
import { findFeed } from './feed.ts';
import { ownPage } from './own-page.ts';

/** What the page says that it shows of its posts, and what it would show them all by. */
export interface Selection {
	readonly chosen: string;
	readonly all: string;
}

/** A choice that leaves nothing out. */
const ALL =
	/^(?:(?:visa|show|view)\s+)?(?:alla?|allt|samtliga|all|everything|alle|kaikki|tous|toutes|todos|todas)(?:\s+(?:våra\s+|our\s+)?(?:inlägg(?:en)?|nyheter|händelser|uppdateringar|poster|posts?|updates|news|entries|innlegg|opslag|beiträge|julkaisut|ämnen|kategorier|categories|topics|år|years))?$/iu;
/** A choice that leaves out what few have liked, where another goes by time. */
const SOME =
	/(?<!\p{L})(?:relevan\p{L}*|rekommenderade?|recommended|utvalda?|featured|highlights|bästa|best|top(?:p)?\s?(?:inlägg|posts|stories)|för dig|for you)(?!\p{L})/iu;
const NEWEST =
	/(?<!\p{L})(?:senaste|nyast\p{L}*|nyeste|newest|latest|(?:most )?recent|uusimmat|neueste|kronologisk\p{L}*|chronological)(?!\p{L})/iu;
const STATED = ['aria-selected', 'aria-checked', 'aria-pressed', 'aria-current'] as const;
const ELSEWHERE = 'footer,[role=contentinfo],[role=search],dialog,[role=dialog]';
const LONGEST = 60;
/** More controls in one box than that are no choices. */
const MOST = 40;

interface Choice {
	readonly chosen: readonly string[];
	readonly others: readonly string[];
}

/**
 * A list of which the page itself says that it shows a choice: “Mest relevanta” where “Alla inlägg” could be had. Null
 * where all are chosen, where nothing is said, and on a page that is one post: what is sorted there is said of it.
 */
export function feedSelection(): Selection | null {
	if (ownPage() || findFeed().posts.length === 0) return null;
	for (const { chosen, others } of [...selects(), ...groups()]) {
		const [what] = chosen;
		if (what === undefined || chosen.length > 1 || ALL.test(what) || NEWEST.test(what)) continue;
		const all = others.find((other) => ALL.test(other));
		const newest = SOME.test(what) ? others.find((other) => NEWEST.test(other)) : undefined;
		const instead = all ?? newest;
		if (instead !== undefined) return { chosen: what, all: instead };
	}
	return null;
}

function isAbout(el: Element): boolean {
	return isShown(el) && !isWithin(postSet(), el) && !el.closest(ELSEWHERE) && isAboveEnd(el);
}

/** Not below the last post: there it is about something else. */
function isAboveEnd(el: Element): boolean {
	const last = findFeed().posts.at(-1)?.getBoundingClientRect();
	return last === undefined || el.getBoundingClientRect().top < last.bottom;
}

function selects(): Choice[] {
	return deepAll('select')
		.filter((el): el is HTMLSelectElement => el instanceof HTMLSelectElement && !el.multiple && isAbout(el))
		.map(({ options, selectedOptions }) => {
			const own = [...selectedOptions];
			const others = [...options].filter((option) => !own.includes(option) && !option.disabled);
			return {
				chosen: own.map(({ label }) => label.trim()),
				others: others.map(({ label }) => label.trim()),
			};
		});
}

/** Controls beside one another of which one says that it is the chosen one. */
function groups(): Choice[] {
	const stated = deepAll(`${STATED.map((name) => `[${name}]`).join(',')},input[type=radio]`).filter(isAbout);
	const byGroup = new Map<Element, Element[]>();
	for (const el of stated) {
		const group = groupOf(el);
		if (group) byGroup.set(group, [...(byGroup.get(group) ?? []), el]);
	}
	return [...byGroup].map(([group, all]) => {
		const own = all.filter(isChosen);
		// Of links beside one another only the one that is shown says so.
		const others = [...all, ...deepAll('a[href],button,[role=button]', group).slice(0, MOST).filter(isAbout)];
		return { chosen: words(own), others: words(others.filter((el) => !own.includes(el))) };
	});
}

/** What holds the choices: two steps up, since each may stand in an item of a list. */
function groupOf(el: Element): Element | null {
	const named = el.closest('[role=tablist],[role=radiogroup],[role=group],[role=toolbar],fieldset,ul,ol,nav');
	return named ?? parentOf(el);
}

function isChosen(el: Element): boolean {
	if (el instanceof HTMLInputElement) return el.checked;
	return STATED.some((name) => /^(?!false$).+/.test(el.getAttribute(name) ?? ''));
}

function words(els: readonly Element[]): string[] {
	const said = els.map((el) => {
		const label = el instanceof HTMLInputElement ? el.labels?.[0]?.textContent : undefined;
		return (label ?? labelOf(el)).replace(/\s*\(?\d+\)?$/, '').trim();
	});
	return said.filter((text) => text !== '' && text.length <= LONGEST);
}
