import { bare } from '../post/permalink.ts';
import { isTimeOnly } from '../time/times.ts';
import { deepAll, isShown, labelOf, webAddress } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { isDeed } from '../unfold/foot.ts';

const HEADED =
	'h1,h2,h3,h4,h5,h6,[role=heading],[class*=title i],[class*=subject i],[class*=rubrik i],[class*=topic i]';
/** Letters of a line that is longer than names are. */
const LONG = 24;
/** What the page of a whole forum is called. */
const OF_MANY =
	/^(?:(?:alla|senaste|nya|all|recent|latest)\s+)?(?:diskussioner(?:na)?|discussions|diskussionsforum|trådar(?:na)?|threads|ämnen|topics|forum(?:et)?|forums|keskustelut|diskusjoner)$/iu;

/**
 * The rows are things of their own and not what is said of one: the page's one title says so, or each has a title that leads to a page of
 * its own on this site.
 */
export function areTitled(rows: readonly Element[]): boolean {
	// What has been let go of was walked as posts, and to ask each would lay all of the page out anew.
	if (rows.some(isHeld)) return true;
	const [title, ...others] = deepAll('h1').filter(isShown);
	if (title && others.length === 0 && OF_MANY.test(labelOf(title))) return true;
	const lead = rows.map((row) => titleOf(row, rows.length > 1));
	return lead.length > 0 && !lead.includes(undefined) && new Set(lead).size === lead.length;
}

/** Where the title of a row leads to. @param orLong what is longer than a name is one too, whatever it stands in */
function titleOf(row: Element, orLong: boolean): string | undefined {
	for (const link of deepAll('a[href]', row)) {
		const says = labelOf(link).trim();
		const url = URL.parse(webAddress(link.getAttribute('href')) ?? '');
		if (url?.host !== location.host || url.pathname === location.pathname || !isShown(link)) continue;
		const letters = says.replace(/\P{L}+/gu, '').length;
		if (letters < 2 || isTimeOnly(says) || isDeed(says)) continue;
		const headed = link.closest(HEADED) ?? link.querySelector(HEADED);
		if ((headed && row.contains(headed)) || (orLong && letters >= LONG)) return bare(url.href);
	}
	return undefined;
}
