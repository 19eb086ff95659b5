import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { damagedRecord } from './damaged-record.ts';
import { first } from './fields.ts';
import { decodedBody } from './http-body.ts';
import { warcRecords } from './read-warc.ts';
import { BLOCK_END, type WarcRecord } from './record-start.ts';

const MOST_BYTES = 1 << 29;
const ANSWERS: ReadonlySet<string> = new Set(['response', 'revisit', 'resource']);

/** The answers in a WARC, read one at a time when they are asked for. */
export class WarcBodies implements AsyncDisposable {
	readonly #file: string;
	readonly #handle: FileHandle;
	readonly #byUri: ReadonlyMap<string, readonly WarcRecord[]>;

	private constructor(file: string, handle: FileHandle, records: readonly WarcRecord[]) {
		this.#file = file;
		this.#handle = handle;
		this.#byUri = Map.groupBy(records, (r) => r.targetUri ?? '');
	}

	/**
	 * Goes through the file once to learn what stands where.
	 * @throws Fault `warc-damaged`
	 */
	static async open(file: string, signal?: AbortSignal): Promise<WarcBodies> {
		const answers: WarcRecord[] = [];
		for await (const record of warcRecords(file, signal)) if (ANSWERS.has(record.type)) answers.push(record);
		return new WarcBodies(file, await open(file), answers);
	}

	/** All answers of an address in file order; none where it was never answered. A fragment is no part of it. */
	answers(url: string): readonly WarcRecord[] {
		return this.#byUri.get(url) ?? this.#byUri.get(url.replace(/#.*$/s, '')) ?? [];
	}

	/**
	 * The body of the first good answer of an address, as the page got it; a body that was recorded once and
	 * answered again is found where it was recorded.
	 * @returns undefined where nothing with a body was answered
	 * @throws Fault `warc-damaged`
	 */
	async get(url: string): Promise<Buffer | undefined> {
		const found = this.answers(url);
		const best = found.find((r) => (r.http?.status ?? 200) === 200) ?? found[0];
		const record = best?.type === 'revisit' ? this.#revisited(best) : best;
		return record && this.read(record);
	}

	/**
	 * The body of one record: chunks joined and content codings undone; the whole block where it holds no HTTP.
	 * @throws Fault `warc-damaged`
	 */
	async read(record: WarcRecord): Promise<Buffer> {
		try {
			const block = await this.#block(record);
			return record.http ? await decodedBody(block.subarray(record.http.length), record.http.headers) : block;
		} catch (cause) {
			throw damagedRecord(this.#file, record.offset, 'its body cannot be read', cause);
		}
	}

	async close(): Promise<void> {
		await this.#handle.close();
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.close();
	}

	/** ISO 28500, 6.7: a revisit names the address whose answer had the body, and the body's digest where it was sent. */
	#revisited(revisit: WarcRecord): WarcRecord | undefined {
		const uri = first(revisit.headers, 'warc-refers-to-target-uri') ?? revisit.targetUri ?? '';
		const digest = first(revisit.headers, 'warc-payload-digest');
		const isSame = (r: WarcRecord) => !digest || first(r.headers, 'warc-payload-digest') === digest;
		return this.answers(uri).find((r) => r.type !== 'revisit' && isSame(r));
	}

	async #block(record: WarcRecord): Promise<Buffer> {
		const member = Buffer.allocUnsafe(record.length);
		const { bytesRead } = await this.#handle.read(member, 0, record.length, record.offset);
		const contents = await promisify(gunzip)(member.subarray(0, bytesRead), { maxOutputLength: MOST_BYTES });
		return contents.subarray(-BLOCK_END - record.blockLength, -BLOCK_END);
	}
}
