import type { PostImage, PostLink, PostTime, PostVideo } from '../../records/post.ts';
import { saysItActs } from './acts.ts';
import { deepAll, isShown, shortHash, shownText, webAddress } from './dom.ts';
import { drawnBy } from './drawn.ts';
import { hasServed } from './images.ts';
import { isNoName } from './no-name.ts';
import { bare } from './permalink.ts';
import { isoFromAttribute, isoFromShown, isTimeOnly, timeFromShown } from './times.ts';
import { contains } from './tree.ts';

const ID_ATTRIBUTES = [
	'data-post-id',
	'data-id',
	'data-item-id',
	'data-urn',
	'data-uri',
	'data-tid',
	'data-status-id',
	'data-video-id',
	'data-key',
	'id',
];
const CONTROL =
	'button,[role=button],[role=toolbar],[role=menu],[role=tooltip],summary,input,textarea,select,form,[aria-hidden=true]';
/** Letters from which on a summary is words of the post, and not only what opens the rest. */
const SUMMED_UP = 24;

function isControl(el: Element): boolean {
	if (!el.matches(CONTROL)) return false;
	return el.tagName !== 'SUMMARY' || (el.textContent ?? '').replace(/\P{L}+/gu, '').length < SUMMED_UP;
}

/**
 * The time of a post or comment: machine-readable first, then what is shown. `skip` leaves nested comments out.
 * @param permalink the post's own address, where it is known: the time that links to it is the post's, and not when its
 * author became a member, or an event is held
 */
export function readTime(
	root: Element,
	now: number,
	skip: (el: Element) => boolean,
	permalink?: string,
): PostTime | undefined {
	const times = deepAll(
		'time,[datetime],[itemprop=datePublished],[itemprop=uploadDate],abbr[data-utime],abbr[title]',
		root,
	).filter((el) => !skip(el));
	const isOwn = (el: Element) => {
		const address = webAddress(el.closest('a[href]')?.getAttribute('href'));
		return permalink !== undefined && address !== undefined && bare(address) === permalink;
	};
	for (const el of [...times.filter(isOwn), ...times]) {
		const shown = shownText(el) || el.getAttribute('title') || undefined;
		const attribute =
			el.getAttribute('datetime') ?? el.getAttribute('content') ?? el.getAttribute('data-utime');
		const iso = attribute ? isoFromAttribute(attribute) : undefined;
		if (iso)
			return {
				...(shown ? { shown } : {}),
				iso,
				from: el.hasAttribute('datetime') ? 'datetime-attribute' : 'microdata',
			};
		const title = el.getAttribute('title');
		const fromTitle = title ? timeFromShown(title, now) : undefined;
		if (fromTitle) return { ...(shown ? { shown } : {}), ...fromTitle, from: 'title' };
		const fromShown = shown ? timeFromShown(shown, now) : undefined;
		if (fromShown && shown) return { shown, ...fromShown, from: 'shown' };
	}
	for (const el of deepAll('a,span,small,li,div,p', root)) {
		if (skip(el) || el.children.length > 1) continue;
		const shown = timeLine(el.textContent ?? '', now);
		if (shown.length < 2 || shown.length > 32) continue;
		const read = timeFromShown(shown, now);
		const label = el.getAttribute('aria-label') ?? el.getAttribute('title');
		const labelled = label ? timeFromShown(label, now) : undefined;
		// “8 months ago” is what a person sees, and the day stands behind it.
		if (read && !(read.precision && labelled)) return { shown, ...read, from: 'shown' };
		if (labelled) return { shown, ...labelled, from: 'title' };
	}
	return timeBeside(root, now, skip);
}

/** The line of a text that is a time: what was written on lines of its own may stand beside a name. */
function timeLine(text: string, now: number): string {
	const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
	const said = lines.filter(Boolean);
	const alone =
		said.length > 1 ? said.find((line) => line.length <= 32 && timeFromShown(line, now)) : undefined;
	return alone ?? said.join(' ');
}

