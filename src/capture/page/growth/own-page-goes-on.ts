import { ownPage } from '../feed/own-page.ts';
import { deepAll, isShown, labelOf } from '../tree/dom.ts';
import { isWithin } from '../tree/tree.ts';
import { NEXT } from './next-words.ts';
import { COUNTERS, counterOf, here, nextNumber, withoutHash } from './page-address.ts';

/** Where what is said of a post goes on. */
export interface Further {
	/** What leads there says. */
	readonly says: string;
	readonly address: string;
	/** It says that it is of the comments; a bare number may as well lead to the rest of a text. */
	readonly ofComments: boolean;
	/** Which page of the comments it is, where its address tells. */
	readonly number?: number;
}

/** Another page of what is said of a post, by an address that says so: in any language, and of the older ones as well. */
const OF_COMMENTS = /\/(?:comment|kommentar)(?:s|er)?-page-(\d{1,5})\/?$/i;
const COMMENT_COUNTERS = ['cpage', 'comment-page', 'comments-page'];
/** More of what people say, as a whole: which ones, and of what. */
const MORE_COMMENTS =
	/^[^\p{L}\d]*(?:(?:visa|se|läs|ladda|hämta|vis|les|læs|näytä|lataa|show|view|see|load|read|voir|afficher|ver|mostrar|pokaż)\s)?(?:in\s)?(?:(?:ytterligare|de)\s)?(?:\d[\d .,]*\s)?(?:fler|flere|alla|alle|andra|äldre|eldre|ældre|tidigare|tidligere|nyare|nyere|nästa|neste|næste|föregående|forrige|lisää|vanhemmat|aiemmat|kaikki|seuraavat|more|all|other|older|earlier|newer|next|previous|further|weitere|ältere|frühere|alle|plus de|autres|más|otros|mais|więcej|meer|oudere)\s(?:\d[\d .,]*\s)?(?:kommentar\p{L}*|comments?|kommenti\p{L}*|kommentt\p{L}*|commentaires?|comentarios?|comentários?|komentarz\p{L}*|reacties)\b[^\p{L}]*$/iu;

/**
 * On one post's own page: where what is said of it goes on, at the same address with a higher number, as long threads do. It says a
 * number, “next” or nothing but a sign, since a reader's own link may have any address; one that says that it is of the comments may say anything, and what
 * says that it shows more comments may lead to any address that names the post. Null where it ends here.
 * @param visited addresses of its pages that have been read, the post's own first
 */
export function nextOfOwnPage(visited: readonly string[] = []): Further | null {
	if (!ownPage()) return null;
	const been = [...visited, location.href];
	const other = otherComments(been) ?? saidToBeMore(been);
	if (other) return other;
	// An address that has a higher number itself is numbered as posts are: the one after it is another post's.
	if ((counterOf(been[0] ?? location.href)?.number ?? 0) > 1) return null;
	const seen = new Set(been.map(withoutHash));
	const links = deepAll('a[href]').flatMap((el) => {
		const address = isShown(el) ? here(el, seen) : undefined;
		return address === undefined ? [] : [{ el, address }];
	});
	const isPager = (says: string) => /^\d{1,5}$/.test(says) || !/[\p{L}\d]/u.test(says) || NEXT.test(says);
	const next = nextNumber(links.filter(({ el }) => isPager(labelOf(el))));
	if (!next) return null;
	const number = counterOf(next.address)?.number;
	return { says: saidBy(next.el), address: next.address, ofComments: false, ...(number ? { number } : {}) };
}

function saidBy(el: Element): string {
	return labelOf(el).slice(0, 60);
}

/** A link to other comments of the same post; what leads to a single comment has that one's place in its address. */
function otherComments(been: readonly string[]): Further | undefined {
	const own = commentsAt(location.href);
	const had = new Set(been.map((address) => commentsAt(address).page));
	for (const el of deepAll('a[href]')) {
		const url = URL.parse(el.getAttribute('href') ?? '', document.baseURI);
		if (!url || url.host !== location.host || /\d/.test(url.hash) || !isShown(el)) continue;
		const { page, stem } = commentsAt(url.href);
		if (page === undefined || stem !== own.stem || had.has(page)) continue;
		const number = Number(page);
		const which = Number.isInteger(number) ? { number } : {};
		return { says: saidBy(el), address: withoutHash(url.href), ofComments: true, ...which };
	}
	return undefined;
}

function saidToBeMore(been: readonly string[]): Further | undefined {
	const seen = new Set(been.map(withoutHash));
	for (const el of deepAll('a[href]')) {
		const address = here(el, seen);
		if (address !== undefined && isShown(el) && saysMoreOf(el, address, been[0] ?? location.href))
			return { says: saidBy(el), address, ofComments: true };
	}
	return undefined;
}

function saysMoreOf(el: Element, address: string, own: string): boolean {
	const says = labelOf(el).trim();
	if (says.length > 60 || !MORE_COMMENTS.test(says)) return false;
	const parts = partsNaming(own);
	const named = new Set(allParts(address));
	if (parts.length === 0 || !parts.every((part) => named.has(part))) return false;
	return !isWithin(ownPage()?.others ?? new Set(), el);
}

/** A link of one post's own page by which `nextOfOwnPage` goes on, whether its page has been visited or not. @param first address of the own page */
export function leadsToFurther(el: Element, first: string): boolean {
	const address = el.matches('a[href]') ? here(el, new Set()) : undefined;
	if (address === undefined || address === withoutHash(location.href)) return false;
	const { page, stem } = commentsAt(address);
	return (page !== undefined && stem === commentsAt(location.href).stem) || saysMoreOf(el, address, first);
}

const FILE = /\.\w{2,5}$/;

/** What of a post's address tells which post it is: the last part of its path, and what it asks a file for. */
function partsNaming(address: string): string[] {
	const { path, asked } = partsOf(address);
	const last = path.at(-1);
	if (last === undefined) return asked;
	return FILE.test(last) && asked.length > 0 ? asked : [last, ...asked];
}

function allParts(address: string): string[] {
	const { path, asked } = partsOf(address);
	return [...path, ...asked];
}

function partsOf(address: string) {
	const url = new URL(address);
	const asked = [...url.searchParams].flatMap(([name, value]) => (COUNTERS.test(name) ? [] : value || []));
	return { path: url.pathname.split('/').filter(Boolean), asked };
}

function commentsAt(address: string): { readonly stem: string; readonly page: string | undefined } {
	const url = new URL(withoutHash(address));
	let page = OF_COMMENTS.exec(url.pathname)?.[1];
	url.pathname = url.pathname.replace(OF_COMMENTS, '').replace(/\/$/, '');
	for (const name of COMMENT_COUNTERS) {
		page ??= url.searchParams.get(name) ?? undefined;
		url.searchParams.delete(name);
	}
	return { stem: url.href, page };
}
