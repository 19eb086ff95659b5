import { deepAll } from './dom.ts';
import { touched } from './once.ts';

/** What a page keeps in storage of its own, as name and value in text or JSON. */
export interface OwnStorage {
	readonly local: [string, string][];
	readonly session: [string, string][];
	/** Of its databases, by the name of their store. */
	readonly records: [string, string][];
	/** Names of databases that could not be read, or not to their end. */
	readonly unread: string[];
}

/** Records of a store that are looked at, and how long all of them may take, milliseconds: a page may keep its feed there too. */
const MOST_RECORDS = 200;
const MOST_MS = 2000;

/** What fails in one kind of storage takes nothing from the others, and is told. */
export async function ownStorage(): Promise<OwnStorage> {
	try {
		const [local, session] = [Object.entries(localStorage), Object.entries(sessionStorage)];
		return { local, session, ...(await recordsOfDatabases()) };
	} catch {
		// A document without an origin of its own is refused all storage, and so has nothing in it.
		return { local: [], session: [], records: [], unread: [] };
	}
}

/** What could be read in time. */
async function recordsOfDatabases(): Promise<Pick<OwnStorage, 'records' | 'unread'>> {
	const records: [string, string][] = [];
	const known = await indexedDB.databases().catch(() => undefined);
	if (known === undefined) return { records, unread: ['indexedDB'] };
	const left = new Set(known.flatMap(({ name }) => name ?? []));
	const all = Promise.all(
		[...left].map(async (name) => {
			if (await readInto(records, name).catch(() => false)) left.delete(name);
		}),
	);
	await Promise.race([all, new Promise((done) => setTimeout(done, MOST_MS))]);
	return { records: [...records], unread: [...left] };
}

/** @returns whether all that the database holds is among the records now */
async function readInto(records: [string, string][], name: string): Promise<boolean> {
	const database = await answered(indexedDB.open(name));
	try {
		let isWhole = true;
		for (const store of database.objectStoreNames) {
			const asked = database
				.transaction(store)
				.objectStore(store)
				.getAll(null, MOST_RECORDS + 1);
			const values = await answered(asked);
			for (const value of values.slice(0, MOST_RECORDS)) records.push([store, wordsOf(value)]);
			isWhole &&= values.length <= MOST_RECORDS && values.every((value) => wordsOf(value) !== '');
		}
		return isWhole;
	} finally {
		database.close();
	}
}

/** Empty where it is no text and cannot be written as one, as a key that the browser keeps to itself. */
function wordsOf(value: unknown): string {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return '';
	}
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
