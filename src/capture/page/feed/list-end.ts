import { buildOf } from '../tree/build.ts';
import { webAddress } from '../tree/dom.ts';
import { OUTSIDE } from './rows.ts';

/** What whoever writes a post puts into it. */
const WRITTEN = 'p,ul,ol,dl,figure,blockquote,pre,table,details,h1,h2,h3,h4,h5,h6';
const SHOWS = 'img,picture,video,audio,canvas,iframe,embed,object';
const CONTROLS = 'a[href],button,[role=button]';
const PAGER = 'nav,[role=navigation],a[rel~=next],a[rel~=prev]';
const CALLED = /pag(?:er|inat)|(?:^|[-_ ])nav|menu|bladd|older|loading|loader|spinner|sentinel/i;
const WAITS = '[role=status],[role=progressbar],[aria-busy=true]';
/** Letters beside the links of a line of navigation, as in “Sida 1 av 5”, and of a line that says that more comes. */
const BESIDE = 20;
const LINE = 40;
/** CSS pixels of a side from which on a drawing is a picture and no sign. */
const PICTURE = 80;
/** What leads to further posts. */
const ONWARD =
	/^[\s«»‹›<>←→]*(?:\d{1,4}|(?:visa|ladda|läs in|fler|äldre|nyare|nästa|föregående|tidigare|senare|older|newer|next|previous|earlier|load|show)(?!\p{L}).{0,30})[\s«»‹›<>←→]*$/iu;

/** To the page before or after this one, in no more words than that. */
const TURNS =
	/^[\s«»‹›<>←→]*(?:äldre|nyare|nästa|föregående|tidigare|senare|older|newer|next|prev(?:ious)?|earlier|later)(?: (?:sida(?:n)?|inlägg|poster|nyheter|page|posts|entries))?[\s«»‹›<>←→]*$/iu;

/**
 * The last part of a list as far as it belongs to what begins there: up to the pages of the list and what leads elsewhere. What
 * shows nothing at its end is left out too: scripts put there what they watch, and put new posts before it.
 * @param builds how what stands in the parts above is built: that ends nothing
 */
export function withoutEnd(part: readonly Element[], builds: ReadonlySet<string>): readonly Element[] {
	const isKnown = (el: Element) => builds.has(buildOf(el));
	const goesOn = (from: number) => part.slice(from).some((el) => isKnown(el) && showsAnything(el));
	const end = part.findIndex(
		(el, i) =>
			i > 0 &&
			(isKnown(el)
				? turnsPages(el) && !goesOn(i + 1)
				: leadsOn(el) || (leadsElsewhere(el) && !goesOn(i + 1))),
	);
	const kept = end < 0 ? part : part.slice(0, end);
	const last = kept.findLastIndex((el, i) => i === 0 || showsAnything(el));
	return kept.slice(0, last + 1);
}

function showsAnything(el: Element): boolean {
	if ((el.textContent ?? '').trim() !== '' || el.matches(SHOWS) || el.querySelector(SHOWS)) return true;
	return [el, ...el.querySelectorAll('svg')].some((one) => {
		const { width, height } = one.getBoundingClientRect();
		return one.localName === 'svg' && width >= PICTURE && height >= PICTURE;
	});
}

/** To the other pages of the list, or to more of it. */
function leadsOn(el: Element): boolean {
	if (el.matches(OUTSIDE) || el.matches(PAGER) || el.querySelector(PAGER)) return true;
	const isShort = letters(el) <= LINE && el.querySelector(SHOWS) === null;
	if (isShort && (el.matches(WAITS) || CALLED.test(`${el.className} ${el.id}`))) return true;
	return areAll(el) && controlsOf(el).some(isOnward);
}

/** Built as what is written in the posts is, and nothing but the links to the pages before and after: “Föregående · Nästa”. */
function turnsPages(el: Element): boolean {
	return areAll(el) && controlsOf(el).every((one) => TURNS.test((one.textContent ?? '').trim()));
}

/** It holds nothing but links to other pages of the site. */
function leadsElsewhere(el: Element): boolean {
	if (!areAll(el) || el.matches(WRITTEN) || el.querySelector(SHOWS)) return false;
	return !controlsOf(el).some(isAttached);
}

function controlsOf(el: Element): Element[] {
	return el.matches(CONTROLS) ? [el] : [...el.querySelectorAll(CONTROLS)];
}

/** They have nearly all the words of it. */
function areAll(el: Element): boolean {
	const controls = controlsOf(el);
	return controls.length > 0 && letters(el) - controls.reduce((sum, one) => sum + letters(one), 0) <= BESIDE;
}

function isOnward(control: Element): boolean {
	return ONWARD.test((control.textContent ?? '').replace(/\s+/g, ' ').trim());
}

/** A file, or another site's page: what a post refers to. */
function isAttached(control: Element): boolean {
	if (!control.matches('a[href]')) return false;
	const url = URL.parse(webAddress(control.getAttribute('href')) ?? '');
	if (!url || control.hasAttribute('download')) return true;
	return url.host !== location.host || /\.(?!html?$|php$|aspx?$)[a-z0-9]{2,5}$/i.test(url.pathname);
}

function letters(el: Element): number {
	return (el.textContent ?? '').replace(/\P{L}+/gu, '').length;
}
