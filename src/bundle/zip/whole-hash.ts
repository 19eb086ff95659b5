import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Read and hash this much at a time: smaller pieces cost a third of the speed, larger ones only memory. */
export const PIECE = 1024 * 1024;
/** Below this a thread takes longer to start than it saves. */
const WORTH_A_THREAD = 64 * PIECE;
/** Pieces that may wait to be hashed: while one is hashed by both threads, the next is read. */
export const SLOTS = 4;

/** Places in the shared numbers: how many pieces were given and hashed, and then how long the one in each slot is; -1 where there are no more. */
export const GIVEN = 0;
export const HASHED = 1;
export const LENGTHS = 2;

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
	return size < WORTH_A_THREAD ? here() : onThread();
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

function onThread(): WholeHash {
	const pieces = new SharedArrayBuffer(SLOTS * PIECE);
	const numbers = new Int32Array(new SharedArrayBuffer((LENGTHS + SLOTS) * 4));
	const worker = new Worker(new URL('./hash-thread.ts', import.meta.url), {
		workerData: { pieces, numbers },
		// It needs next to nothing of its own.
		resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
	});
	const said = once(worker, 'message');
	// Heard where it is awaited: a thread that could not start is an error of whoever waits for its hash.
	said.catch(() => {});
	let failed: Error | undefined;
	worker.on('error', (error) => {
		failed = error;
		Atomics.notify(numbers, HASHED);
	});
	let given = 0;
	const give = (length: number) => {
		Atomics.store(numbers, LENGTHS + (given % SLOTS), length);
		Atomics.store(numbers, GIVEN, ++given);
		Atomics.notify(numbers, GIVEN);
	};
	return {
		async free() {
			for (;;) {
				if (failed) throw failed;
				const hashed = Atomics.load(numbers, HASHED);
				if (given - hashed < SLOTS) return Buffer.from(pieces, (given % SLOTS) * PIECE, PIECE);
				await Atomics.waitAsync(numbers, HASHED, hashed).value;
			}
		},
		take: give,
		async digest() {
			await this.free();
			give(-1);
			const [digest] = await said;
			return String(digest);
		},
		async [Symbol.asyncDispose]() {
			await worker.terminate();
		},
	};
}
