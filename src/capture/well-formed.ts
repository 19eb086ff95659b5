/**
 * The same value with U+FFFD for each half of a surrogate pair in its texts: a page may hold one, and cutting a text may leave
 * one, and nothing that is written of it would be Unicode (RFC 8259 section 8.2 leaves open what a reader makes of it).
 * @param value as JSON has it
 */
export function wellFormed<T>(value: T): T {
	return mended(value) as T;
}

function mended(value: unknown): unknown {
	if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
	if (Array.isArray(value)) {
		const items = value.map(mended);
		return items.some((item, i) => item !== value[i]) ? items : value;
	}
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([key, held]) => [key, mended(held), held] as const);
	return entries.some(([, item, held]) => item !== held)
		? Object.fromEntries(entries.map(([key, item]) => [key, item]))
		: value;
}