/** Longest line that only says who and when, in characters. */
const BYLINE = 100;
/** What stands before a day. */
const ON = /^(?:[\s·•|,–—-]*(?:on|den|the|le|am|el|op|på|kl|at)?[\s·•|,–—-]+)?(?=[\p{L}\d])/iu;

/** In words of their own beside a name, in one line with it: “Av: Siv den 8 mars 2026 09:07”. */
function timeBeside(root: Element, now: number, skip: (el: Element) => boolean): PostTime | undefined {
	for (const el of deepAll('p,div,span,small,li,h2,h3,h4,h5,h6,header,footer,em,cite', root)) {
		const names = el.children.length > 0 && el.querySelector(':scope > a[href],:scope > b,:scope > strong');
		if (!names || skip(el) || (el.textContent ?? '').trim().length > BYLINE) continue;
		for (const node of el.childNodes) {
			const said = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
			const shown = said.replace(/\s+/g, ' ').trim().replace(ON, '');
			const read =
				shown.length >= 4 && isTimeOnly(shown) && isShown(el) ? timeFromShown(shown, now) : undefined;
			if (read) return { shown, ...read, from: 'shown' };
		}
	}
	return undefined;
}

/** What stands before the name in a byline. */
const BY =
	/^(?:(?:text|skriven|skrivet|skrevs|postad|postat|publicerad|publicerat|inlagd|upplagd|written|posted|published|authored)\s+)?(?:by|av|af|von|par|por|door|przez)\s+(?=\p{Lu})|^(?:text|författare|author|skribent)\s*:\s*/iu;

/** What stands after the name, above what somebody says: “Siv skriver:”. */
export const SAYS =
	/(?<=\p{L}.{0,56})\s+(?:skriver|skrev|säger|sa|sade|says|said|writes|wrote|sier|siger|schreibt|dit)\s*:$/iu;

