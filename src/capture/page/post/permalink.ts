import { platformPage } from '../around/platform.ts';
import { isTimeOnly } from '../time/times.ts';
import { deepAll, shownText, webAddress } from '../tree/dom.ts';
import { isThisSite } from '../tree/same-site.ts';

/** Pages of those who write. */
const PEOPLE =
	/\/(?:users?|u|profiles?|profil|members?|medlem(?:mar)?|authors?|people|person(?:er)?)\/[^/]+(?:\/(?!\d+\/?$)[^/]+)?\/?$/i;

/** What a picture or a film of the post leads to, to be seen larger. */
const FILE = /\.(?:jpe?g|png|gif|webp|avif|bmp|svg|mp4|webm|mov|mp3|m4a|ogg|pdf)$/i;

/** Where a post is changed, answered or taken away, and what it was before: a form, or another thing than the post. */
const FORM =
	/[?&](?:action|veaction|do|mode)=(?:edit|delete|reply|quote|history|newreply)(?:&|$)|\/(?:edit|redigera|delete|reply)\/?(?:[?#]|$)/i;

let asked: { readonly post: string; readonly account: string } | undefined;

/** From now on this page was asked for one post: a link to where that lies is the post's own, and one to the account's page is nobody's. */
export function askForPost(post: string, account: string): void {
	asked = { post: place(post), account: place(account) };
}

/** Whether the page was asked for one post, so that what a post says of where it lies is not to be taken from where the page lies. */
export function isAskedForPost(): boolean {
	return asked !== undefined;
}

function isAsked(address: string): boolean {
	const here = place(address);
	return asked !== undefined && (here === asked.post || here === place(location.href)) && !isAccount(address);
}

function isForm(address = ''): boolean {
	return FORM.test(address);
}

function isAccount(address: string): boolean {
	return asked !== undefined && place(address) === asked.account;
}

/** Without scheme, fragment and what is written in several ways. */
function place(address: string): string {
	const { host, pathname, search } = new URL(bare(address));
	return `${host.replace(/^(?:www|m|mobile)\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}

/** The post's own address: the link around its time, else one that only this post has and that lies on this site. */
export function readPermalink(
	root: Element,
	skip: (el: Element) => boolean,
	shared: ReadonlySet<string>,
): string | undefined {
	const declared = deepAll(
		'a.u-url[href],a[rel~=bookmark][href],[itemprop=url][href],a[itemprop=mainEntityOfPage],a[title*=permalink i],a[title*="permanent l" i],a[aria-label*=permalink i]',
		root,
	).find((el) => !skip(el));
	const aroundTime = deepAll('a[href] time,a[href][title],a[href] abbr', root)
		.find((el) => !skip(el) && !FILE.test(el.closest('a')?.pathname ?? '') && !isForm(el.closest('a')?.href))
		?.closest('a');
	for (const el of [declared, aroundTime]) {
		const address = webAddress(el?.getAttribute('href'));
		if (address && !shared.has(bare(address)) && !isAccount(address)) return bare(address);
	}
	const own = root.matches('a[href]') ? [root] : [];
	const links = [...own, ...deepAll('a[href]', root)].filter((el) => !skip(el));
	const addresses = links
		.map((el) => webAddress(el.getAttribute('href')))
		.filter((a) => a === undefined || !(isAccount(a) || isForm(a)));
	const wanted = addresses.find((a) => a !== undefined && !shared.has(bare(a)) && isAsked(a));
	if (wanted) return bare(wanted);
	const toHere = addresses.find((a) => a !== undefined && !shared.has(bare(a)) && leadsTo(root, a));
	if (toHere) return bare(toHere);
	const candidates = addresses.filter(
		(a): a is string =>
			a !== undefined &&
			isThisSite(new URL(a).hostname) &&
			!shared.has(bare(a)) &&
			new URL(a).pathname !== location.pathname &&
			!FILE.test(new URL(a).pathname) &&
			!PEOPLE.test(new URL(a).pathname),
	);
	const { permalink } = platformPage();
	const known = permalink ? new RegExp(permalink, 'u') : undefined;
	return (
		candidates.map(bare).find((a) => known?.test(pathOf(a))) ??
		candidates
			.map(bare)
			.find((a) =>
				/\d{2,}|\/(p|status|posts?|inlagg|video|watch|permalink|reel|photo)s?\b/i.test(pathOf(a)),
			) ??
		candidates.map(bare)[0] ??
		embedded(root, skip, shared)
	);
}

/** Of what is embedded here and lies on a site of its own: where its time leads, in a line that is no sentence of the post's. */
function embedded(
	root: Element,
	skip: (el: Element) => boolean,
	shared: ReadonlySet<string>,
): string | undefined {
	const time = deepAll('a[href]', root).find((el) => {
		const words = shownText(el);
		const line = (el.parentElement?.textContent ?? '').trim();
		return !skip(el) && words.length <= 32 && line.length <= BYLINE && isTimeOnly(words);
	});
	const address = webAddress(time?.getAttribute('href'));
	return address && !shared.has(bare(address)) ? bare(address) : undefined;
}

/** Longest line that only says who and when, in characters. */
const BYLINE = 100;

/** In forums: the page with the post on it, and the post's place there, as “?p=5#p5”. Another address than that of this page. */
function leadsTo(root: Element, address: string): boolean {
	const { hash, hostname } = new URL(address);
	const id = plainHash(hash);
	if (id === '' || hostname !== location.hostname || bare(address) === bare(location.href)) return false;
	return (
		root.id === id ||
		deepAll('[id],a[name]', root).some((el) => [el.id, el.getAttribute('name')].includes(id))
	);
}

function plainHash(hash: string): string {
	try {
		return decodeURIComponent(hash.slice(1));
	} catch {
		return hash.slice(1);
	}
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
		if (/^(utm_|fbclid|gclid|__|ref$|refsrc|igsh|si$|rdid|trk$|trackingId$|mibextid$|xmt$)/.test(name))
			url.searchParams.delete(name);
	return url.href;
}
