import { postSet } from '../feed/at-hand.ts';
import { findFeed } from '../feed/feed.ts';
import { bare } from '../post/permalink.ts';
import { deepAll, isShown, labelOf, webAddress } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains, isWithin, parentOf } from '../tree/tree.ts';
import { isOwn, spaceOf } from '../window/tab-space.ts';

/** A part of the account beside what its page shows first. */
export interface FoundTab {
	readonly name: string;
	/** Absent for one that changes the page in place. */
	readonly address?: string;
	/** It is what the page shows now. */
	readonly here: boolean;
}

interface Candidate extends FoundTab {
	readonly el: Element;
}

/** Elements that say by themselves that they choose between contents in place. */
const ROLE = '[role=tab],button[aria-selected],[role=button][aria-selected],li[aria-selected]';
const GROUP = '[role=tablist],nav,[role=navigation],[role=menubar],ul,ol';
const ELSEWHERE =
	'footer,[role=contentinfo],aside,[role=complementary],dialog,[role=dialog],form,[role=search]';
/** What tabs of accounts are called, where a lone link has no other sign. */
const WORDS =
	/^(?:om(?: oss)?|about(?: us)?|info(?:rmation)?|fot(?:o|on|os|ografier)|bild(?:er)?|photos?|pictures|images|kuvat|billeder|videor?|videos?|vídeos|vidéos|film(?:er|s)?|klipp|reels|shorts|evenemang|händelser|events?|kalender|calendar|tapahtumat|begivenheder|arrangementer|veranstaltungen|événements|eventos|wydarzenia|media|medier|album|spellistor|playlists?|live|über(?: uns)?|à propos|información|tietoja|zdjęcia)$/i;
/** Never a tab: menus of the site, who one is, what one may do, and lists of other people. */
const NEVER =
	/(?<!\p{L})(?:logga|log ?in|log ?out|sign|registrera|register|mitt konto|my account|inställning|setting|skapa|create|nytt|new$|skriv|write|publicera|redigera|edit(?!o)|följ|follow|friend|vänner|member|medlem|prenumer|subscrib|gilla|like|dela(?!k)|share|skicka|send|message|meddelande|rapportera|report(?!age)|block|sök|search|hjälp|help|villkor|terms|privacy|integritet|kakor|cookie|köp|buy|annons|språk|language)/iu;

/**
 * The account's tabs, in the order shown: by their roles, by standing in one menu with the account's own address, or
 * by a link below it that is called what tabs are called. Never menus of the whole site.
 */
export function findTabs(): FoundTab[] {
	return candidates().map(({ el: _, ...tab }) => tab);
}

/** Presses a tab that changes the page in place. @returns false where it is not there any more */
export function pressTab(name: string): boolean {
	const found = candidates().find((tab) => tab.name === name && tab.address === undefined);
	if (!found) return false;
	(found.el as HTMLElement).click();
	touched();
	return true;
}

function candidates(): Candidate[] {
	const found = [...byRole(), ...byMenu()];
	const kept: Candidate[] = [];
	for (const tab of found) {
		const same = (other: Candidate) =>
			tab.address === undefined ? other.name === tab.name : other.address === tab.address;
		if (!kept.some(same)) kept.push(tab);
	}
	return kept;
}

function byRole(): Candidate[] {
	return deepAll(ROLE)
		.filter(isTabLike)
		.flatMap((el): Candidate[] => {
			const name = nameOf(el);
			const link = el.matches('a[href]') ? el : (el.querySelector('a[href]') ?? el.closest('a[href]'));
			const here = isSelected(el) || (link !== null && isSelected(link));
			const href = link?.getAttribute('href') ?? '';
			// A link to a place in the page changes it in place, like a button.
			if (!link || /^(?:#|javascript:|$)/.test(href)) return [{ el, name, here }];
			const address = webAddress(href);
			const isHere = address !== undefined && bare(address) === bare(location.href);
			if (!address || !(isHere || isOwn(address, spaceOf()))) return [];
			return [{ el, name, address: bare(address), here: here || isHere }];
		});
}

function byMenu(): Candidate[] {
	const space = spaceOf();
	const ofPosts = new Set(
		findFeed().posts.flatMap((post) =>
			deepAll('a[href]', post).map((a) => bare(webAddress(a.getAttribute('href')) ?? location.href)),
		),
	);
	const groups = new Map<Element, Candidate[]>();
	const foreign = new Map<Element, number>();
	for (const el of deepAll('a[href]')) {
		const address = webAddress(el.getAttribute('href'));
		if (!address || !isTabLike(el) || el.matches('[role=tab]')) continue;
		const group = el.closest(GROUP) ?? parentOf(el) ?? el;
		const isHere = bare(address) === bare(location.href);
		const own = isHere || (isOwn(address, space) && !ofPosts.has(bare(address)));
		if (!own) foreign.set(group, (foreign.get(group) ?? 0) + 1);
		else {
			const tab = { el, name: nameOf(el), address: bare(address), here: isHere || isSelected(el) };
			groups.set(group, [...(groups.get(group) ?? []), tab]);
		}
	}
	return [...groups].flatMap(([group, tabs]) => {
		const addresses = new Set(tabs.map((tab) => tab.address));
		const isMenu = addresses.size >= 2 && addresses.size > (foreign.get(group) ?? 0);
		return isMenu ? tabs : tabs.filter((tab) => WORDS.test(tab.name));
	});
}

function isSelected(el: Element): boolean {
	const current = el.getAttribute('aria-current');
	return el.getAttribute('aria-selected') === 'true' || (current !== null && current !== 'false');
}

/** Shown above or beside the beginning of the posts, in none of them, and called something that is no deed. */
function isTabLike(el: Element): boolean {
	if (!isShown(el) || isWithin(postSet(), el) || isInside(el, ELSEWHERE)) return false;
	const name = nameOf(el);
	if (name.length === 0 || name.length > 40 || NEVER.test(name)) return false;
	const first = findFeed().posts[0];
	if (first && contains(el, first)) return false;
	const from = first ? first.getBoundingClientRect().top : 0;
	return el.getBoundingClientRect().top <= Math.max(from + 100, window.innerHeight);
}

function isInside(el: Element, selector: string): boolean {
	for (let up: Element | null = el; up; up = parentOf(up)) if (up.matches(selector)) return true;
	return false;
}

/** What the sign of one that shows no words is called. */
function signOf(el: Element): string {
	const sign = el.querySelector('svg[aria-label],[role=img][aria-label],img[alt],svg title');
	const said = sign?.getAttribute('aria-label') ?? sign?.getAttribute('alt') ?? sign?.textContent ?? '';
	return said.replace(/\s+/g, ' ').trim();
}

/** Its words without a number or a sign beside them: “Foton 214”, “▦ Inlägg”. */
function nameOf(el: Element): string {
	const label = labelOf(el) || signOf(el);
	return label.replace(/^[^\p{L}\p{N}]+|[\s(]*\d[\d\s.,]*\)?$/gu, '').trim() || label;
}
