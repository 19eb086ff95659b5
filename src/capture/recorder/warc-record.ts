import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';

export type RecordType = 'warcinfo' | 'request' | 'response' | 'revisit' | 'metadata' | 'resource';
export type WarcField = readonly [name: string, value: string];

/** One record before it is written (WARC 1.1, ISO 28500:2017). */
export interface WarcRecord {
	readonly type: RecordType;
	readonly id: string;
	/** ISO 8601 in UTC. */
	readonly date: string;
	readonly fields: readonly WarcField[];
	/** The block's beginning: an HTTP head, or empty. */
	readonly head: Buffer;
	/** The payload: bytes, or a file that holds them. */
	readonly payload: Payload;
	/** False where the payload is compressed already: deflating it again costs much and gains nothing. */
	readonly deflate: boolean;
	/** The payload is a picture, a film or a font: no words are looked for in it. */
	readonly opaque?: boolean;
	/** It has a head and no payload to take a digest of. */
	readonly isHeadOnly?: boolean;
}

/** Where a record lies in a file. */
export interface Place {
	readonly offset: number;
	readonly length: number;
	/** As the record's own. */
	readonly opaque?: boolean;
}

export type Payload = Buffer | { readonly file: string; readonly bytes: number };

export function recordId(): string {
	return `<urn:uuid:${randomUUID()}>`;
}

export function lengthOf(payload: Payload): number {
	return Buffer.isBuffer(payload) ? payload.length : payload.bytes;
}

/** A record of our own making, beside the exchanges. @param type `resource` for what was got, `metadata` for what is said of the recording */
export function ownRecord(
	uri: string,
	mediaType: string,
	bytes: Buffer,
	type: 'metadata' | 'resource',
	warcinfo: string,
): WarcRecord {
	return {
		type,
		id: recordId(),
		date: new Date().toISOString(),
		fields: [
			['WARC-Target-URI', uri],
			['WARC-Warcinfo-ID', warcinfo],
			['Content-Type', mediaType],
		],
		head: Buffer.alloc(0),
		payload: bytes,
		deflate: true,
	};
}

export const RECORD_END = Buffer.from('\r\n\r\n');

/** The record's header with digests of block and payload. A payload in a file is read once for them. */
export async function headerOf(record: WarcRecord): Promise<Buffer> {
	const block = createHash('sha256').update(record.head);
	const payload = createHash('sha256');
	if (Buffer.isBuffer(record.payload)) {
		block.update(record.payload);
		payload.update(record.payload);
	} else await hashFile(record.payload.file, [block, payload]);
	const fields: WarcField[] = [
		['WARC-Type', record.type],
		['WARC-Record-ID', record.id],
		['WARC-Date', record.date],
		...record.fields,
		['WARC-Block-Digest', `sha256:${block.digest('hex')}`],
		...(hasPayload(record)
			? ([['WARC-Payload-Digest', `sha256:${payload.digest('hex')}`]] as WarcField[])
			: []),
		['Content-Length', `${record.head.length + lengthOf(record.payload)}`],
	];
	// A line break in a value would end the field, and what follows it would be read as another.
	const lines = fields.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`);
	return Buffer.from(`WARC/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
}

/** WARC 1.1 §5.9: the payload is the HTTP message's body; a warcinfo has none, and of a revisit it was not sent. */
function hasPayload({ type, isHeadOnly = false }: WarcRecord): boolean {
	return type !== 'warcinfo' && type !== 'revisit' && !isHeadOnly;
}

async function hashFile(file: string, hashes: readonly Hash[]): Promise<void> {
	for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
		for (const hash of hashes) hash.update(chunk as Buffer);
}
