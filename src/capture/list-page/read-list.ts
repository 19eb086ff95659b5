import { TryAgainLater, UsageError } from '../../errors.ts';
import { type Asking, follow } from './follow.ts';
import { type HtmlLink, htmlLinks } from './html-links.ts';
import { furtherPages, MOST_PAGES } from './list-pages.ts';
import type { Renderer } from './rendered.ts';

/** A list as a website shows it, on one page or several. */
export interface ReadList {
	/** Addresses of the pages that were read, in order. */
	readonly pages: readonly string[];
	/** Further pages that could not be read, and why. */
	readonly unread: readonly { readonly address: string; readonly why: string }[];
	/** Whether there were more pages than are read. */
	readonly isCutOff: boolean;
	/** Whether the pages hold their links only once their scripts have run. */
	readonly isRendered: boolean;
	readonly links: readonly (HtmlLink & { readonly page: string })[];
}

export interface ListReading {
	readonly asking: Asking;
	/** Whether a link names an account: pages without any are opened in the browser. */
	readonly names: (link: string) => boolean;
	readonly openRenderer: () => Promise<Renderer>;
	/** Waits before the host is asked again. */
	readonly pause: () => Promise<void>;
}

interface ReadPage {
	readonly address: string;
	readonly links: readonly HtmlLink[];
}

/**
 * Reads a list, as plain HTML first; where no page of it names an account, but in what surrounds every page of the site, in the browser.
 * @throws UsageError `list-not-there` `list-not-a-page` `private-address` · TryAgainLater `list-unreachable`
 */
export async function readList(address: string, reading: ListReading): Promise<ReadList> {
	const plain = await plainly(address, reading);
	const isListed = ({ address: link, isAround }: HtmlLink) => !isAround && reading.names(link);
	if (plain?.links.some(isListed)) return { ...plain, isRendered: false };
	const renderer = await reading.openRenderer();
	try {
		const rendered = await readAll(address, reading, async (page) => {
			const { html, address: at } = await renderer.read(page, reading.asking.signal);
			return { address: at, links: htmlLinks(html, at) };
		});
		return { ...rendered, isRendered: true };
	} finally {
		await renderer.close();
	}
}

/** Undefined where the website turns programs away: it may let a browser in. */
async function plainly(
	address: string,
	reading: ListReading,
): Promise<Omit<ReadList, 'isRendered'> | undefined> {
	try {
		return await readAll(address, reading, (page) => plainPage(page, reading.asking));
	} catch (error) {
		if (error instanceof TurnedAway) return undefined;
		throw error;
	}
}

async function readAll(
	first: string,
	{ pause, asking }: ListReading,
	read: (address: string) => Promise<ReadPage>,
): Promise<Omit<ReadList, 'isRendered'>> {
	const list = await read(first).catch((error: unknown) => {
		asking.signal.throwIfAborted();
		if (error instanceof UsageError || error instanceof TurnedAway) throw error;
		if (isAboutCertificate(error)) throw new TurnedAway();
		throw unreachable(first, asking, error);
	});
	const pages: ReadPage[] = [list];
	const unread: { address: string; why: string }[] = [];
	const seen = new Set([first, list.address]);
	const waiting: string[] = [];
	const queue = ({ links }: ReadPage) => {
		for (const page of furtherPages(list.address, links)) {
			if (seen.has(page)) continue;
			seen.add(page);
			waiting.push(page);
		}
	};
	queue(list);
	while (waiting.length > 0 && pages.length + unread.length < MOST_PAGES) {
		asking.signal.throwIfAborted();
		const next = waiting.shift() ?? '';
		await pause();
		try {
			const page = await read(next);
			// A page that leads to another host, or back to the list, is none of it.
			if (new URL(page.address).host !== new URL(list.address).host) continue;
			if (page.address !== next && seen.has(page.address)) continue;
			pages.push(page);
			queue(page);
		} catch (error) {
			asking.signal.throwIfAborted();
			unread.push({ address: next, why: error instanceof Error ? error.message : String(error) });
		}
	}
	return {
		pages: pages.map(({ address }) => address),
		unread,
		isCutOff: waiting.length > 0,
		links: pages.flatMap(({ address, links }) => links.map((link) => ({ ...link, page: address }))),
	};
}

/** The website answers, but not a program of our kind. */
class TurnedAway extends Error {}

/** What guards before websites answer to programs that they do not know. */
const TURNS_AWAY = new Set([401, 403, 405, 406, 429, 503]);

/** Browsers fetch a certificate that is missing in a chain, and know issuers that Node does not. They decide then. */
function isAboutCertificate(error: unknown): boolean {
	const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
	return /CERT|SELF_SIGNED|UNABLE_TO_/.test(code);
}

async function plainPage(first: string, asking: Asking): Promise<ReadPage> {
	const { address, answer } = await follow(first, asking);
	const { status, mediaType, charset, body } = answer;
	if (status === 404 || status === 410)
		throw new UsageError(`There is no page at ${address}: the website answers ${status}`, {
			code: 'list-not-there',
			subject: first,
			remedy: 'Open the list in a browser and copy its address.',
		});
	if (TURNS_AWAY.has(status)) throw new TurnedAway(`it answers ${status}`);
	if (status < 200 || status > 299) throw new Error(`it answers ${status}`);
	if (!/^(text\/html|application\/xhtml\+xml|)$/.test(mediaType))
		throw new UsageError(`What is at ${address} is no web page but ${mediaType}`, {
			code: 'list-not-a-page',
			subject: first,
			remedy: 'Give the address of the page that shows the list.',
		});
	return { address, links: htmlLinks(decoded(body, charset), address) };
}

/** By the header, else by what the page says of itself, else UTF-8. */
function decoded(body: Buffer, charset: string | undefined): string {
	const said = /<meta[^>]{0,200}charset=["']?([\w:.-]+)/i.exec(body.toString('latin1', 0, 2048))?.[1];
	try {
		return new TextDecoder(charset ?? said ?? 'utf-8').decode(body);
	} catch {
		return new TextDecoder().decode(body);
	}
}

function unreachable(address: string, { gate }: Asking, cause: unknown): UsageError | TryAgainLater {
	const { hostname, port, protocol } = new URL(address);
	const why = gate.failureOf(hostname, Number(port || (protocol === 'https:' ? 443 : 80)));
	if (why?.startsWith('refused: '))
		return new UsageError(`The website's address is refused: ${why.slice(9)}`, {
			code: 'private-address',
			subject: address,
			remedy: 'Give --allow-host with its host where it really is the organisation’s own website.',
			cause,
		});
	const said = why ?? (cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause));
	return new TryAgainLater(`The website cannot be read now: ${said}`, {
		code: 'list-unreachable',
		subject: address,
		remedy: 'Try again later; see that the page opens in a browser.',
		cause,
	});
}
