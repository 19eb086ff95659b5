import {
	close,
	closeSync,
	createReadStream,
	fsync,
	ftruncate,
	openSync,
	read,
	renameSync,
	rmSync,
	write,
} from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip, gzip, gzipSync } from 'node:zlib';
import { Fault, OgonblickError, TryAgainLater } from '../../errors.ts';
import type { Secrets } from '../login/secrets.ts';
import { unclean } from './clean-file.ts';
import { cleanedBytes } from './cleaned.ts';
import { headerOf, type Place, RECORD_END, type WarcRecord } from './warc-record.ts';

const writing = promisify(write);
const reading = promisify(read);
const deflating = promisify(gzip);
const inflating = promisify(gunzip);

/** Below these a thread of its own costs more than it takes off ours: deflated, and merely wrapped. */
const SMALL = 32 << 10;
const QUICK = 512 << 10;
const LEVEL = 6;

/**
 * A WARC file, one gzip member a record (WARC 1.1 annex D.2). Records of one call lie beside each other. What is on
 * disk always ends on a whole record: a write that fails is taken back, and nothing is written after it.
 */
export class WarcFile {
	readonly file: string;
	#fd: number;
	#queue: Promise<unknown> = Promise.resolve();
	#offset = 0;
	#open = true;
	/** Where each record lies. */
	#places: Place[] = [];
	/** Where a record went that was written before the file was made clean, by its offset then. */
	readonly #moved = new Map<number, Place>();
	records = 0;
	/** Why nothing more is written. */
	trouble: OgonblickError | undefined;

	/** @throws TryAgainLater `disk-full` · Fault `recording-write` */
	constructor(file: string) {
		this.file = file;
		try {
			this.#fd = openSync(file, 'wx+', 0o600);
		} catch (cause) {
			throw writeError(file, cause);
		}
	}

	/** Bytes on disk, all of them whole records. */
	get bytes(): number {
		return this.#offset;
	}

