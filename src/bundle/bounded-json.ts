/** More values than 200 000 files have in a manifest, each with its facts. */
const MOST_VALUES = 4_000_000;
/** More than a manifest says beside its files. */
const MOST_BESIDE = 300_000;

const [COMMA, ARRAY, OBJECT] = [0x2c, 0x5b, 0x7b];

/**
 * Refuses JSON that few bytes make much of, before it is parsed: 60 MB of `{},` take gigabytes as objects, and what is told of each of them
 * more than there is. What begins a value is counted wherever it stands, in texts too.
 * @throws Error where there are more than any manifest has
 */
export function refuseManyValues(bytes: Uint8Array): void {
	let count = 0;
	for (const byte of bytes) if (byte === COMMA || byte === ARRAY || byte === OBJECT) count++;
	if (count > MOST_VALUES) throw new Error(`it may hold ${count} values`);
}

/** Refuses what is parsed and says more beside its files than a manifest does. @throws Error where it does */
export function refuseMuchBeside(document: unknown): void {
	if (typeof document !== 'object' || document === null) return;
	const waiting: unknown[] = Object.entries(document).flatMap(([key, value]) =>
		key === 'files' ? [] : [value],
	);
	for (let count = waiting.length; waiting.length > 0; ) {
		const value = waiting.pop();
		if (typeof value !== 'object' || value === null) continue;
		const values: readonly unknown[] = Object.values(value);
		count += values.length;
		if (count > MOST_BESIDE) throw new Error(`it holds more than ${MOST_BESIDE} values beside its files`);
		for (const one of values) waiting.push(one);
	}
}
