import { ownPage } from '../feed/own-page.ts';
import { isoFromShown } from '../time/times.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { saysItActs } from '../unfold/acts.ts';
import { hasFace, hasRoundFace } from './headline.ts';
import { isPersonsName } from './is-name.ts';
import { nameBesideTime } from './nameplate.ts';

/** What pages and their parts are called that are nobody's. */
const NOBODYS =
	/^(?:nyhet(?:er|en)?|aktuellt|senaste(?: nytt)?|start(?:sida)?|hem|home|blogg?|inlägg|poster|posts|news|arkiv|archive|kalender|evenemang|events?|press(?:meddelanden)?|artiklar|sök|search)$/iu;
const LINES = 3;

/** Where nothing marks up whose a post is: the page's own name in a line of its own at the head, with a time right below it, or where all posts begin so. */
export function nameOfThePage(root: Element, skip: (el: Element) => boolean): { name: string } | undefined {
	const lines = shownText(root, skip)
		.split('\n')
		.filter(Boolean)
		.slice(0, LINES + 2);
	// What it is called itself is what it is about, though the page be called so too.
	const title = deepAll('h1', root).map((el) => shownText(el));
	const at = lines.findIndex(
		(line, i) =>
			i < LINES &&
			isOfThePage(line) &&
			!title.includes(line) &&
			// The time in one line with the name is none of it: the day in the line below may be one that the text names.
			isoFromShown(line, Date.now()) === undefined,
	);
	const name = lines[at];
	const below = lines[at + 1];
	const isAlone =
		name !== undefined &&
		below !== undefined &&
		// The title of what a page is about is nobody's name.
		!deepAll('h1', root).some((el) => shownText(el) === name) &&
		(isoFromShown(below, Date.now()) !== undefined || (at === 0 && beginsAll(root, name)));
	return isAlone ? { name } : namePlateOfThePage(root, skip, title);
}

/** The same in one box with the time, in an element of its own right before it; or anybody's who has a face beside the name. */
function namePlateOfThePage(
	root: Element,
	skip: (el: Element) => boolean,
	titles: readonly string[],
): { name: string } | undefined {
	const plate = nameBesideTime(root, skip);
	if (!plate || plate.head !== plate.name || !['', ...ownTitles(root, titles)].includes(plate.before))
		return undefined;
	const { name, holder } = plate;
	// News have small pictures with corners as well, but nothing to press.
	const isFaced = holder !== null && hasFace(holder, root) && deepAll(PRESSED, root).some(saysItActs);
	const isPerson = isPersonsName(name) && (plate.before !== '' || isFaced);
	const isKnown =
		isPerson || pageNames().includes(name.toLowerCase()) || (holder !== null && hasRoundFace(holder, root));
	return isKnown && !titles.includes(name) ? { name } : undefined;
}

const PRESSED = 'button,[role=button]';

/** On a post's own page who wrote it and when may stand in a line below its title. */
function ownTitles(root: Element, titles: readonly string[]): readonly string[] {
	return root === ownPage()?.root ? titles.map((title) => title.replace(/\s+/g, ' ')) : [];
}

/** Boxes beside a post that are asked how they begin, and those that must begin alike for it to be whose they are. */
const SAMPLE = 12;
const ALIKE = 3;

/** Nearly all that stands in a row with the post begins with that line, too. */
function beginsAll(post: Element, line: string): boolean {
	const row = [...(post.parentElement?.children ?? [])];
	const at = row.indexOf(post);
	const near = row.slice(Math.max(0, at - SAMPLE / 2), at + SAMPLE / 2).filter((el) => isShown(el));
	const alike = near.filter((el) => shownText(el).split('\n').find(Boolean) === line).length;
	return alike >= ALIKE && alike >= near.length * 0.75;
}

function isOfThePage(line: string): boolean {
	const said = line.toLowerCase();
	return pageNames().some(
		(name) => said === name || said.startsWith(`${name} `) || name.startsWith(`${said} `),
	);
}

/** What the page calls itself, in lower case. */
export const pageNames = once((): string[] => {
	const meta = ['og:title', 'og:site_name'].map(
		(name) => document.querySelector(`meta[property="${name}"]`)?.getAttribute('content') ?? '',
	);
	const heading = deepAll('h1').find(isShown);
	const all = [document.title, ...meta, heading ? shownText(heading) : ''];
	return [
		...new Set(all.map((text) => (text.split(/\s*[|·•(–—:\n]\s*|\s-\s/)[0] ?? '').trim().toLowerCase())),
	].filter((name) => name.length >= 4 && name.length <= 60 && !NOBODYS.test(name));
});

/** The page calls itself just that. */
export function isPageName(said: string): boolean {
	return pageNames().includes(said.toLowerCase());
}

/** What leads to a place, and not to whoever is named beside a time. */
const PLACES = /\/(?:places?|locations?|platser?|plats|explore|events?|evenemang|groups?)\//iu;

/**
 * Whoever wrote it, where the page's own name begins a post of a group: a person's name stands below, as a link in one line with the time
 * and right before it, in nearly all that is built alike beside it. A place stands there in some posts of a page.
 * @param name what begins the post
 */
export function personBesideTime(
	root: Element,
	skip: (el: Element) => boolean,
	name: string,
): { name: string; address: string } | undefined {
	if (!isPageName(name)) return undefined;
	const plate = nameBesideTime(root, skip);
	const link = plate?.holder?.closest('a[href]');
	const address = webAddress(link?.getAttribute('href'));
	if (!plate || !address || plate.head !== plate.name || plate.before !== name) return undefined;
	const isPerson = isPersonsName(plate.name) && !PLACES.test(new URL(address).pathname);
	return isPerson && haveSomebody(root, name) ? { name: plate.name, address } : undefined;
}

function haveSomebody(post: Element, name: string): boolean {
	let el = post;
	while (el.parentElement?.childElementCount === 1) el = el.parentElement;
	const row = [...(el.parentElement?.children ?? [])];
	const at = row.indexOf(el);
	const near = row.slice(Math.max(0, at - SAMPLE / 2), at + SAMPLE / 2 + 1);
	const beside = near.filter((other) => buildOf(other) === buildOf(el) && isShown(other));
	const having = beside.filter((other) => nameBesideTime(other, () => false)?.before === name);
	return having.length >= beside.length * 0.75;
}
