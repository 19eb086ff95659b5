import { ownPage } from '../feed/own-page.ts';
import { isoFromShown, isTimeOnly } from '../time/times.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { isReadAloud } from '../tree/read-aloud.ts';
import { isThisSite } from '../tree/same-site.ts';
import { contains } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { isDeed } from '../unfold/foot.ts';
import { facedName } from './faced-name.ts';
import { isHeadline } from './headline.ts';
import { isTitle } from './is-title.ts';
import { nameOfThePage, personBesideTime } from './name-of-page.ts';
import { isBesideTime, isInNamesPlace, isStatedWhole } from './name-place.ts';
import { isMention, isNoName } from './no-name.ts';
import { pageNameAndTime } from './page-name-and-time.ts';
import { bare } from './permalink.ts';

/** What stands before the name in a byline. */
const BY =
	/^(?:(?:text|skriven|skrivet|skrevs|postad|postat|publicerad|publicerat|inlagd|upplagd|written|posted|published|authored)\s+)?(?:by|av|af|von|par|por|door|przez)\s+(?=\p{Lu})|^(?:text|författare|author|skribent)\s*:\s*/iu;

/** What stands after the name, above what somebody says: “Siv skriver:”. */
export const SAYS =
	/(?<=\p{L}.{0,56})\s+(?:skriver|skrev|säger|sa|sade|says|said|writes|wrote|sier|siger|schreibt|dit)\s*:$/iu;

/** What stands after the name in one line with it, set apart by a dot: where somebody lives, or what they are; or in brackets, how sure it is. */
const BESIDE = /(?<=^.{2,60})\s+[•·]\s.*$|(?<=\p{L})\s+\([\p{Ll} ]{3,24}\)$/u;

/** A number and what it counts: “12 anteckningar”, “12 gillar detta”. */
const TALLY = /^\d[\d .,\u00a0]*(?:k|tn|m|mn)?(?:\s\p{Ll}+){1,3}$/u;

