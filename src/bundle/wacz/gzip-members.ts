import { type FileHandle, open } from 'node:fs/promises';
import { constants, crc32, createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib';
import { damagedRecord } from './damaged-record.ts';

/** One gzip member (RFC 1952, 2.2) of a file of many. */
export interface Member {
	/** Bytes from the start of the file. */
	readonly offset: number;
	/** Bytes in the file, compressed. */
	readonly length: number;
}

const WINDOW = 1 << 20;
/** Members up to this size are inflated in one call; a stream for each would take four times as long. */
const SMALL = 1 << 19;
const MOST_AT_ONCE = 1 << 23;
const OUTPUT = 1 << 14;
const FIXED_HEADER = 10;
const TRAILER = 8;

/**
 * Reads a file of gzip members one after the other and finds where each ends, which a gzip reader that joins
 * them does not tell. Memory is one window, whatever the members hold; checksums are verified.
 */
export class GzipMembers {
	readonly #file: string;
	readonly #handle: FileHandle;
	readonly #window = Buffer.allocUnsafe(WINDOW);
	#from = 0;
	#to = 0;
	#read = 0;

	private constructor(file: string, handle: FileHandle) {
		this.#file = file;
		this.#handle = handle;
	}

	static async open(file: string): Promise<GzipMembers> {
		return new GzipMembers(file, await open(file));
	}

	async close(): Promise<void> {
		await this.#handle.close();
	}

	/**
	 * Inflates the next member.
	 * @param take gets its contents piece by piece; a piece is its own to keep
	 * @returns undefined at the end of the file
	 * @throws Fault `warc-damaged` when what follows is no whole gzip member
	 */
	async next(take: (piece: Buffer) => void): Promise<Member | undefined> {
		const offset = this.#position;
		if ((await this.#have(1)) === 0) return undefined;
		await this.#skipHeader(offset);
		let crc = 0;
		let size = 0;
		const see = (piece: Buffer) => {
			crc = crc32(piece, crc);
			size += piece.length;
			take(piece);
		};
		if (!(await this.#inflateAtOnce(see))) await this.#inflateByPieces(offset, see);
		if ((await this.#have(TRAILER)) < TRAILER) throw damagedRecord(this.#file, offset, 'it ends too early');
		const trailer = this.#window.subarray(this.#from, this.#from + TRAILER);
		if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== size % 2 ** 32)
			throw damagedRecord(this.#file, offset, 'its checksum is wrong');
		this.#from += TRAILER;
		return { offset, length: this.#position - offset };
	}

	get #position(): number {
		return this.#read - (this.#to - this.#from);
	}

	/** @returns false, with nothing taken, where the member is large or damaged: reading it by pieces tells which */
	async #inflateAtOnce(take: (piece: Buffer) => void): Promise<boolean> {
		const available = Math.min(await this.#have(SMALL), SMALL);
		const input = this.#window.subarray(this.#from, this.#from + available);
		const whole = inflated(input);
		if (whole === undefined || whole.engine.bytesWritten === available) return false;
		this.#from += whole.engine.bytesWritten;
		take(whole.buffer);
		return true;
	}

	async #inflateByPieces(offset: number, take: (piece: Buffer) => void): Promise<void> {
		const inflate = createInflateRaw({ chunkSize: OUTPUT, finishFlush: constants.Z_SYNC_FLUSH });
		let failed: Error | undefined;
		const ended = new Promise<void>((resolve) => {
			inflate.on('end', resolve);
			inflate.on('error', (error) => {
				failed = error;
				resolve();
			});
		});
		inflate.on('data', take);
		try {
			for (let given = 0; ; ) {
				if ((await this.#have(1)) === 0) throw damagedRecord(this.#file, offset, 'it ends too early');
				const input = this.#window.subarray(this.#from, this.#to);
				// After an error the write is never answered; only the event tells.
				await Promise.race([new Promise<void>((resolve) => inflate.write(input, () => resolve())), ended]);
				if (failed) throw damagedRecord(this.#file, offset, 'its contents cannot be read', failed);
				given += input.length;
				// Inflate takes all it is given unless its stream is over; the trailer is then what is left.
				const left = given - inflate.bytesWritten;
				this.#from = this.#to - left;
				if (left > 0) return await ended;
			}
		} finally {
			inflate.close();
		}
	}

	async #skipHeader(offset: number): Promise<void> {
		if ((await this.#have(FIXED_HEADER)) < FIXED_HEADER)
			throw damagedRecord(this.#file, offset, 'it ends too early');
		const header = this.#window.subarray(this.#from, this.#from + FIXED_HEADER);
		if (header[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8)
			throw damagedRecord(this.#file, offset, 'it is not gzip');
		const flags = header[3] as number;
		this.#from += FIXED_HEADER;
		if (flags & 4) {
			if ((await this.#have(2)) < 2) throw damagedRecord(this.#file, offset, 'it ends too early');
			await this.#skip(2 + this.#window.readUInt16LE(this.#from), offset);
		}
		for (const flag of [8, 16]) if (flags & flag) await this.#skipText(offset);
		if (flags & 2) await this.#skip(2, offset);
	}

	async #skip(bytes: number, offset: number): Promise<void> {
		if ((await this.#have(bytes)) < bytes) throw damagedRecord(this.#file, offset, 'it ends too early');
		this.#from += bytes;
	}

	async #skipText(offset: number): Promise<void> {
		for (;;) {
			if ((await this.#have(1)) === 0) throw damagedRecord(this.#file, offset, 'it ends too early');
			if (this.#window[this.#from++] === 0) return;
		}
	}

	/** Sees to it that so many bytes stand in the window. @returns how many there are, fewer only at the file's end */
	async #have(bytes: number): Promise<number> {
		if (this.#to - this.#from < bytes) {
			this.#window.copyWithin(0, this.#from, this.#to);
			this.#to -= this.#from;
			this.#from = 0;
			while (this.#to < bytes) {
				const { bytesRead } = await this.#handle.read(this.#window, this.#to, WINDOW - this.#to, this.#read);
				if (bytesRead === 0) break;
				this.#to += bytesRead;
				this.#read += bytesRead;
			}
		}
		return this.#to - this.#from;
	}
}

/** Node's types know the plain result only; with `info` it comes with the engine, which knows how much it has read. */
type Inflated = { readonly buffer: Buffer; readonly engine: InflateRaw };

function inflated(input: Buffer): Inflated | undefined {
	const options = {
		info: true,
		finishFlush: constants.Z_SYNC_FLUSH,
		chunkSize: OUTPUT,
		maxOutputLength: MOST_AT_ONCE,
	};
	try {
		return inflateRawSync(input, options) as unknown as Inflated;
	} catch {
		// Too large or damaged: the caller reads it again by pieces, which is slower and says which.
		return undefined;
	}
}