	/** @throws TryAgainLater `disk-full` · Fault `recording-write`, for this call and every one after it */
	async append(records: readonly WarcRecord[]): Promise<readonly Place[]> {
		// Deflated side by side; only the writing has to be one after the other.
		const members = await Promise.all(records.map((r) => this.#member(r)));
		const written = this.#queue.then(() => this.#writeAll(members, records));
		this.#queue = written.catch(() => undefined);
		return written;
	}

	/** Reads a record back, also when the file is closed: its header, head and payload, without the gzip around them. */
	async read(place: Place): Promise<Buffer> {
		const { offset, length } = this.#moved.get(place.offset) ?? place;
		const fd = this.#open ? this.#fd : openSync(this.file, 'r');
		try {
			const bytes = Buffer.allocUnsafe(length);
			for (let at = 0; at < length; ) {
				const { bytesRead } = await reading(fd, bytes, at, length - at, offset + at);
				if (bytesRead === 0)
					throw new Fault('The recording is shorter than its index', { code: 'recording-read' });
				at += bytesRead;
			}
			return await inflating(bytes);
		} finally {
			if (fd !== this.#fd) closeSync(fd);
		}
	}

	/**
	 * Writes the file anew without the secrets of a login, where it holds any: some are known only when they have been in a
	 * body already. A file that cannot be made clean is removed. Once only, when all is written.
	 * @returns how many records are changed
	 * @throws TryAgainLater `disk-full` · Fault `recording-write`
	 */
	async clean(secrets: Secrets): Promise<number> {
		const cleaning = this.#queue.then(() => this.#clean(secrets));
		this.#queue = cleaning.catch(() => undefined);
		return cleaning;
	}

	async #clean(secrets: Secrets): Promise<number> {
		const fresh = `${this.file}.clean`;
		try {
			const found = await unclean(this.file, this.#places, secrets);
			if (found.size === 0) return 0;
			const target = new WarcFile(fresh);
			for (const place of this.#places) {
				const now = found.has(place)
					? (await target.append([cleanedBytes(await this.read(place), secrets)]))[0]
					: await target.#adopt(this.file, place);
				if (now) this.#moved.set(place.offset, now);
			}
			await target.close();
			if (target.trouble) throw target.trouble;
			renameSync(fresh, this.file);
			closeSync(this.#fd);
			this.#fd = openSync(this.file, 'r+');
			this.#offset = target.bytes;
			this.#places = target.#places;
			return found.size;
		} catch (cause) {
			rmSync(fresh, { force: true });
			rmSync(this.file, { force: true });
			this.trouble = cause instanceof OgonblickError ? cause : writeError(this.file, cause);
			throw this.trouble;
		}
	}

	/** Takes a record of another file as it is. */
	async #adopt(file: string, from: Place): Promise<Place> {
		const { offset, length } = from;
		const place = { ...from, offset: this.#offset };
		for await (const chunk of createReadStream(file, { start: offset, end: offset + length - 1 }))
			this.#offset = await this.#write(chunk as Buffer, this.#offset);
		this.#places.push(place);
		this.records++;
		return place;
	}

	/** Waits for what is queued, makes it durable and closes. May be called twice. */
	async close(): Promise<void> {
		await this.#queue;
		if (!this.#open) return;
		this.#open = false;
		try {
			await promisify(fsync)(this.#fd);
		} catch (cause) {
			this.trouble ??= writeError(this.file, cause);
		}
		await promisify(close)(this.#fd);
	}

	/** A member in memory, or a way to make it piece by piece. */
	async #member(record: WarcRecord): Promise<Buffer | (() => AsyncIterable<Buffer>)> {
		const header = await headerOf(record);
		const { head, payload } = record;
		if (!Buffer.isBuffer(payload)) return () => pieces(header, head, payload.file);
		const whole = Buffer.concat([header, head, payload, RECORD_END]);
		const level = record.deflate ? LEVEL : 0;
		// One piece of output: joining many small ones takes longer than wrapping what is stored.
		const options = { level, chunkSize: whole.length + (whole.length >> 8) + 128 };
		const isQuick = whole.length < (record.deflate ? SMALL : QUICK);
		return isQuick ? gzipSync(whole, options) : deflating(whole, options);
	}

	async #writeAll(
		members: readonly (Buffer | (() => AsyncIterable<Buffer>))[],
		records: readonly WarcRecord[],
	): Promise<readonly Place[]> {
		if (this.trouble) throw this.trouble;
		const places: Place[] = [];
		let end = this.#offset;
		try {
			for (const [i, member] of members.entries()) {
				const offset = end;
				if (Buffer.isBuffer(member)) end = await this.#write(member, end);
				else
					await pipeline(
						Readable.from(member()),
						// Bodies that outgrow memory are video and the like, compressed already.
						createGzip({ level: 0 }),
						async (chunks: AsyncIterable<Buffer>) => {
							for await (const chunk of chunks) end = await this.#write(chunk, end);
						},
					);
				places.push({ offset, length: end - offset, ...(records[i]?.opaque ? { opaque: true } : {}) });
			}
		} catch (cause) {
			this.trouble = writeError(this.file, cause);
			await promisify(ftruncate)(this.#fd, this.#offset).catch((error: unknown) => {
				// The file ends in part of a record then; whoever reads it is told by this error.
				this.trouble = writeError(this.file, error);
			});
			throw this.trouble;
		}
		this.#offset = end;
		this.records += members.length;
		this.#places.push(...places);
		return places;
	}

	async #write(bytes: Buffer, at: number): Promise<number> {
		for (let from = 0; from < bytes.length; ) {
			const { bytesWritten } = await writing(this.#fd, bytes, from, bytes.length - from, at + from);
			from += bytesWritten;
		}
		return at + bytes.length;
	}
}

async function* pieces(header: Buffer, head: Buffer, file: string): AsyncGenerator<Buffer> {
	yield Buffer.concat([header, head]);
	for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) yield chunk as Buffer;
	yield RECORD_END;
}

/** What a failed write means for whoever asked for the recording. */
export function writeError(file: string, cause: unknown): OgonblickError {
	const code = (cause as NodeJS.ErrnoException).code;
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		return new TryAgainLater('The disk became full during the recording.', {
			code: 'disk-full',
			subject: file,
			remedy: 'Free space under DATA_DIR; the order waits and can be taken again.',
			cause,
		});
	}
	return new Fault(`The recording could not be written: ${code ?? String(cause)}`, {
		code: 'recording-write',
		subject: file,
		cause,
	});
}
