/** What of an address tells which page of several it is of. */
export const COUNTERS = /^(?:page|p|pg|paged|pagina|seite|side|sida|sid|sidnr|start|offset|from|skip)$/i;
const FOLDER = /\/(?:page|sida|p|seite|side|pagina)[/-](\d+)(?=\/|$)/i;
/** A page that is a file: `index2.html` beside `index.html`, which is the folder's own. */
const FILE =
	/\/((?:index|page|sida|side|seite|pagina|default|blog|blogg|nyheter|news)[-_]?)(\d{1,5})(\.\w{3,5})?$/i;
export interface Link {
	readonly el: Element;
	readonly address: string;
}

/** An address without the place in its page. */
export function withoutHash(address: string): string {
	return address.split('#', 1)[0] ?? address;
}

/** Its address, where that is another page of this site. */
export function here(el: Element, seen: ReadonlySet<string>): string | undefined {
	return unseen(el.getAttribute('href') ?? '', seen);
}

/** An address on this site that is none of those. */
export function unseen(href: string, seen: ReadonlySet<string>): string | undefined {
	const url = URL.parse(href, document.baseURI);
	if (!url || url.host !== location.host || !/^https?:$/.test(url.protocol)) return undefined;
	const address = withoutHash(url.href);
	return seen.has(address) ? undefined : address;
}

/** Of links that lead to this page with another number: the least number above the present one. */
export function nextNumber(links: readonly Link[]): Link | undefined {
	const own = counterOf(location.href);
	const numbered = links.flatMap((link) => {
		const counter = counterOf(link.address);
		if (!counter || counter.stem !== (own?.stem ?? withoutHash(location.href).replace(/\/$/, ''))) return [];
		return counter.number > (own?.number ?? (counter.fromZero ? 0 : 1))
			? [{ link, number: counter.number }]
			: [];
	});
	return numbered.sort((a, b) => a.number - b.number)[0]?.link;
}

interface Counter {
	readonly stem: string;
	readonly number: number;
	readonly fromZero: boolean;
}

/** The number of a page in its address, and the address without it. */
export function counterOf(address: string): Counter | undefined {
	const url = new URL(withoutHash(address));
	for (const [name, value] of url.searchParams) {
		if (!COUNTERS.test(name) || !/^\d{1,6}$/.test(value)) continue;
		url.searchParams.delete(name);
		return {
			stem: url.href.replace(/\/$/, ''),
			number: Number(value),
			fromZero: /start|offset|from|skip/i.test(name),
		};
	}
	const folder = FOLDER.exec(url.pathname);
	if (!folder) return counterOfFile(url);
	url.pathname = url.pathname.replace(FOLDER, '') || '/';
	return { stem: url.href.replace(/\/$/, ''), number: Number(folder[1]), fromZero: false };
}

function counterOfFile(url: URL): Counter | undefined {
	const file = FILE.exec(url.pathname);
	if (!file) return undefined;
	const [, name = '', number, suffix = ''] = file;
	const first = `/${name.replace(/[-_]$/, '')}${suffix}`;
	url.pathname = url.pathname.slice(0, file.index) + (/^\/index\b/i.test(first) ? '/' : first);
	return { stem: url.href.replace(/\/$/, ''), number: Number(number), fromZero: false };
}
