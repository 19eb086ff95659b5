import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from '../../errors.ts';
import { dosTime, directory as encodeDirectory, localHeader, type ZipEntry } from './form.ts';

/** Read and write this much at a time: smaller reads cost a third of the speed, larger ones only memory. */
const PIECE = 1024 * 1024;
/** Files up to this size are read once; larger ones twice, since a header states the checksum before the contents. */
const WHOLE = 8 * PIECE;

/** What was written of one file. */
export interface Written {
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/**
 * Writes a zip in the form of `form.ts`, entries one after another, hashing each entry and the whole while
 * they pass. Memory is two buffers, whatever is packed. Nothing is durable before `finish` has returned.
 */
export class ZipWriter {
	readonly target: string;
	readonly #file: FileHandle;
	readonly #time: number;
	readonly #signal: AbortSignal;
	readonly #whole = createHash('sha256');
	readonly #entries: ZipEntry[] = [];
	readonly #buffer = Buffer.allocUnsafe(WHOLE);
	#position = 0;

	private constructor(target: string, file: FileHandle, date: Date, signal: AbortSignal) {
		this.target = target;
		this.#file = file;
		this.#time = dosTime(date);
		this.#signal = signal;
	}

	/**
	 * Creates the file; it must not be there.
	 * @param date the date that every entry gets
	 * @throws Fault `target-exists`
	 */
	static async create(target: string, date: Date, signal: AbortSignal): Promise<ZipWriter> {
		signal.throwIfAborted();
		const file = await open(target, 'wx', 0o644).catch((cause: NodeJS.ErrnoException) => {
			if (cause.code !== 'EEXIST') throw cause;
			throw new Fault(`${target} is there already and is not overwritten`, {
				code: 'target-exists',
				subject: target,
				remedy: 'Remove the file if no other process is writing it, then run the order again.',
				cause,
			});
		});
		return new ZipWriter(target, file, date, signal);
	}

	/** Adds contents that are in memory. */
	async addBytes(name: string, contents: Buffer): Promise<Written> {
		await this.#header(name, contents.length, crc32(contents));
		await this.#put(contents);
		return { bytes: contents.length, sha256: createHash('sha256').update(contents).digest('hex') };
	}

	/**
	 * Adds a file's contents.
	 * @param see is handed every piece of the contents once, in order; it must not keep the piece
	 * @throws Fault `file-changed` when the file changes while it is packed
	 */
	async addFile(name: string, path: string, see: (piece: Buffer) => void = () => {}): Promise<Written> {
		await using source = await open(path, 'r');
		const { size } = await source.stat();
		const first = { hash: createHash('sha256'), crc: 0 };
		for await (const piece of this.#pieces(source, size, path)) {
			first.hash.update(piece);
			first.crc = crc32(piece, first.crc);
			see(piece);
			if (size <= WHOLE) {
				await this.#header(name, size, first.crc);
				await this.#put(piece);
			}
		}
		if (size === 0) await this.#header(name, 0, 0);
		if (size > WHOLE) await this.#copy(name, source, size, first.crc, path);
		return { bytes: size, sha256: first.hash.digest('hex') };
	}

	/** Writes the directory, makes the file durable and closes it. */
	async finish(): Promise<Written> {
		await this.#put(encodeDirectory(this.#entries, this.#time, this.#position));
		await this.#file.sync();
		await this.#file.close();
		return { bytes: this.#position, sha256: this.#whole.digest('hex') };
	}

	/** Closes and removes what was written. */
	async discard(): Promise<void> {
		await this.#file.close();
		await rm(this.target, { force: true });
	}

	async #copy(name: string, source: FileHandle, size: number, crc: number, path: string): Promise<void> {
		await this.#header(name, size, crc);
		let again = 0;
		for await (const piece of this.#pieces(source, size, path)) {
			again = crc32(piece, again);
			await this.#put(piece);
		}
		if (again !== crc) throw changed(path);
	}

	async #header(name: string, size: number, crc: number): Promise<void> {
		const entry = { name, size, crc32: crc, offset: this.#position };
		this.#entries.push(entry);
		await this.#put(localHeader(entry, this.#time));
	}

	/** Starts the write, hashes meanwhile on this thread, then waits for the disk. */
	async #put(bytes: Buffer): Promise<void> {
		this.#signal.throwIfAborted();
		const written = writeAll(this.#file, bytes, this.#position);
		this.#whole.update(bytes);
		this.#position += bytes.length;
		await written;
	}

	/** A file's contents in one piece when it is small, else in pieces; the buffer is used again for each. */
	async *#pieces(source: FileHandle, size: number, path: string): AsyncGenerator<Buffer> {
		const most = size <= WHOLE ? WHOLE : PIECE;
		for (let position = 0; position < size; ) {
			this.#signal.throwIfAborted();
			const wanted = Math.min(most, size - position);
			const bytes = await readFully(source, this.#buffer.subarray(0, wanted), position);
			if (bytes < wanted) throw changed(path);
			yield this.#buffer.subarray(0, wanted);
			position += wanted;
		}
		const beyond = await source.read(Buffer.alloc(1), 0, 1, size);
		if (beyond.bytesRead > 0) throw changed(path);
	}
}

/** Reads until the buffer is full or the file ends. @returns bytes read */
export async function readFully(source: FileHandle, buffer: Buffer, position: number): Promise<number> {
	let filled = 0;
	while (filled < buffer.length) {
		const { bytesRead } = await source.read(buffer, filled, buffer.length - filled, position + filled);
		if (bytesRead === 0) break;
		filled += bytesRead;
	}
	return filled;
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
	for (let done = 0; done < bytes.length; ) {
		const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
		done += bytesWritten;
	}
}

function changed(path: string): Fault {
	return new Fault(`${path} changed while it was packed`, {
		code: 'file-changed',
		subject: path,
		remedy: 'Run the order again; if it happens once more, find out which other program writes there.',
	});
}
