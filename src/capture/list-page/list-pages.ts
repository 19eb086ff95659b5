import type { HtmlLink } from './html-links.ts';

/** Pages of one list are few; a site that links on and on is not read whole. */
export const MOST_PAGES = 20;

const NEXT =
	/^(nästa|nästa sida|fler|visa fler|next|next page|more|›|»|→|\d{1,3}|[a-zåäö]|[a-zåäö]\s?[–-]\s?[a-zåäö])$/i;

/**
 * The further pages that a list is split over, as far as this page links to them: on the same host, and either below the list's own
 * address, or the same address with another query, or called a next page.
 * @param list address of the list's first page
 */
export function furtherPages(list: string, links: readonly HtmlLink[]): readonly string[] {
	const start = new URL(list);
	const home = pathOf(start);
	const further = links.flatMap(({ address, text, rel }) => {
		const url = URL.parse(address);
		if (!url || url.host !== start.host || !/^https?:$/.test(url.protocol)) return [];
		url.hash = '';
		const path = pathOf(url);
		// Below the start page lies the whole site.
		const isBelow = home !== '' && path.startsWith(`${home}/`);
		const isSame = path === home && url.search !== '';
		const isNext = /\bnext\b/.test(rel) || (NEXT.test(text) && (isBelow || isSame || path === home));
		return (isBelow || isSame || isNext) && !FILE.test(path) ? [url.href] : [];
	});
	return [...new Set(further)].filter((address) => address !== list);
}

const FILE = /\.(pdf|docx?|xlsx?|pptx?|zip|csv|json|xml|png|jpe?g|gif|svg|webp|mp[34]|ics)$/i;

function pathOf({ pathname }: URL): string {
	return pathname.replace(/\/(index\.\w+)?$/, '').replace(/\.(html?|aspx?|php)$/i, '');
}
