import { deepAll } from './dom.ts';
import { touched } from './once.ts';

/** What a page keeps in storage of its own, as name and value in text or JSON. */
export interface OwnStorage {
	readonly local: [string, string][];
	readonly session: [string, string][];
	/** Of its databases, by the name of their store. */
	readonly records: [string, string][];
}

/** Records of a store that are looked at, and how long all of them may take, milliseconds: a page may keep its feed there too. */
const MOST_RECORDS = 200;
const MOST_MS = 2000;

/** Nothing where the page may have no storage. What fails in one kind of it takes nothing from the others. */
export async function ownStorage(): Promise<OwnStorage> {
	const records = await recordsOfDatabases();
	try {
		return { local: Object.entries(localStorage), session: Object.entries(sessionStorage), records };
	} catch {
		// A document without an origin of its own is refused storage.
		return { local: [], session: [], records };
	}
}

/** What could be read in time: a database that is refused or broken hides what comes after it, and nothing that came before. */
async function recordsOfDatabases(): Promise<[string, string][]> {
	const found: [string, string][] = [];
	const all = async () => {
		for (const { name } of await indexedDB.databases()) {
			if (name === undefined) continue;
			const database = await answered(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				const asked = database.transaction(store).objectStore(store).getAll(null, MOST_RECORDS);
				for (const value of await answered(asked)) found.push([store, JSON.stringify(value) ?? '']);
			}
			database.close();
		}
	};
	await Promise.race([all().catch(() => undefined), new Promise((done) => setTimeout(done, MOST_MS))]);
	return found;
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((done, fail) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => fail(request.error);
	});
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
