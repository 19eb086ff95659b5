import type { FileHandle } from 'node:fs/promises';
import { hashBehind } from './hash-behind.ts';
import { PIECE } from './pieces.ts';

/** The disk is set to work whenever so much is new: it then writes while the rest is packed, not only when all of it is. */
const STRIDE = 64 * PIECE;

/** Makes a file that somebody is writing durable, and hashes it as a whole, behind the writer. */
export class Lasting {
	readonly #file: FileHandle;
	readonly #hash;
	#asked = 0;
	#flushing: Promise<void> | undefined;
	/** Why the disk did not take what it was given. The system says so once, and would not say it at the end. */
	#failed: Error | undefined;

	/** @param file open for reading and writing */
	constructor(file: FileHandle) {
		this.#file = file;
		this.#hash = hashBehind(file);
	}

	/** So much of the file is written, though not all of it need stand for good. @throws what the disk said of what was written before */
	written(position: number): void {
		if (this.#failed) throw this.#failed;
		if (this.#flushing || position - this.#asked < STRIDE) return;
		this.#asked = position;
		this.#flushing = this.#flush();
	}

	/** All bytes before this one are as they will be. */
	reach(position: number): void {
		this.#hash.reach(position);
	}

	/** @param size of the file, all of which is written @returns SHA-256 of it, lower-case hex, once it is durable */
	async finish(size: number): Promise<string> {
		const digest = this.#hash.digest(size);
		digest.catch(() => {});
		await this.#flushing;
		if (this.#failed) throw this.#failed;
		await this.#file.sync();
		return digest;
	}

	/** Stops; the file may be closed then. */
	async end(): Promise<void> {
		await this.#flushing;
		await this.#hash[Symbol.asyncDispose]();
	}

	async #flush(): Promise<void> {
		try {
			await this.#file.datasync();
		} catch (error) {
			this.#failed = error as Error;
		} finally {
			this.#flushing = undefined;
		}
	}
}
