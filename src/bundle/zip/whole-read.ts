import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { WORTH_A_THREAD } from './hash-behind.ts';
import { PIECE, readAhead } from './pieces.ts';
import { onThread, type Tools } from './thread.ts';

/** Pieces that may be read before they are looked at: one is looked at, one is hashed, and one is read. */
export const SLOTS = 4;

const TOO_SHORT = 'the file ends there';

/** Places in the shared numbers: how many pieces have been read, and how many of them looked at. */
const PLACES = { read: 0, seen: 1 } as const;

/** What the system says of a disk that gives no more before the file's end. Nothing can be asked for after it. */
export interface Refused {
	readonly why: string;
}

/** A file that is read once, from its first byte to its last, and its SHA-256, taken while whoever reads does something else with each piece. */
export interface WholeRead {
	/** The next piece, of `PIECE` bytes but for the last one; undefined after that. It lies in its buffer until the next is asked for. */
	next(): Promise<Buffer | Refused | undefined>;
	/** After the last piece. Lower-case hex. */
	digest(): Promise<string>;
	/** Ends it, wherever it is; the file may be closed then. */
	[Symbol.asyncDispose](): Promise<void>;
}

/**
 * A large file is read and hashed as a whole on a thread of its own: two hashes, of the whole and of each entry, then take the time of one.
 * Reading belongs there too: on a third thread it would take turns with whoever looks at the pieces, who has more to do.
 * @param size of the file, bytes
 */
export function readWhole(file: FileHandle, size: number): WholeRead {
	return size < WORTH_A_THREAD ? here(file, size) : beside(file.fd, size);
}

function here(file: FileHandle, size: number): WholeRead {
	const hash = createHash('sha256');
	const pieces = readAhead(file, size, [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)]);
	let position = 0;
	return {
		async next() {
			const { value } = await pieces.next().catch((error: Error) => ({ value: { why: error.message } }));
			if (value === undefined) return position < size ? { why: TOO_SHORT } : undefined;
			if ('why' in value) return value;
			position += value.length;
			hash.update(value);
			return value;
		},
		digest: async () => hash.digest('hex'),
		[Symbol.asyncDispose]: async () => {
			await pieces.return(undefined);
		},
	};
}

function beside(fd: number, size: number): WholeRead {
	const pieces = new SharedArrayBuffer(SLOTS * PIECE);
	const numbers = new Int32Array(new SharedArrayBuffer(8));
	const { said, end } = onThread(readAndHash, {
		...{ fd, size, pieces, numbers },
		...{ places: PLACES, slots: SLOTS, most: PIECE, tooShort: TOO_SHORT },
	});
	let isOver = false;
	const over = () => {
		isOver = true;
		Atomics.notify(numbers, PLACES.read);
	};
	said.then(over, over);
	let given = 0;
	const see = (pieces: number) => {
		Atomics.store(numbers, PLACES.seen, pieces);
		Atomics.notify(numbers, PLACES.seen);
	};
	return {
		async next() {
			see(given);
			const position = given * PIECE;
			if (position >= size) return undefined;
			for (;;) {
				const read = Atomics.load(numbers, PLACES.read);
				// What stood there before the disk gave no more is looked at like all else.
				if (read > given) break;
				if (isOver) return { why: JSON.parse(await said).why };
				await Atomics.waitAsync(numbers, PLACES.read, read).value;
			}
			return Buffer.from(pieces, (given++ % SLOTS) * PIECE, Math.min(PIECE, size - position));
		},
		digest: async () => JSON.parse(await said).sha256,
		[Symbol.asyncDispose]: end,
	};
}

interface Shared {
	readonly fd: number;
	readonly size: number;
	readonly pieces: SharedArrayBuffer;
	readonly numbers: Int32Array<SharedArrayBuffer>;
	readonly places: typeof PLACES;
	readonly slots: number;
	readonly most: number;
	readonly tooShort: string;
}

/** On the thread: reads a piece when a slot is free, gives it, and hashes it while it is looked at. @returns JSON of `sha256`, or of `Refused` */
function readAndHash({ createHash, readSync }: Tools, shared: Shared): string {
	const { fd, size, pieces, numbers, places, slots, most, tooShort } = shared;
	const hash = createHash('sha256');
	for (let given = 0; given * most < size; given++) {
		for (;;) {
			const seen = Atomics.load(numbers, places.seen);
			if (given - seen < slots) break;
			// Returns at once where more has been seen meanwhile.
			Atomics.wait(numbers, places.seen, seen);
		}
		const position = given * most;
		const piece = Buffer.from(pieces, (given % slots) * most, Math.min(most, size - position));
		try {
			for (let filled = 0; filled < piece.length; ) {
				const bytes = readSync(fd, piece, filled, piece.length - filled, position + filled);
				if (bytes === 0) return JSON.stringify({ why: tooShort });
				filled += bytes;
			}
		} catch (error) {
			return JSON.stringify({ why: (error as Error).message });
		}
		Atomics.store(numbers, places.read, given + 1);
		Atomics.notify(numbers, places.read);
		hash.update(piece);
	}
	return JSON.stringify({ sha256: hash.digest('hex') });
}