/** What may follow a name in one line with it: “Kommunen @kommunen.example”. */
const HANDLE = /(?<=[^\s(@]{2})(?:\s+\(?@[\w-]+(?:[.@][\w-]+)*\)?|@[\w-]+@[\w-]+(?:\.[\w-]+)+)$/u;

/** @param permalink the post's own address, where it is known: what links to it is its title, or its time, and nobody's name */
export function readAuthor(
	root: Element,
	skip: (el: Element) => boolean,
	permalink?: string,
): { name: string; address?: string } | undefined {
	const told = inByline(root, skip);
	if (told) return told;
	const named = deepAll(
		'[rel~=author],[itemprop=author],.p-author,.h-card,[data-testid*=author i],[class*=author i],[class*=byline i]',
		root,
	).filter((el) => !skip(el));
	const linked = deepAll('a[href],h2,h3,h4,strong,b', root).filter((el) => !skip(el));
	const byName = deepAll('[class*=name i],[class*=namn i]', root).filter(
		(el) => !skip(el) && isCalledName(el),
	);
	for (const el of [...named, ...linked, ...byName]) {
		if (!isShown(el) || isReadAloud(el) || isOwnTitle(el, root) || isInQuote(el, root)) continue;
		const said = shownText(el).split('\n')[0]?.trim() ?? '';
		const own = byName.includes(el) ? said.replace(BY, '') : said;
		const name = (named.includes(el) ? nameIn(said) : own).replace(HANDLE, '');
		if (
			name.length < 2 ||
			name.length > 80 ||
			isoFromShown(name, Date.now()) ||
			/^[\d\s.,kKmM]+$|^#|^\d+ (?:svar|kommentar|comment|repl|respons)/i.test(name) ||
			TALLY.test(name)
		)
			continue;
		const link = el.closest('a[href]') ?? el.querySelector('a[href]');
		const address = webAddress(link?.getAttribute('href'));
		if (address && permalink && bare(address) === permalink) continue;
		if (link && address && (isInCard(link, address, name) || saysWhere(name, address))) continue;
		if (
			isNoName(el, address) ||
			isMention(link, root) ||
			isActingLink(el) ||
			(linked.includes(el) &&
				!named.includes(el) &&
				leadsOffTheWeb(link) &&
				!isInNamesPlace(el, name, root, skip) &&
				!isBesideTime(name, root, skip)) ||
			((ACT.test(name) || isDeed(name)) && !isInNamesPlace(el, name, root, skip)) ||
			isTitle(el, root) ||
			(!named.includes(el) && !isBesideTime(name, root, skip) && isBelowWords(el, root, skip)) ||
			(!named.includes(el) && isHeadline(el, root))
		)
			continue;
		const faced = named.includes(el) || !address ? undefined : facedName(root, skip, address);
		const person = named.includes(el) ? undefined : personBesideTime(root, skip, name);
		return faced ?? person ?? { name, ...(address ? { address } : {}) };
	}
	const plain = nameBeforeHandle(root, skip) ?? nameOfThePage(root, skip);
	if (plain) return plain;
	const line = pageNameAndTime(root, skip, Date.now());
	return line && { name: line.name };
}

/** A byline without what stands around the name. */
function nameIn(said: string): string {
	const whole = said.replace(BY, '').replace(SAYS, '');
	return BESIDE.test(whole) && isStatedWhole(whole) ? whole : whole.replace(BESIDE, '');
}

/** What is called the name of a field says what stands there, and a sentence is nobody's name, whatever it is called. */
function isCalledName(el: Element): boolean {
	if (
		/field[-_]{1,2}name[-_]|(?<![a-z])(?:categor|kategori|tag|badge|topic|label|file|group)\w*[-_]+name/i.test(
			el.getAttribute('class') ?? '',
		)
	)
		return false;
	const said = shownText(el).split('\n')[0]?.trim() ?? '';
	return said.split(/\s+/).length <= MOST_WORDS && !/[\p{L}\p{N}][.!?…]$/u.test(said);
}

/** Words of the longest name, as of an authority's department with its handle. */
const MOST_WORDS = 9;

/** A link that says no more than to which site it leads. */
function saysWhere(name: string, address: string): boolean {
	const { hostname } = new URL(address);
	return !isThisSite(hostname) && hostname.replace(/^www\./, '') === name.toLowerCase();
}

/** To a script, a letter, a telephone: what a post may link to, and where nobody has a page. Whoever is named there stands where names do. */
function leadsOffTheWeb(link: Element | null): boolean {
	const url = URL.parse(link?.getAttribute('href') ?? '');
	return url !== null && !/^https?:$/.test(url.protocol);
}

/** Letters beside what is quoted that are the writer's own. */
const OWN = 20;

/** Whoever is named in what a post quotes, or answers, did not write it. */
function isInQuote(el: Element, root: Element): boolean {
	const quote = el.closest('blockquote,q');
	if (!quote || quote === root || !contains(root, quote)) return false;
	return shownText(root, (x) => x === quote).replace(/\P{L}+/gu, '').length >= OWN;
}

/** A heading without a link in all that a post's own page shows of it: what the post is called. */
function isOwnTitle(el: Element, root: Element): boolean {
	const own = el.matches('h1,h2,h3,h4') ? ownPage() : undefined;
	if (own === undefined || (root !== own.root && root !== own.post)) return false;
	return el.closest('a[href]') === null && el.querySelector('a[href]') === null;
}

/** Letters of a paragraph that is said. */
const SAID = 60;

/** On a post's own page that shows no box of it: what stands below its words, as whom to ask, did not write it. */
function isBelowWords(el: Element, root: Element, skip: (el: Element) => boolean): boolean {
	const own = ownPage();
	if (own === undefined || own.post || root !== own.root) return false;
	const said = deepAll('p', root).filter(
		(words) =>
			!contains(words, el) &&
			!skip(words) &&
			(words.textContent ?? '').replace(/\P{L}+/gu, '').length >= SAID,
	);
	// Above who wrote it and when may stand what it is about in short.
	const isAbove = (words: Element) =>
		(words.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	return said.length > 0 && said.every(isAbove);
}

/** A line that says who wrote it and when, in a sentence: “Submitted by Kommunen on Thu, 11/12/2026 - 14:18”. */
const BYLINE =
	/^(?:submitted|posted|written|published|created|added|inskickat|skickat|postat|publicerat|skrivet|skapat|upplagt) (?:by|av|af) (.{2,60}?),? (?:on|at|den|[–—|-]) (.{4,40})$/iu;
/** The same the other way round: “Publicerad 20 november 2026 av Kommunen”. */
const WHEN_FIRST =
	/^(?:publicera[dt]|postat|posted|published|skrive[nt]|written|inskickat|upplagt):?\s+(?:on |den )?(.{4,40}?),? (?:by|av|af) (\p{Lu}.{1,59})$/iu;
/** “av Kommunen den 12 oktober 2026”, and nothing else in the line. */
const BY_AND_WHEN =
	/^(?:[Bb]y|[Aa][vf]|von|par|por|door|przez) (\p{Lu}.{1,59}?),? (?:(?:on|at|den|am|le|el|op) |[–—-] |(?=\d))(.{4,40})$/u;
const MAY_SAY =
	/(?:ted|hed|ten|ded|kat|tat|rat|vet|gt|\d{2,4})\s+(?:by|av|af)\s|(?<!\p{L})(?:by|av|af|von|par|por|door|przez)\s+\p{L}[^.!?\n]{1,60}\s(?:(?:on|at|den|am|le|el|op|[–—-])\s+)?(?:\p{L}+,? )?\d/iu;
const HEAD_LINES = 6;

function inByline(
	root: Element,
	skip: (el: Element) => boolean,
): { name: string; address?: string } | undefined {
	// The words of all comments are asked so: what is shown of them costs more to know.
	if (!MAY_SAY.test((root.textContent ?? '').slice(0, 2000))) return undefined;
	for (const line of shownText(root, skip).split('\n').slice(0, HEAD_LINES)) {
		const [, after, before] = WHEN_FIRST.exec(line.trim()) ?? [];
		const [, name = before, when = after] = BYLINE.exec(line.trim()) ?? BY_AND_WHEN.exec(line.trim()) ?? [];
		if (!name || !when || isoFromShown(when, Date.now()) === undefined) continue;
		const link = deepAll('a[href]', root).find((el) => !skip(el) && shownText(el).trim() === name);
		const address = webAddress(link?.getAttribute('href'));
		return { name, ...(address ? { address } : {}) };
	}
	return undefined;
}

/** What can be done, where it is a link. */
const ACT =
	/^(?:\+ ?)?(?:följ|follow|svara|reply|gilla|like|dela|share|prenumerera|subscribe|kopiera länk|copy link|logga in|log ?in|sign (?:in|up))$/iu;

/** At the head, where all leads to the post itself: a line with nothing but a handle, and the name above it or before it. */
function nameBeforeHandle(root: Element, skip: (el: Element) => boolean): { name: string } | undefined {
	const lines = shownText(root, skip).split('\n').filter(Boolean).slice(0, 4);
	const at = lines.findIndex((line) => /^@[\w-]+(?:[.@][\w-]+)*(?=\s|·|$)/u.test(line));
	const name = lines[at - 1];
	return name !== undefined && name.length <= 60 && !ACT.test(name) ? { name } : undefined;
}

/** A name inside a link that leads elsewhere and says more than a name and a handle: whoever wrote what the post points to. */
function isInCard(link: Element, address: string, name: string): boolean {
	if (isThisSite(new URL(address).hostname)) return false;
	const said = shownText(link);
	const others = said.split('\n').filter((line) => !line.includes(name) && !IS_HANDLE.test(line));
	return said.length > name.length + CARD || others.join('').replace(/\P{L}+/gu, '').length >= TITLE;
}

const CARD = 40;
/** Letters of a title beside the name. */
const TITLE = 12;
const IS_HANDLE = /^\(?@[\w-]+(?:[.@][\w-]+)*\)?$/u;

/** A link that leads nowhere and says that it does something: “Dela”. */
export function isActingLink(el: Element): boolean {
	return (
		el.matches('a:not([href]),a[href="#"],a[href^="javascript:"]') &&
		(el.textContent ?? '').trim().length <= 24 &&
		(saysItActs(el) || isPressedAlone(el))
	);
}

/** In any language: nothing but a link without an address in a box of its own, that is no part of a text. */
function isPressedAlone(el: Element): boolean {
	const box = el.parentElement;
	if (!el.matches('a:not([href]):not([id]):not([name])') || !box?.matches('div,footer,nav,menu'))
		return false;
	// Beside it others of its kind, and when that was said.
	const beside = [...box.childNodes].filter((node) => node !== el && (node.textContent ?? '').trim() !== '');
	// A name, a title and what is tagged are words, though a script leads on from them.
	if (/^\s*[#@]/.test(el.textContent ?? '') || [el, box].some((x) => CALLED_WORDS.test(x.className)))
		return false;
	const isApart = (x: Element) => x.matches('a') || deepAll('a', x).length > 0 || isTimeOnly(shownText(x));
	return beside.length > 0 && beside.every((node) => node instanceof Element && isApart(node));
}

const CALLED_WORDS = /name|author|user|title|rubrik|heading|tag|topic|text|body|content/i;
