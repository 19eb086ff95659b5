import { createHash } from 'node:crypto';
import { WORTH_A_THREAD } from './hash-behind.ts';
import { PIECE } from './pieces.ts';
import { onThread, type Tools } from './thread.ts';

/** Pieces that may wait to be hashed: while one is hashed by both threads, the next is read. */
export const SLOTS = 4;

/** Places in the shared numbers: how many pieces were given and hashed, and then how long the one in each slot is; -1 where there are no more. */
const PLACES = { given: 0, hashed: 1, lengths: 2 } as const;

/** SHA-256 of a whole file, taken while whoever reads it does something else with each piece. */
export interface WholeHash {
	/** A buffer of `PIECE` bytes to read the next piece into, when one is free. */
	free(): Promise<Buffer>;
	/** Hashes the first bytes of the buffer that `free` gave last. They must not be changed. */
	take(length: number): void;
	/** Lower-case hex. */
	digest(): Promise<string>;
	/** Ends it, whatever has been hashed. */
	[Symbol.asyncDispose](): Promise<void>;
}

/** A large file is hashed on a thread of its own: two hashes, of the whole and of each entry, then take the time of one. @param size of the file, bytes */
export function wholeHash(size: number): WholeHash {
	return size < WORTH_A_THREAD ? here() : beside();
}

function here(): WholeHash {
	const hash = createHash('sha256');
	const buffers = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)] as const;
	let given = 0;
	return {
		free: async () => buffers[given++ % 2 === 0 ? 0 : 1],
		take: (length) => {
			hash.update(buffers[given % 2 === 0 ? 1 : 0].subarray(0, length));
		},
		digest: async () => hash.digest('hex'),
		[Symbol.asyncDispose]: async () => {},
	};
}

function beside(): WholeHash {
	const pieces = new SharedArrayBuffer(SLOTS * PIECE);
	const numbers = new Int32Array(new SharedArrayBuffer((PLACES.lengths + SLOTS) * 4));
	const { said, end } = onThread(hashPieces, { pieces, numbers, places: PLACES, slots: SLOTS, most: PIECE });
	let failed: Error | undefined;
	said.catch((error) => {
		failed = error;
		Atomics.notify(numbers, PLACES.hashed);
	});
	let given = 0;
	const give = (length: number) => {
		Atomics.store(numbers, PLACES.lengths + (given % SLOTS), length);
		Atomics.store(numbers, PLACES.given, ++given);
		Atomics.notify(numbers, PLACES.given);
	};
	return {
		async free() {
			for (;;) {
				if (failed) throw failed;
				const hashed = Atomics.load(numbers, PLACES.hashed);
				if (given - hashed < SLOTS) return Buffer.from(pieces, (given % SLOTS) * PIECE, PIECE);
				await Atomics.waitAsync(numbers, PLACES.hashed, hashed).value;
			}
		},
		take: give,
		async digest() {
			await this.free();
			give(-1);
			return said;
		},
		[Symbol.asyncDispose]: end,
	};
}

interface Shared {
	readonly pieces: SharedArrayBuffer;
	readonly numbers: Int32Array<SharedArrayBuffer>;
	readonly places: typeof PLACES;
	readonly slots: number;
	readonly most: number;
}

/** On the thread: hashes pieces in the order they are given, until there are no more. */
function hashPieces({ createHash }: Tools, { pieces, numbers, places, slots, most }: Shared): string {
	const hash = createHash('sha256');
	for (let hashed = 0; ; hashed++) {
		// Returns at once where more has been given meanwhile.
		while (Atomics.load(numbers, places.given) === hashed) Atomics.wait(numbers, places.given, hashed);
		const length = Atomics.load(numbers, places.lengths + (hashed % slots));
		if (length === -1) return hash.digest('hex');
		hash.update(Buffer.from(pieces, (hashed % slots) * most, length));
		Atomics.store(numbers, places.hashed, hashed + 1);
		Atomics.notify(numbers, places.hashed);
	}
}
