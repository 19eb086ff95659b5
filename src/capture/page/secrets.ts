import { deepAll } from './dom.ts';
import { touched } from './once.ts';

/** What the page keeps in storage of its own, as name and value; nothing where the page may have none. */
export function ownStorage(): { readonly local: [string, string][]; readonly session: [string, string][] } {
	try {
		return { local: Object.entries(localStorage), session: Object.entries(sessionStorage) };
	} catch {
		// A document without an origin of its own is refused storage.
		return { local: [], session: [] };
	}
}

/**
 * Puts markers where the page shows a secret, so that neither pictures nor the text PDF hold it. What the page's own
 * scripts read (fields, data) stays: a feed that pages with a token would stop.
 * @param links addresses of links too; only when no link is to be followed any more
 * @returns how many places were marked
 */
export function markSecrets(secrets: readonly string[], links: boolean): number {
	if (secrets.length === 0 || !document.body) return 0;
	let marked = 0;
	const clean = (text: string, put: (clean: string) => void) => {
		const found = secrets.filter((secret) => text.includes(secret));
		if (found.length === 0) return;
		put(found.reduce((now, s) => now.replaceAll(s, 'redacted'.padEnd(s.length, '-')), text));
		marked++;
	};
	for (const root of [document.body, ...deepAll('*').flatMap((el) => el.shadowRoot ?? [])]) {
		const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
			const text = node;
			if (text.data.length >= 8 && !/^(?:SCRIPT|STYLE)$/.test(text.parentElement?.tagName ?? ''))
				clean(text.data, (now) => {
					text.data = now;
				});
		}
	}
	if (links)
		for (const a of deepAll('a[href]'))
			clean(a.getAttribute('href') ?? '', (now) => a.setAttribute('href', now));
	if (marked > 0) touched();
	return marked;
}
