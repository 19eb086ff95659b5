import type { Post } from '../../../records/post.ts';
import { findFeed } from '../feed/feed.ts';
import { leadsOn } from '../feed/pictures-only.ts';
import { isTitleAlone } from '../feed/titles-alone.ts';
import { bare } from '../post/permalink.ts';
import { lastWords, wordsBefore } from '../post/words-in.ts';
import { isoFromShown } from '../time/times.ts';
import { deepAll, isShown, labelOf, shownText, webAddress } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { contains } from '../tree/tree.ts';
import { saysItActs } from './acts.ts';
import { isCutByLength } from './cut-length.ts';
import { endsInAddress } from './shortened-address.ts';

/** Ends in an ellipsis; one in brackets is what programs write, hardly ever people. */
const ENDS = /(?:…|\.{3}|\. \. \.)[\])]?\s*$/u;
const BRACKETED = /[[(]\s?(?:…|\.{3})\s?[\])]\s*$/u;
const BEGINS = /^\s*[[(]?(?:…|\.{3})/u;
/** What leads to the rest, as the beginning of a label: the title of the post may follow. */
const MORE =
	/^[\s[(…._–—-]*(?:läs (?:mer|mera|hela|vidare|resten)|fortsätt(?: att)? läsa|hela (?:inlägget|texten|artikeln)|visa (?:mer|hela)|les (?:mer|hele|videre)|fortsett å lese|læs (?:mere|hele|videre)|fortsæt med at læse|lue (?:lisää|koko|loppuun)|jatka lukemista|read (?:more|on|the (?:full|rest|whole))|continue(?: reading)?|keep reading|full (?:story|post|article)|(?:see|view|show) (?:more|full)|weiterlesen|mehr(?: lesen| erfahren)?|lire la suite|en savoir plus|leer más|seguir leyendo|continuar leyendo|ler mais|leia mais|continue lendo|czytaj (?:dalej|więcej)|lees (?:meer|verder)|leggi (?:tutto|di più)|continua a leggere|mer|more|mehr)(?!\p{L})/iu;
/** What a link to a post's own address is otherwise called: its comments, or the address itself. */
const OTHERWISE = /komment|comment|repl(?:y|ies)|\bsvar|antwort|perma|l[äi]nk|\burl\b|kopier|copy/iu;
/** Posts whose texts end so, of those that are looked at, for it to be how the page shows posts. */
const SEVERAL = 3;
const SAMPLE = 40;

/** What is known of a post when it is asked what of it stands elsewhere. */
export interface Read {
	readonly permalink: string | undefined;
	readonly isTimed: boolean;
	/** Comments and what it quotes. */
	readonly skip: (el: Element) => boolean;
}

/**
 * What of a post the page does not show and leads to: the rest of its text, or all words of one that is a picture alone. Structure
 * first: only a link to the post's own address, after its text, can lead to the rest. What somebody ends with an ellipsis, and
 * cards of other pages, are whole.
 */
export function elsewhere(post: Element, read: Read): Post['elsewhere'] {
	if (leadsOn(post, read)) return 'words';
	if (isTitleAlone(post)) return 'rest';
	return read.permalink !== undefined && isCutShort(post, read.permalink, read.skip) ? 'rest' : undefined;
}

function isCutShort(post: Element, permalink: string, skip: Read['skip']): boolean {
	const own = ownLinks(post, permalink, skip);
	const more = own.filter(saysMore);
	const words = lastWords(post, skip);
	const endsOpen = (text: string) => ENDS.test(text) && !endsInAddress(text, post);
	const isOpen = words !== undefined && endsOpen(words.text) && !isCard(words.el, post, permalink);
	for (const el of own) {
		const before = wordsBefore(post, el, skip);
		if (before.replace(/\P{L}+/gu, '').length < 12) continue;
		const endsHere = endsOpen(before) || BEGINS.test(labelOf(el));
		if (more.includes(el)) {
			if (endsHere || isOpen || own.length > more.length || leadsInto(el) || manyLeadOn()) return true;
		} else if (endsHere && !isCalledOtherwise(el)) {
			// In the same line as the text it ends; below it, only where that is how the page shows its posts.
			if (!/\n\s*$/.test(before) || manyEndOpen()) return true;
		}
	}
	if (isOpen && own.length > 0 && (BRACKETED.test(words.text) || manyEndOpen())) return true;
	return own.length > 0 && isCutByLength(post);
}

/** Links in the post to its own address that are seen. */
function ownLinks(post: Element, permalink: string, skip: Read['skip']): Element[] {
	return deepAll('a[href]', post).filter((el) => {
		const address = webAddress(el.getAttribute('href'));
		return address !== undefined && bare(address) === permalink && !skip(el) && isShown(el);
	});
}

function saysMore(el: Element): boolean {
	return MORE.test(labelOf(el)) || MORE.test(el.getAttribute('aria-label') ?? '');
}

/** To a place in the middle of the post's own page, as blogs that are cut by hand do. */
function leadsInto(el: Element): boolean {
	return /#more\b/i.test(el.getAttribute('href') ?? '');
}

function isCalledOtherwise(el: Element): boolean {
	const label = labelOf(el);
	return (
		!/\p{L}{2}/u.test(label) ||
		/\d/.test(label) ||
		OTHERWISE.test(label) ||
		saysItActs(el) ||
		el.querySelector('time') !== null ||
		isoFromShown(label, Date.now()) !== undefined ||
		el.closest('h1,h2,h3,h4,h5,h6') !== null
	);
}

/** A box in the post that leads somewhere else only: a card of another page, whose text is not the post's. */
function isCard(words: Element, post: Element, permalink: string): boolean {
	const around = words.closest('a[href]');
	const isElsewhere = (el: Element) =>
		bare(webAddress(el.getAttribute('href')) ?? location.href) !== permalink;
	if (around && around !== post && contains(post, around) && isElsewhere(around)) return true;
	for (let up = words.parentElement; up && up !== post && contains(post, up); up = up.parentElement) {
		const links = deepAll('a[href]', up).filter((el) => !contains(words, el));
		if (links.length === 0) continue;
		const hosts = links.map((el) => URL.parse(webAddress(el.getAttribute('href')) ?? '')?.hostname);
		return links.every(isElsewhere) && hosts.every((host) => host !== location.hostname);
	}
	return false;
}

/** Half of the posts, and several, end so: that is how the page shows posts, and not what one of them says. */
const manyEndOpen = once((): boolean => {
	const posts = findFeed().posts.slice(-SAMPLE);
	const ends = posts.flatMap((post) => {
		const words = lastWords(post, () => false);
		return words ? [ENDS.test(words.text) && !endsInAddress(words.text, post)] : [];
	});
	const open = ends.filter(Boolean).length;
	return open >= SEVERAL && open * 2 >= ends.length;
});

const manyLeadOn = once((): boolean => {
	const posts = findFeed().posts.slice(-SAMPLE);
	const leading = posts.filter((post) => deepAll('a[href]', post).some((el) => MORE.test(shownText(el))));
	return leading.length >= 2 && leading.length * 2 >= posts.length;
});
