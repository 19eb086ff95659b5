import { carriedIn, fieldsIn } from '../login/carried.ts';
import type { Secrets } from '../login/secrets.ts';
import { recordId, type WarcField, type WarcRecord } from './warc-record.ts';

/** Says of a record that bytes of it are not those that crossed the network. */
const MARK: WarcField = ['X-Redacted-Block', 'secrets of a login'];
/** Fields that are made anew with every record. */
const OWN = /^(?:warc-type|warc-record-id|warc-date|warc-block-digest|warc-payload-digest|content-length)$/i;

/** Bytes up to which the words of an answer are looked through for what it hands on; a feed is a few hundred kilobytes. */
const MOST_WORDS = 8 << 20;

/** Learns what is called a login in the address of a record and in its words: hidden fields of forms, data, what was sent. */
export function learnFrom({ fields, payload, opaque }: WarcRecord, secrets: Secrets): void {
	const address = fields.find(([name]) => name === 'WARC-Target-URI')?.[1] ?? '';
	for (const value of fieldsIn(URL.parse(address)?.search ?? '')) secrets.learn(value);
	if (!Buffer.isBuffer(payload) || opaque || payload.length > MOST_WORDS) return;
	for (const value of carriedIn(payload.toString('utf8'))) secrets.learn(value);
}

/** The record without secrets, in address, head and payload; itself where it holds none, or lies in a file. */
export function cleaned(record: WarcRecord, secrets: Secrets): WarcRecord {
	const head = secrets.bytes(record.head);
	const { payload: bytes, opaque } = record;
	const payload = Buffer.isBuffer(bytes) && !opaque ? secrets.bytes(bytes) : undefined;
	const fields = record.fields.map(([name, value]): WarcField => [name, secrets.text(value)]);
	const isChanged = fields.some(([, value], i) => value !== record.fields[i]?.[1]);
	if (!head && !payload && !isChanged) return record;
	return {
		...record,
		head: head ?? record.head,
		payload: payload ?? bytes,
		fields: fields.some(([name]) => name === MARK[0]) ? fields : [...fields, MARK],
	};
}

/**
 * A record as it lies in a file, made clean. Its head is part of the block and none of it moves, so the block is taken as one;
 * the digests are of what is written now.
 * @param bytes header, block and the two line ends after it
 */
export function cleanedBytes(bytes: Buffer, secrets: Secrets): WarcRecord {
	const end = bytes.indexOf('\r\n\r\n') + 4;
	const lines = bytes.toString('utf8', 0, end).split('\r\n').slice(1).filter(Boolean);
	const all = lines.map((line): WarcField => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon), line.slice(colon + 1).trim()];
	});
	const of = (name: string) => all.find(([n]) => n.toLowerCase() === name)?.[1];
	const type = (of('warc-type') ?? 'resource') as WarcRecord['type'];
	const block = bytes.subarray(end, bytes.length - 4);
	const isHttp = /^application\/http/i.test(of('content-type') ?? '');
	const split = isHttp ? block.indexOf('\r\n\r\n') + 4 : 0;
	return cleaned(
		{
			type,
			id: of('warc-record-id') ?? recordId(),
			date: of('warc-date') ?? new Date().toISOString(),
			fields: all.filter(([name]) => !OWN.test(name)),
			head: block.subarray(0, split),
			payload: block.subarray(split),
			deflate: true,
		},
		secrets,
	);
}
