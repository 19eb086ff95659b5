import { hash } from 'node:crypto';
import {
	AbortMultipartUploadCommand,
	CompleteMultipartUploadCommand,
	CreateMultipartUploadCommand,
	ListMultipartUploadsCommand,
	ListPartsCommand,
	type S3Client,
	UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { PutOptions, Source } from '../../../src/office/deliveries.ts';

export interface Bucket {
	readonly client: S3Client;
	readonly name: string;
}

const LEAST_PART = 8 * 1024 * 1024;
/** A thousand fewer than the service takes. */
const MOST_PARTS = 9_000;
/** More than ever are begun of one key. */
const MOST_UPLOADS = 100;

/**
 * Puts an object in parts, and goes on with an upload of the same key that was begun: a part that lies there already, by size and MD5, is not sent
 * again. The object is there when the last request is answered.
 */
export async function putInParts(
	bucket: Bucket,
	key: string,
	source: Source,
	{ signal, onBytes }: PutOptions,
): Promise<void> {
	const { client, name } = bucket;
	const size = Math.max(LEAST_PART, Math.ceil(source.bytes / MOST_PARTS));
	const upload = (await begun(bucket, key)) ?? (await begin(bucket, key, source));
	const there = await partsOf(bucket, key, upload);
	const of = { Bucket: name, Key: key, UploadId: upload };
	const parts: { PartNumber: number; ETag: string }[] = [];
	let bytes = 0;
	for await (const body of inParts(source, size)) {
		signal.throwIfAborted();
		const number = parts.length + 1;
		const md5 = hash('md5', body, 'hex');
		const known = there.get(number);
		let tag = known !== undefined && known.replaceAll('"', '') === md5 ? known : undefined;
		if (tag === undefined) {
			const sent = await client.send(
				new UploadPartCommand({
					...{ ...of, PartNumber: number, Body: body, ContentLength: body.length },
					ContentMD5: Buffer.from(md5, 'hex').toString('base64'),
				}),
				{ abortSignal: signal },
			);
			tag = sent.ETag ?? `"${md5}"`;
		}
		parts.push({ PartNumber: number, ETag: tag });
		bytes += body.length;
		onBytes?.(bytes);
	}
	const whole = { ...of, MultipartUpload: { Parts: parts }, IfNoneMatch: '*' };
	await client.send(new CompleteMultipartUploadCommand(whole), { abortSignal: signal });
}

/** Gives up every upload of the key that was begun: what was sent of it is kept, unseen and paid for, until then. */
export async function abandonParts(bucket: Bucket, key: string): Promise<void> {
	const { client, name } = bucket;
	// One that a service lists after it has gone is not asked for for ever.
	for (let tries = 0; tries < MOST_UPLOADS; tries++) {
		const upload = await begun(bucket, key);
		if (upload === undefined) return;
		await client.send(new AbortMultipartUploadCommand({ Bucket: name, Key: key, UploadId: upload }));
	}
}

/** The newest upload of the key that was begun and not ended. A service that cannot tell has none. */
async function begun({ client, name }: Bucket, key: string): Promise<string | undefined> {
	const listed = await client
		.send(new ListMultipartUploadsCommand({ Bucket: name, Prefix: key }))
		.catch(() => undefined);
	const own = (listed?.Uploads ?? []).filter((upload) => upload.Key === key);
	return own.sort((a, b) => (b.Initiated?.getTime() ?? 0) - (a.Initiated?.getTime() ?? 0))[0]?.UploadId;
}

async function begin({ client, name }: Bucket, key: string, { sha256 }: Source): Promise<string> {
	const made = await client.send(
		new CreateMultipartUploadCommand({ Bucket: name, Key: key, Metadata: { sha256 } }),
	);
	if (made.UploadId === undefined) throw new Error('the service gave the upload no id');
	return made.UploadId;
}

/** ETags of the parts that lie there, by number. */
async function partsOf({ client, name }: Bucket, key: string, upload: string): Promise<Map<number, string>> {
	const found = new Map<number, string>();
	for (let after: string | undefined; ; ) {
		const listed = await client
			.send(
				new ListPartsCommand({
					...{ Bucket: name, Key: key, UploadId: upload },
					...(after === undefined ? {} : { PartNumberMarker: after }),
				}),
			)
			.catch(() => undefined);
		for (const { PartNumber, ETag } of listed?.Parts ?? [])
			if (PartNumber !== undefined && ETag !== undefined) found.set(PartNumber, ETag);
		after = listed?.NextPartNumberMarker;
		if (!listed?.IsTruncated || after === undefined) return found;
	}
}

/** The bytes in parts of one size; the last may be smaller. */
async function* inParts(source: Source, size: number): AsyncGenerator<Buffer> {
	const part = Buffer.allocUnsafe(Math.min(size, source.bytes));
	let filled = 0;
	for await (const piece of source.read(0)) {
		for (let from = 0; from < piece.length; ) {
			const taken = Math.min(piece.length - from, part.length - filled);
			part.set(piece.subarray(from, from + taken), filled);
			from += taken;
			filled += taken;
			if (filled < part.length) continue;
			yield part;
			filled = 0;
		}
	}
	if (filled > 0) yield part.subarray(0, filled);
}
