import { stat } from 'node:fs/promises';
import { Kept } from './zoom/kept.ts';

/** A file system that writes times by the tick may give two states of a file the same one: what was changed so lately is read anew. */
const SETTLED_MS = 2000;

/** What was read of files, for as long as each is the very file that it was read of. */
export interface ReadOnce {
	/**
	 * What `read` gives of the file; read anew where anything tells that it is another file, or the same one changed: device, inode, size, the
	 * time of its content and of its entry. Who asks for the same at the same time waits for one reading. What was thrown is not kept.
	 * @param what of the file: a name for what `read` gives
	 */
	of<Value>(file: string, what: string, read: () => Promise<Value>): Promise<Value>;
}

/**
 * @param most bytes in all
 * @param bytesOf about what a value takes in memory
 */
export function readOnce(most: number, bytesOf: (value: unknown) => number): ReadOnce {
	const kept = new Kept<{ readonly value: unknown }>(most);
	const reading = new Map<string, Promise<unknown>>();
	const readNow = async (file: string, key: string, identity: string, read: () => Promise<unknown>) => {
		const value = await read();
		// It may have been exchanged while it was read: what came may be of either.
		if ((await identityOf(file)) === identity) kept.set(key, { value }, bytesOf(value));
		return value;
	};
	return {
		async of<Value>(file: string, what: string, read: () => Promise<Value>): Promise<Value> {
			const identity = await identityOf(file);
			if (identity === undefined) return read();
			const key = `${what} ${identity} ${file}`;
			const there = kept.get(key);
			if (there) return there.value as Value;
			const known = reading.get(key) ?? readNow(file, key, identity, read);
			reading.set(key, known);
			try {
				return (await known) as Value;
			} finally {
				reading.delete(key);
			}
		},
	};
}

/** @returns undefined where there is no such file, or it was changed too lately to be told apart from what it is changed to next */
async function identityOf(file: string): Promise<string | undefined> {
	// Whoever reads it then tells what is wrong with it.
	const there = await stat(file, { bigint: true }).catch(() => undefined);
	if (!there) return undefined;
	const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = there;
	if (Date.now() - Number(ctimeMs) < SETTLED_MS) return undefined;
	return [dev, ino, size, mtimeNs, ctimeNs].join('.');
}
