import { type Fields, first, type Head, mediaType, readHead } from './fields.ts';
import type { Member } from './gzip-members.ts';

/** A record of a WARC file, without the body of what was answered. Source: ISO 28500:2017 (WARC 1.1). */
export interface WarcRecord {
	/** Where its gzip member begins and how long it is, in bytes of the file. */
	readonly offset: number;
	readonly length: number;
	readonly id: string;
	/** `warcinfo`, `response`, `request`, `resource`, `metadata`, `revisit` … */
	readonly type: string;
	/** ISO 8601, as the record states it. */
	readonly date: string;
	readonly targetUri?: string;
	readonly headers: Fields;
	/** Bytes of the record's block, an HTTP head included. */
	readonly blockLength: number;
	/** Of requests, responses and revisits that hold one. */
	readonly http?: HttpHead;
	/** Media type of the answer, or of the block where no HTTP is in it; lower case, without parameters. */
	readonly mime?: string;
	/** What a request sent, up to a mebibyte; absent where it sent nothing. */
	readonly requestBody?: Buffer;
}

export interface HttpHead {
	readonly headers: Fields;
	/** On responses and revisits. */
	readonly status?: number;
	/** On requests, as written. */
	readonly method?: string;
	/** Bytes of the HTTP head within the block. */
	readonly length: number;
}

const MOST_HEAD = 1 << 20;
const MOST_BODY = 1 << 20;
/** A record ends with two line breaks that its length does not count (ISO 28500, 4). */
export const BLOCK_END = 4;

/** Collects as much of a record's beginning as is kept of it, and counts the rest. */
export class RecordStart {
	#kept: Buffer = Buffer.alloc(0);
	#size = 0;
	#warc: Head | undefined;
	#http: Head | undefined;
	#collecting = true;

	take(piece: Buffer): void {
		this.#size += piece.length;
		if (!this.#collecting) return;
		this.#kept = this.#kept.length === 0 ? piece : Buffer.concat([this.#kept, piece]);
		this.#warc ??= readHead(this.#kept, 'utf8');
		if (this.#warc && holdsHttp(this.#warc))
			this.#http ??= readHead(this.#kept.subarray(this.#warc.length), 'latin1');
		this.#collecting = this.#kept.length < this.#wanted();
	}

	/** The record, once all of it was taken; what is wrong where it is none. */
	record({ offset, length }: Member): WarcRecord | string {
		const warc = this.#warc;
		if (!warc || !/^WARC\/1\.[01]$/.test(warc.startLine)) return 'it does not begin as a WARC record';
		const [id, type, date] = ['warc-record-id', 'warc-type', 'warc-date'].map((n) => first(warc.fields, n));
		if (!id || !type || !date) return 'it lacks WARC-Record-ID, WARC-Type or WARC-Date';
		const blockLength = Number(first(warc.fields, 'content-length'));
		if (this.#size !== warc.length + blockLength + BLOCK_END) return 'its Content-Length is not its length';
		// wget and others wrap the address in angle brackets, as WARC 1.0 had it.
		const targetUri = first(warc.fields, 'warc-target-uri')?.replace(/^<(.*)>$/, '$1');
		const mime = mediaType(first((this.#http ?? warc).fields, 'content-type'));
		const requestBody = this.#requestBody(type);
		return {
			...{ offset, length, id, type, date, headers: warc.fields, blockLength },
			...(targetUri === undefined ? {} : { targetUri }),
			...(this.#http === undefined ? {} : { http: httpHead(this.#http) }),
			...(mime === undefined ? {} : { mime }),
			...(requestBody === undefined ? {} : { requestBody }),
		};
	}

	#wanted(): number {
		if (!this.#warc || (holdsHttp(this.#warc) && !this.#http)) return MOST_HEAD;
		if (!this.#http || first(this.#warc.fields, 'warc-type') !== 'request') return 0;
		return this.#warc.length + this.#http.length + MOST_BODY;
	}

	/** A copy, so that a record that is kept does not keep what it was inflated into. */
	#requestBody(type: string): Buffer | undefined {
		if (type !== 'request' || !this.#warc || !this.#http) return undefined;
		const from = this.#warc.length + this.#http.length;
		const to = Math.min(this.#size - BLOCK_END, from + MOST_BODY);
		return to > from ? Buffer.from(this.#kept.subarray(from, to)) : undefined;
	}
}

function holdsHttp(warc: Head): boolean {
	return mediaType(first(warc.fields, 'content-type')) === 'application/http';
}

function httpHead(head: Head): HttpHead {
	const status = head.startLine.match(/^HTTP\/[\d.]+ (\d{3})(?= |$)/)?.[1];
	const method = status === undefined ? head.startLine.match(/^([^\s/]+) /)?.[1] : undefined;
	return {
		headers: head.fields,
		length: head.length,
		...(status === undefined ? {} : { status: Number(status) }),
		...(method === undefined ? {} : { method }),
	};
}
