import { createHash, hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Flow } from '../../../src/office/copies.ts';
import { differs, unreadable } from '../trouble.ts';
import type { Bucket } from './bucket.ts';

/** What is larger goes in parts; one request takes 5 GB at most. */
const LEAST_PART = 16 * 1024 * 1024;
/** A thousand fewer than the service takes. */
const MOST_PARTS = 9_000;

/**
 * Puts a file under a key that nothing has. It is there when the last request is answered, and that is sent only where the bytes were those that were filed.
 * @throws Fault `copy-differs` · the service's own errors
 */
export async function putFile(
	bucket: Bucket,
	file: string,
	key: string,
	sha256: string,
	flow: Flow,
): Promise<void> {
	await using source = await open(file, 'r').catch((error) => {
		throw unreadable(file, error);
	});
	const { size } = await source.stat();
	const part = Math.max(LEAST_PART, Math.ceil(size / MOST_PARTS));
	if (size <= part) await putAtOnce(bucket, source, file, key, sha256, flow, size);
	else await putInParts(bucket, source, file, key, sha256, flow, part);
}

async function putAtOnce(
	{ client, name, sdk }: Bucket,
	source: FileHandle,
	file: string,
	key: string,
	sha256: string,
	{ pace, signal }: Flow,
	size: number,
): Promise<void> {
	const body = Buffer.alloc(size);
	await readPart(source, file, body);
	if (hash('sha256', body, 'hex') !== sha256) throw differs(file);
	await pace(size);
	await client.send(
		new sdk.PutObjectCommand({
			...{ Bucket: name, Key: key, Body: body, ContentLength: size, IfNoneMatch: '*' },
			// The service refuses bytes that were changed on their way.
			...{ ContentMD5: hash('md5', body, 'base64'), Metadata: { sha256 } },
		}),
		{ abortSignal: signal },
	);
}

async function putInParts(
	{ client, name, sdk }: Bucket,
	source: FileHandle,
	file: string,
	key: string,
	sha256: string,
	{ pace, signal }: Flow,
	size: number,
): Promise<void> {
	const of = { Bucket: name, Key: key };
	const { UploadId } = await client.send(
		new sdk.CreateMultipartUploadCommand({ ...of, Metadata: { sha256 } }),
	);
	const upload = { ...of, UploadId };
	try {
		const sum = createHash('sha256');
		const parts: { PartNumber: number; ETag: string | undefined }[] = [];
		const buffer = Buffer.allocUnsafe(size);
		for (;;) {
			signal.throwIfAborted();
			const body = buffer.subarray(0, await readPart(source, file, buffer));
			if (body.length === 0) break;
			sum.update(body);
			await pace(body.length);
			const PartNumber = parts.length + 1;
			const { ETag } = await client.send(
				new sdk.UploadPartCommand({
					...{ ...upload, PartNumber, Body: body, ContentLength: body.length },
					ContentMD5: hash('md5', body, 'base64'),
				}),
				{ abortSignal: signal },
			);
			parts.push({ PartNumber, ETag });
		}
		if (sum.digest('hex') !== sha256) throw differs(file);
		await client.send(
			new sdk.CompleteMultipartUploadCommand({
				...{ ...upload, MultipartUpload: { Parts: parts }, IfNoneMatch: '*' },
			}),
			{ abortSignal: signal },
		);
	} catch (error) {
		await client.send(new sdk.AbortMultipartUploadCommand(upload)).catch(onlySwept);
		throw error;
	}
}

/** The upload is given up by the sweep of a later run. */
function onlySwept(): void {}

/** Fills a buffer from where the file is. @returns how many bytes there were @throws TryAgainLater `bundle-unreadable`: it is no trouble of the service */
async function readPart(source: FileHandle, file: string, into: Buffer): Promise<number> {
	let filled = 0;
	while (filled < into.length) {
		const { bytesRead } = await source.read(into, filled, into.length - filled).catch((error) => {
			throw unreadable(file, error);
		});
		if (bytesRead === 0) break;
		filled += bytesRead;
	}
	return filled;
}
