import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { PIECE, readAhead } from './pieces.ts';
import { onThread, type Tools } from './thread.ts';

/** Below this a thread takes longer to start than it saves. */
export const WORTH_A_THREAD = 64 * PIECE;

/** SHA-256 of a file that somebody is writing, taken by reading back what stands there for good: from the page cache, as a rule. */
export interface HashBehind {
	/** All bytes before this one are as they will be. Never less than before. */
	reach(position: number): void;
	/** Once all is written. @param size of the file, bytes @returns lower-case hex */
	digest(size: number): Promise<string>;
	/** Ends it, whatever has been hashed; the file may be closed then. */
	[Symbol.asyncDispose](): Promise<void>;
}

/**
 * Of a large file it is taken on a thread of its own, so that the writer has nothing to do with it.
 * @param file open for reading and writing
 */
export function hashBehind(file: FileHandle, worthAThread = WORTH_A_THREAD): HashBehind {
	let thread: ReturnType<typeof follow> | undefined;
	return {
		reach(position) {
			if (position >= worthAThread) thread ??= follow(file.fd);
			thread?.reach(position);
		},
		digest: (size) => (thread ? thread.digest(size) : here(file, size)),
		[Symbol.asyncDispose]: async () => thread?.end(),
	};
}

async function here(file: FileHandle, size: number): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of readAhead(file, size, [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)]))
		hash.update(piece);
	return hash.digest('hex');
}

function follow(fd: number) {
	const reached = new BigInt64Array(new SharedArrayBuffer(8));
	const { said, end } = onThread(hashReached, { fd, reached, most: PIECE });
	const tell = (value: bigint) => {
		Atomics.store(reached, 0, value);
		Atomics.notify(reached, 0);
	};
	return {
		reach: (position: number) => tell(BigInt(position)),
		digest: (size: number) => {
			tell(~BigInt(size));
			return said;
		},
		end,
	};
}

interface Followed {
	readonly fd: number;
	/** How far the file stands for good; when that is its end, the bitwise complement, which is negative. */
	readonly reached: BigInt64Array<SharedArrayBuffer>;
	/** Bytes to read at a time. */
	readonly most: number;
}

/** On the thread: hashes the file up to where it stands for good, again and again until that is its end. */
function hashReached({ createHash, readSync }: Tools, { fd, reached, most }: Followed): string {
	const hash = createHash('sha256');
	const buffer = Buffer.allocUnsafe(most);
	for (let position = 0; ; ) {
		const told = Atomics.load(reached, 0);
		const isEnd = told < 0n;
		const to = Number(isEnd ? ~told : told);
		while (position < to) {
			const bytes = readSync(fd, buffer, 0, Math.min(most, to - position), position);
			if (bytes === 0)
				throw new Error(`The file that is written ends at byte ${position}, before byte ${to}`);
			hash.update(buffer.subarray(0, bytes));
			position += bytes;
		}
		if (isEnd) return hash.digest('hex');
		// Returns at once where more has been told meanwhile.
		Atomics.wait(reached, 0, told);
	}
}
