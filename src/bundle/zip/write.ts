import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from '../../errors.ts';
import { dosTime, directory as encodeDirectory, localHeader, type ZipEntry } from './form.ts';
import { Lasting } from './lasting.ts';
import { PIECE, readAhead, writeFully } from './pieces.ts';

/** What was written of one file. */
export interface Written {
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/**
 * Writes a zip in the form of `form.ts`, entries one after another, hashing each while it passes and the whole behind. A header states
 * what its contents are and stands before them, but is written after: so each file is read once. Memory is a few pieces, whatever is
 * packed. Nothing is durable before `finish` has returned.
 */
export class ZipWriter {
	readonly target: string;
	readonly #file: FileHandle;
	readonly #time: number;
	readonly #signal: AbortSignal;
	readonly #entries: ZipEntry[] = [];
	readonly #buffers = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)] as const;
	readonly #lasting: Lasting;
	readonly #isPassing: boolean;
	#position = 0;

	private constructor(target: string, file: FileHandle, date: Date, signal: AbortSignal, isPassing: boolean) {
		this.target = target;
		this.#file = file;
		this.#time = dosTime(date);
		this.#signal = signal;
		this.#lasting = new Lasting(file);
		this.#isPassing = isPassing;
	}

	/**
	 * Creates the file; it must not be there.
	 * @param date the date that every entry gets
	 * @param isPassing whether it is to be packed itself and then removed: `close` it then, and no disk has to write it
	 * @throws Fault `target-exists`
	 */
	static async create(
		target: string,
		date: Date,
		signal: AbortSignal,
		{ isPassing = false } = {},
	): Promise<ZipWriter> {
		signal.throwIfAborted();
		const file = await open(target, 'wx+', 0o644).catch((cause: NodeJS.ErrnoException) => {
			if (cause.code !== 'EEXIST') throw cause;
			throw new Fault(`${target} is there already and is not overwritten`, {
				code: 'target-exists',
				subject: target,
				remedy: 'Remove the file if no other process is writing it, then run the order again.',
				cause,
			});
		});
		return new ZipWriter(target, file, date, signal, isPassing);
	}

	/** Adds contents that are in memory. */
	async addBytes(name: string, contents: Buffer): Promise<Written> {
		const { length: size } = contents;
		const { entry, header } = this.#next(name, size, crc32(contents));
		await this.#put(Buffer.concat([header, contents]), entry.offset);
		this.#added(entry, entry.offset + header.length + size);
		return { bytes: size, sha256: createHash('sha256').update(contents).digest('hex') };
	}

	/**
	 * Adds a file's contents.
	 * @param see is handed every piece of the contents once, in order; it must not keep the piece
	 * @throws Fault `file-changed` when the file changes while it is packed
	 */
	async addFile(name: string, path: string, see: (piece: Buffer) => void = () => {}): Promise<Written> {
		await using source = await open(path, 'r');
		const before = await source.stat({ bigint: true });
		const size = Number(before.size);
		const hash = createHash('sha256');
		let crc = 0;
		let position = this.#position + this.#next(name, size, 0).header.length;
		const end = position + size;
		for await (const piece of readAhead(source, size, this.#buffers)) {
			const written = this.#put(piece, position);
			try {
				hash.update(piece);
				crc = crc32(piece, crc);
				see(piece);
			} finally {
				await written;
			}
			position += piece.length;
		}
		const after = await source.stat({ bigint: true });
		if (position !== end || after.size !== before.size || after.mtimeNs !== before.mtimeNs)
			throw changed(path);
		const { entry, header } = this.#next(name, size, crc);
		await this.#put(header, entry.offset);
		this.#added(entry, end);
		return { bytes: size, sha256: hash.digest('hex') };
	}

	/** Writes the directory, makes the file durable and closes it. */
	async finish(): Promise<Written> {
		const bytes = await this.#putDirectory();
		const sha256 = await this.#lasting.finish(bytes);
		await this.#close();
		return { bytes, sha256 };
	}

	/** Writes the directory and closes the file, which may be lost when the machine stops. @returns bytes of it */
	async close(): Promise<number> {
		const bytes = await this.#putDirectory();
		await this.#close();
		return bytes;
	}

	/** Closes and removes what was written. */
	async discard(): Promise<void> {
		await this.#close();
		await rm(this.target, { force: true });
	}

	async #close(): Promise<void> {
		await this.#lasting.end();
		await this.#file.close();
	}

	async #putDirectory(): Promise<number> {
		const bytes = encodeDirectory(this.#entries, this.#time, this.#position);
		await this.#put(bytes, this.#position);
		return this.#position + bytes.length;
	}

	/** The entry that would stand next. Its header is as long whatever the checksum is. */
	#next(name: string, size: number, crc: number): { readonly entry: ZipEntry; readonly header: Buffer } {
		const entry = { name, size, crc32: crc, offset: this.#position };
		return { entry, header: localHeader(entry, this.#time) };
	}

	#added(entry: ZipEntry, end: number): void {
		this.#entries.push(entry);
		this.#position = end;
		if (!this.#isPassing) this.#lasting.reach(end);
	}

	async #put(bytes: Buffer, position: number): Promise<void> {
		this.#signal.throwIfAborted();
		await writeFully(this.#file, bytes, position);
		if (!this.#isPassing) this.#lasting.written(position + bytes.length);
	}
}

function changed(path: string): Fault {
	return new Fault(`${path} changed while it was packed`, {
		code: 'file-changed',
		subject: path,
		remedy: 'Run the order again; if it happens once more, find out which other program writes there.',
	});
}
