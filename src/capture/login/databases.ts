import type { SessionDatabase } from '../../records/login.ts';

/** Every record of a page's own databases, as the name of its store and its value in JSON. */
export function recordsIn(databases: readonly SessionDatabase[]): { name: string; value: string }[] {
	return databases.flatMap(({ stores }) =>
		stores.flatMap(({ name, records }) =>
			records.map(({ value, valueEncoded }) => ({
				name,
				value: JSON.stringify(value ?? plain(valueEncoded)) ?? '',
			})),
		),
	);
}

/** What Playwright writes of a value that JSON cannot hold: `o` has an object's members, `a` a list's. */
function plain(encoded: unknown): unknown {
	if (typeof encoded !== 'object' || encoded === null) return encoded;
	const { o, a } = encoded as { o?: unknown; a?: unknown };
	if (Array.isArray(a)) return a.map(plain);
	if (!Array.isArray(o)) return encoded;
	return Object.fromEntries(o.map(({ k, v }: { k: string; v: unknown }) => [k, plain(v)]));
}
