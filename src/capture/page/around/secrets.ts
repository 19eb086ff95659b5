import { deepAll } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { pause } from '../window/pause.ts';

/** What a page keeps in storage of its own, as name and value in text or JSON. */
export interface OwnStorage {
	readonly local: [string, string][];
	readonly session: [string, string][];
	/** Of its databases, by the name of their store and their key. */
	readonly records: [string, string][];
	/** Names of databases that could not be read, or not to their end; `indexedDB` where not even their names could. */
	readonly unread: string[];
}

/** Records of a store that are looked at, and how long all of them may take, milliseconds: a page may keep its feed there too. */
const MOST_RECORDS = 200;
const MOST_MS = 2000;

/** A document without an origin of its own is refused all storage, and so has nothing in it. */
export async function ownStorage(): Promise<OwnStorage> {
	let local: [string, string][];
	try {
		local = Object.entries(localStorage);
	} catch {
		return { local: [], session: [], records: [], unread: [] };
	}
	return { local, session: Object.entries(sessionStorage), ...(await recordsOfDatabases()) };
}

/** What can be read in time; a database that is refused or broken takes nothing from the others. */
async function recordsOfDatabases(): Promise<Pick<OwnStorage, 'records' | 'unread'>> {
	const records: [string, string][] = [];
	// Until their names are known all of them are unread.
	const left = new Set(['indexedDB']);
	const all = async () => {
		const known = await indexedDB.databases();
		for (const { name } of known) if (name !== undefined) left.add(name);
		left.delete('indexedDB');
		const read = async (name: string) => {
			if (await readInto(records, name)) left.delete(name);
		};
		await Promise.allSettled([...left].map(read));
	};
	// What is refused stays among those that are left.
	await Promise.race([all().catch(() => undefined), pause(MOST_MS)]);
	return { records: [...records], unread: [...left] };
}

/** @returns whether all that the database holds is among the records now */
async function readInto(records: [string, string][], name: string): Promise<boolean> {
	const database = await answered(indexedDB.open(name));
	try {
		let isWhole = true;
		for (const called of database.objectStoreNames) {
			const store = database.transaction(called).objectStore(called);
			const asked = [store.getAllKeys(null, MOST_RECORDS), store.getAll(null, MOST_RECORDS + 1)] as const;
			const [keys, values] = await Promise.all([answered(asked[0]), answered(asked[1])]);
			isWhole &&= values.length <= MOST_RECORDS;
			for (const [i, value] of values.slice(0, MOST_RECORDS).entries()) {
				const written = inJson(value);
				isWhole &&= written.isWhole;
				// Many keep all they have in one store, and only the key says what it is.
				const key = keys[i];
				records.push([typeof key === 'string' ? `${called} ${key}` : called, written.json]);
			}
		}
		return isWhole;
	} finally {
		database.close();
	}
}

/** A value as JSON, where it may be of other kinds than JSON knows: what has no text, as a file or a key of the browser's, is left out. */
function inJson(value: unknown): { readonly json: string; readonly isWhole: boolean } {
	let isWhole = true;
	const plain = (_key: string, each: unknown): unknown => {
		if (typeof each === 'bigint') return String(each);
		if (typeof each !== 'object' || each === null) return each;
		if (each instanceof Map) return Object.fromEntries([...each].map(([k, v]) => [String(k), v]));
		if (each instanceof Set) return [...each];
		if (each instanceof ArrayBuffer || ArrayBuffer.isView(each)) return new TextDecoder().decode(each);
		if (Array.isArray(each) || Object.prototype.toString.call(each) === '[object Object]') return each;
		isWhole = false;
		return undefined;
	};
	try {
		return { json: JSON.stringify(value, plain) ?? '', isWhole };
	} catch {
		// What holds itself cannot be written.
		return { json: '', isWhole: false };
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
