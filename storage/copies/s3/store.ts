import { Readable } from 'node:stream';
import type { Flow, SecondStore } from '../../../src/office/copies.ts';
import { pathOf } from '../../bundles/key.ts';
import { away, exists, missing } from '../trouble.ts';
import { type Bucket, openBucket, type S3Place } from './bucket.ts';
import { putFile } from './put.ts';
import { ofService, statusOf } from './trouble.ts';

/** Lies in the bucket from the first copy on. */
const MARK = 'ogonblick-second-store.txt';
const MARK_TEXT = 'Kopior av Ögonblicks arkiverade paket. Copies of the bundles that Ögonblick has filed.\n';
/** An upload that was begun so long ago is nobody's any more. */
const FORGOTTEN_MS = 2 * 24 * 3600 * 1000;

/** The second store as a bucket of S3, or of a service that speaks as it does. An object is there whole or not at all. */
export function s3Store(place: S3Place): SecondStore {
	const name = ['s3:/', place.bucket, ...(place.prefix ? [place.prefix] : [])].join('/');
	let opened: Promise<Bucket> | undefined;
	const keyOf = (key: string) => [place.prefix, pathOf('/', key).slice(1)].filter(Boolean).join('/');
	const ask = async <T>(key: string, act: (bucket: Bucket, key: string) => Promise<T>, flow?: Flow) => {
		try {
			opened ??= openBucket(place);
			return await act(await opened, keyOf(key));
		} catch (error) {
			flow?.signal.throwIfAborted();
			throw ofService(error, `${name}/${key}`);
		}
	};
	const bytes = (key: string) => ask(key, sizeOf);
	const text = (key: string, body: string | Uint8Array) =>
		ask(key, ({ client, name: Bucket, sdk }, Key) =>
			client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: Buffer.from(body) })),
		);
	return {
		name,
		reach: async (isNew) => {
			if ((await bytes(MARK)) !== undefined) return;
			if (!isNew) throw away(name, `its mark (${MARK}) is not there, so it is another bucket`);
			await text(MARK, MARK_TEXT);
		},
		put: async (file, key, sha256, flow) => {
			// Not every service keeps what lies there where it is asked to by the request itself.
			if ((await bytes(key)) !== undefined) throw exists(`${name}/${key}`);
			await ask(key, (bucket, at) => putFile(bucket, file, at, sha256, flow), flow);
		},
		putCompanion: async (key, body) => void (await text(key, body)),
		bytes,
		async *read(key, flow) {
			const body = await ask(key, (bucket, at) => get(bucket, at, flow), flow);
			if (!body) throw missing(`${name}/${key}`);
			try {
				for await (const piece of body) {
					flow.signal.throwIfAborted();
					await flow.pace((piece as Uint8Array).length);
					yield piece as Uint8Array;
				}
			} catch (error) {
				flow.signal.throwIfAborted();
				throw ofService(error, `${name}/${key}`);
			}
		},
		setAside: async (key, to) => {
			const size = await bytes(key);
			if (size === undefined && (await bytes(to)) !== undefined) return;
			await ask(key, (bucket, from) => move(bucket, from, keyOf(to), size ?? 0));
		},
		sweep: () => ask(MARK, (bucket) => sweep(bucket, place.prefix)),
	};
}

async function sizeOf({ client, name: Bucket, sdk }: Bucket, Key: string): Promise<number | undefined> {
	try {
		const { ContentLength } = await client.send(new sdk.HeadObjectCommand({ Bucket, Key }));
		return ContentLength;
	} catch (error) {
		if (statusOf(error) !== 404) throw error;
		// A bucket that is not there answers as an object that is not there.
		await client.send(new sdk.HeadBucketCommand({ Bucket }));
		return undefined;
	}
}

/** @returns undefined where there is no such object */
async function get(
	{ client, name: Bucket, sdk }: Bucket,
	Key: string,
	{ signal }: Flow,
): Promise<Readable | undefined> {
	try {
		const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key }), { abortSignal: signal });
		return Body instanceof Readable ? Body : Readable.from([]);
	} catch (error) {
		if (statusOf(error) !== 404) throw error;
		await client.send(new sdk.HeadBucketCommand({ Bucket }));
		return undefined;
	}
}

/** One request copies so much. */
const MOST_COPIED = 5_000_000_000;

/** There is under both names for a moment, and under the new one alone at the end. */
async function move({ client, name: Bucket, sdk }: Bucket, from: string, to: string, size: number) {
	const CopySource = `${Bucket}/${from.split('/').map(encodeURIComponent).join('/')}`;
	if (size <= MOST_COPIED) {
		await client.send(new sdk.CopyObjectCommand({ Bucket, Key: to, CopySource }));
	} else {
		const of = { Bucket, Key: to };
		const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(of));
		const Parts = [];
		for (let at = 0, PartNumber = 1; at < size; at += MOST_COPIED, PartNumber++) {
			const CopySourceRange = `bytes=${at}-${Math.min(size, at + MOST_COPIED) - 1}`;
			const part = { ...of, UploadId, PartNumber, CopySource, CopySourceRange };
			const { CopyPartResult } = await client.send(new sdk.UploadPartCopyCommand(part));
			Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
		}
		const whole = { ...of, UploadId, MultipartUpload: { Parts } };
		await client.send(new sdk.CompleteMultipartUploadCommand(whole));
	}
	await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: from }));
}

/** Gives up uploads that were begun long ago. A service that cannot list them has none that we could know of. */
async function sweep({ client, name: Bucket, sdk }: Bucket, Prefix: string): Promise<void> {
	const listed = await client
		.send(new sdk.ListMultipartUploadsCommand({ Bucket, ...(Prefix ? { Prefix } : {}) }))
		.catch(() => undefined);
	for (const { Key, UploadId, Initiated } of listed?.Uploads ?? []) {
		if (Date.now() - (Initiated?.getTime() ?? Date.now()) < FORGOTTEN_MS) continue;
		await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
	}
}