/** What may follow a name in one line with it: “Kommunen @kommunen.example”. */
const HANDLE = /(?<=[^\s(@]{2})\s+\(?@[\w-]+(?:[.@][\w-]+)*\)?$/u;

/** @param permalink the post's own address, where it is known: what links to it is its title, or its time, and nobody's name */
export function readAuthor(
	root: Element,
	skip: (el: Element) => boolean,
	permalink?: string,
): { name: string; address?: string } | undefined {
	const named = deepAll(
		'[rel~=author],[itemprop=author],.p-author,.h-card,[data-testid*=author i],[class*=author i],[class*=byline i]',
		root,
	).filter((el) => !skip(el));
	const linked = deepAll('a[href],h2,h3,h4,strong,b', root).filter((el) => !skip(el));
	const byName = deepAll('[class*=name i],[class*=namn i]', root).filter((el) => !skip(el));
	for (const el of [...named, ...linked, ...byName]) {
		if (!isShown(el)) continue;
		const said = shownText(el).split('\n')[0]?.trim() ?? '';
		const name = (named.includes(el) ? said.replace(BY, '').replace(SAYS, '') : said).replace(HANDLE, '');
		if (
			name.length < 2 ||
			name.length > 80 ||
			isoFromShown(name, Date.now()) ||
			/^[\d\s.,kKmM]+$|^#|^\d+ (?:svar|kommentar|comment|repl|respons)/i.test(name)
		)
			continue;
		const link = el.closest('a[href]') ?? el.querySelector('a[href]');
		const address = webAddress(link?.getAttribute('href'));
		if (address && permalink && bare(address) === permalink) continue;
		if (link && address && isInCard(link, address, name)) continue;
		if (isNoName(el, address) || isActingLink(el) || ACT.test(name)) continue;
		return { name, ...(address ? { address } : {}) };
	}
	return nameBeforeHandle(root, skip);
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

export function readLinks(root: Element): PostLink[] {
	const links = new Map<string, PostLink>();
	for (const el of deepAll('a[href]', root)) {
		const address = webAddress(el.getAttribute('href'));
		if (address && !links.has(address)) links.set(address, { address, text: shownText(el).slice(0, 300) });
	}
	return [...links.values()];
}

/** A name inside a link that leads elsewhere and says much more: whoever wrote what the post points to. */
function isInCard(link: Element, address: string, name: string): boolean {
	return new URL(address).hostname !== location.hostname && shownText(link).length > name.length + CARD;
}

const CARD = 40;

/** Pictures larger than icons: img elements, CSS backgrounds, pictures in drawings and video posters. */
export function readImages(root: Element): PostImage[] {
	const images = new Map<string, PostImage>();
	for (const el of [...(root.matches('img') ? [root] : []), ...deepAll('img', root)]) {
		const img = el as HTMLImageElement;
		const box = img.getBoundingClientRect();
		const address = webAddress(img.currentSrc || img.src);
		if (!address || (isShown(img) && box.width < 48 && box.height < 48) || hasServed(img)) continue;
		// A carousel without an end holds its pictures several times: the one that is in the window counts.
		const had = images.get(address);
		if (had && had.width > 0 && !had.turned) continue;
		images.set(address, {
			address,
			alt: img.alt,
			width: img.naturalWidth,
			height: img.naturalHeight,
			broken: img.complete && img.naturalWidth === 0,
			kind: 'img',
			...(isBeyondWindow(img, box) ? { turned: true } : {}),
		});
	}
	for (const el of deepAll('*', root)) {
		const { address, kind } = drawnBy(el) ?? {};
		if (!address || !kind || images.has(address)) continue;
		images.set(address, {
			address,
			alt: kind === 'poster' ? '' : (el.getAttribute('aria-label') ?? ''),
			width: 0,
			height: 0,
			broken: false,
			kind,
		});
	}
	return [...images.values()];
}

/** Most of it stands to the right of the window, where no tile reaches. */
function isBeyondWindow(el: Element, { left, width }: DOMRect): boolean {
	return width >= 100 && left + width / 2 > window.innerWidth && isShown(el);
}

export function readVideos(root: Element): PostVideo[] {
	return deepAll('video', root).map((el) => {
		const video = el as HTMLVideoElement;
		const address = webAddress(video.currentSrc || video.src);
		const poster = webAddress(video.poster);
		return { ...(address ? { address } : {}), ...(poster ? { poster } : {}) };
	});
}

/** The post's own words: without controls, without what `skip` names. */
export function readText(root: Element, skip: (el: Element) => boolean): string {
	return shownText(
		root,
		(el) => skip(el) || (el !== root && (isControl(el) || isActingLink(el)) && !contains(el, root)),
	);
}

/** A link that leads nowhere and says that it does something: “Dela”. */
function isActingLink(el: Element): boolean {
	return (
		el.matches('a:not([href]),a[href="#"],a[href^="javascript:"]') &&
		(el.textContent ?? '').trim().length <= 24 &&
		saysItActs(el)
	);
}

export function readId(
	root: Element,
	permalink: string | undefined,
	text: string,
	images: readonly PostImage[],
): { id: string; idFrom: 'attribute' | 'permalink' | 'content' } {
	if (permalink) return { id: permalink, idFrom: 'permalink' };
	for (const el of [root, ...childrenWithId(root)]) {
		for (const name of ID_ATTRIBUTES) {
			const value = el.getAttribute(name);
			// React-like counters (":r1:", "radix-3") are handed out anew at every render and would repeat in a recycled feed.
			if (value && value.length >= 2 && /\d/.test(value) && !/^:|radix|headlessui|mount_/.test(value))
				return { id: value, idFrom: 'attribute' };
		}
	}
	return { id: `content-${shortHash(text + images.map((i) => i.address).join())}`, idFrom: 'content' };
}

function childrenWithId(root: Element): Element[] {
	return root.children.length === 1 && root.firstElementChild ? [root.firstElementChild] : [];
}
