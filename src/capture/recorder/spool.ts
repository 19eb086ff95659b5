import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

/** Streamed bodies up to this size stay in memory. */
const IN_MEMORY = 1 << 20;

/** A body that arrives in pieces: in memory while it is small, in a file beside the recording when it grows. */
export class Spool {
	readonly #file: string;
	readonly #limit: number;
	#chunks: Buffer[] = [];
	#fd: number | undefined;
	/** Bytes held. */
	bytes = 0;
	/** The limit was reached; what came after it is not held. */
	full = false;

	/** @param limit most bytes to hold */
	constructor(file: string, limit: number) {
		this.#file = file;
		this.#limit = limit;
	}

	/** Set once the body has outgrown memory. */
	get file(): string | undefined {
		return this.#fd === undefined ? undefined : this.#file;
	}

	/**
	 * Written synchronously: the browser sends on only when we read, so a slow disk slows the stream and not the memory.
	 * @throws NodeJS.ErrnoException such as ENOSPC
	 */
	add(base64: string): void {
		if (this.full) return;
		const whole = Buffer.from(base64, 'base64');
		// What still fits is kept: the browser may hand over much in one piece, and all of it would be lost.
		const chunk = whole.subarray(0, this.#limit - this.bytes);
		this.full = chunk.length < whole.length;
		this.bytes += chunk.length;
		if (this.#fd !== undefined) {
			writeWhole(this.#fd, chunk);
			return;
		}
		this.#chunks.push(chunk);
		if (this.bytes <= IN_MEMORY) return;
		this.#fd = openSync(this.#file, 'wx', 0o600);
		for (const held of this.#chunks.splice(0)) writeWhole(this.#fd, held);
	}

	/** The bytes, where they are in memory. */
	content(): Buffer {
		return Buffer.concat(this.#chunks);
	}

	drop(): void {
		this.#chunks = [];
		if (this.#fd === undefined) return;
		closeSync(this.#fd);
		this.#fd = undefined;
		rmSync(this.#file, { force: true });
	}
}

/** The system may take a part only, as on a disk with less room than asked for; the next try then says why. */
function writeWhole(fd: number, bytes: Buffer): void {
	for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
