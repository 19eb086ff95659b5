import type { PostImage, PostLink, PostTime, PostVideo } from '../../records/post.ts';
import { saysItActs } from './acts.ts';
import { deepAll, isShown, shortHash, shownText, webAddress } from './dom.ts';
import { hasServed } from './images.ts';
import { isNoName } from './no-name.ts';
import { platformPage } from './platform.ts';
import { isoFromAttribute, isoFromShown, timeFromShown } from './times.ts';
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

/** The time of a post or comment: machine-readable first, then what is shown. `skip` leaves nested comments out. */
export function readTime(root: Element, now: number, skip: (el: Element) => boolean): PostTime | undefined {
	for (const el of deepAll(
		'time,[datetime],[itemprop=datePublished],[itemprop=uploadDate],abbr[data-utime],abbr[title]',
		root,
	)) {
		if (skip(el)) continue;
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
		const shown = (el.textContent ?? '').trim();
		if (shown.length < 2 || shown.length > 32) continue;
		const read = timeFromShown(shown, now);
		if (read) return { shown, ...read, from: 'shown' };
		const label = el.getAttribute('aria-label') ?? el.getAttribute('title');
		const labelled = label ? timeFromShown(label, now) : undefined;
		if (labelled) return { shown, ...labelled, from: 'title' };
	}
	return undefined;
}

/** What stands before the name in a byline. */
const BY =
	/^(?:(?:text|skriven|skrivet|skrevs|postad|postat|publicerad|publicerat|inlagd|upplagd|written|posted|published|authored)\s+)?(?:by|av|af|von|par|por|door|przez)\s+(?=\p{Lu})|^(?:text|författare|author|skribent)\s*:\s*/iu;

/** What stands after the name, above what somebody says: “Siv skriver:”. */
export const SAYS =
	/(?<=\p{L}.{0,56})\s+(?:skriver|skrev|säger|sa|sade|says|said|writes|wrote|sier|siger|schreibt|dit)\s*:$/iu;

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
		const name = named.includes(el) ? said.replace(BY, '').replace(SAYS, '') : said;
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
		if (isNoName(el, address) || isActingLink(el)) continue;
		return { name, ...(address ? { address } : {}) };
	}
	return undefined;
}

/** Pages of those who write. */
const PEOPLE =
	/\/(?:users?|u|profiles?|profil|members?|medlem(?:mar)?|authors?|people|person(?:er)?)\/[^/]+(?:\/(?!\d+\/?$)[^/]+)?\/?$/i;

/** The post's own address: the link around its time, else one that only this post has and that lies on this site. */
export function readPermalink(
	root: Element,
	skip: (el: Element) => boolean,
	shared: ReadonlySet<string>,
): string | undefined {
	const declared = deepAll(
		'a.u-url[href],a[rel~=bookmark][href],[itemprop=url][href],a[itemprop=mainEntityOfPage]',
		root,
	).find((el) => !skip(el));
	const aroundTime = deepAll('a[href] time,a[href][title],a[href] abbr', root)
		.find((el) => !skip(el))
		?.closest('a');
	for (const el of [declared, aroundTime]) {
		const address = webAddress(el?.getAttribute('href'));
		if (address && !shared.has(bare(address))) return bare(address);
	}
	const own = root.matches('a[href]') ? [root] : [];
	const links = [...own, ...deepAll('a[href]', root)].filter((el) => !skip(el));
	const candidates = links
		.map((el) => webAddress(el.getAttribute('href')))
		.filter(
			(a): a is string =>
				a !== undefined &&
				new URL(a).hostname === location.hostname &&
				!shared.has(bare(a)) &&
				new URL(a).pathname !== location.pathname &&
				!PEOPLE.test(new URL(a).pathname),
		);
	const { permalink } = platformPage();
	const known = permalink ? new RegExp(permalink, 'u') : undefined;
	return (
		candidates.map(bare).find((a) => known?.test(pathOf(a))) ??
		candidates
			.map(bare)
			.find((a) => /\d{2,}|\/(p|status|posts?|inlagg|video|watch|permalink|reel|photo)s?\b/i.test(a)) ??
		candidates.map(bare)[0]
	);
}

function pathOf(address: string): string {
	const { pathname, search } = new URL(address);
	return `${pathname}${search}`;
}

/** Address without fragment and tracking parameters. */
export function bare(address: string): string {
	const url = new URL(address);
	url.hash = '';
	for (const name of [...url.searchParams.keys()])
		if (/^(utm_|fbclid|gclid|__|ref$|refsrc|igsh|si$|rdid)/.test(name)) url.searchParams.delete(name);
	return url.href;
}

export function readLinks(root: Element): PostLink[] {
	const links = new Map<string, PostLink>();
	for (const el of deepAll('a[href]', root)) {
		const address = webAddress(el.getAttribute('href'));
		if (address && !links.has(address)) links.set(address, { address, text: shownText(el).slice(0, 300) });
	}
	return [...links.values()];
}

/** Pictures larger than icons: img elements, CSS backgrounds and video posters. */
export function readImages(root: Element): PostImage[] {
	const images = new Map<string, PostImage>();
	for (const el of [...(root.matches('img') ? [root] : []), ...deepAll('img', root)]) {
		const img = el as HTMLImageElement;
		const box = img.getBoundingClientRect();
		const address = webAddress(img.currentSrc || img.src);
		if (!address || (isShown(img) && box.width < 48 && box.height < 48) || hasServed(img)) continue;
		images.set(address, {
			address,
			alt: img.alt,
			width: img.naturalWidth,
			height: img.naturalHeight,
			broken: img.complete && img.naturalWidth === 0,
			kind: 'img',
		});
	}
	for (const el of deepAll('*', root)) {
		if (el.tagName === 'VIDEO') {
			const poster = webAddress(el.getAttribute('poster'));
			if (poster)
				images.set(poster, { address: poster, alt: '', width: 0, height: 0, broken: false, kind: 'poster' });
			continue;
		}
		const box = el.getBoundingClientRect();
		if (box.width < 64 || box.height < 64) continue;
		const address = webAddress(backgroundOf(el));
		if (address && !images.has(address))
			images.set(address, {
				address,
				alt: el.getAttribute('aria-label') ?? '',
				width: 0,
				height: 0,
				broken: false,
				kind: 'background',
			});
	}
	return [...images.values()];
}

/** Address of its background, or of what the style draws in a box that holds nothing else. */
function backgroundOf(el: Element): string | undefined {
	const drawn = el.childElementCount === 0 ? ['', '::before', '::after'] : [''];
	for (const part of drawn) {
		const address = /url\("?([^")]+)"?\)/.exec(getComputedStyle(el, part || null).backgroundImage)?.[1];
		if (address) return address;
	}
	return undefined;
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
		(el) => skip(el) || (el !== root && (el.matches(CONTROL) || isActingLink(el)) && !contains(el, root)),
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
