import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { GIVEN, HASHED, LENGTHS, PIECE, SLOTS } from './whole-hash.ts';

/** The thread of `wholeHash`: hashes pieces in the order they are given, and says the hash at the end. */
const { pieces, numbers } = workerData as {
	readonly pieces: SharedArrayBuffer;
	readonly numbers: Int32Array<SharedArrayBuffer>;
};
const hash = createHash('sha256');
for (let hashed = 0; ; hashed++) {
	// Returns at once where more has been given meanwhile.
	while (Atomics.load(numbers, GIVEN) === hashed) Atomics.wait(numbers, GIVEN, hashed);
	const length = Atomics.load(numbers, LENGTHS + (hashed % SLOTS));
	if (length === -1) break;
	hash.update(Buffer.from(pieces, (hashed % SLOTS) * PIECE, length));
	Atomics.store(numbers, HASHED, hashed + 1);
	Atomics.notify(numbers, HASHED);
}
parentPort?.postMessage(hash.digest('hex'));
