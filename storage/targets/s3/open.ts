import { createHash, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
	DeleteObjectCommand,
	GetObjectCommand,
	HeadBucketCommand,
	HeadObjectCommand,
	PutObjectCommand,
	S3Client,
} from '@aws-sdk/client-s3';
import { OgonblickError } from '../../../src/errors.ts';
import type { OpenTarget, PutOptions, Source } from '../../../src/office/deliveries.ts';
import type { DeliveryTarget } from '../../../src/records/delivery/target.ts';
import { pathOf } from '../../bundles/key.ts';
import { noLongerSilentThan } from '../../silence.ts';
import { inPlain } from '../in-plain.ts';
import { trouble } from '../trouble.ts';
import { readCredentials } from './credentials.ts';
import { abandonParts, type Bucket, putInParts } from './parts.ts';
import { isTaken, ofService, statusOf } from './trouble.ts';

/** One request takes 5 GB at most; what is larger than this goes in parts, which a broken line does not undo. */
const MOST_AT_ONCE = 16 * 1024 * 1024;

/**
 * A bucket of S3 or of a service that speaks as it does. An object is there whole or not at all, so nothing needs another name first.
 * @param silenceMs how long it may say nothing
 * @throws UsageError of the secrets, `delivery-login` `delivery-denied` `delivery-no-folder` · TryAgainLater `delivery-unreachable`
 */
export async function openS3(target: DeliveryTarget, silenceMs?: number): Promise<OpenTarget> {
	const { hostname: name, pathname } = new URL(target.where);
	const prefix = inPlain(pathname).replace(/^\/+/, '');
	const credentials = await readCredentials(target.credentialsFile ?? '');
	const client = new S3Client({
		credentials,
		region: target.region ?? 'us-east-1',
		...(target.endpoint === undefined ? {} : { endpoint: target.endpoint, forcePathStyle: true }),
		maxAttempts: 3,
		requestHandler: noLongerSilentThan(silenceMs),
		// Other services than Amazon's do not all know the newer checksums; the bytes are read back whatever they say.
		requestChecksumCalculation: 'WHEN_REQUIRED',
		responseChecksumValidation: 'WHEN_REQUIRED',
	});
	const bucket: Bucket = { client, name };
	const where = (key: string) => `s3://${name}/${key}`;
	try {
		await client.send(new HeadBucketCommand({ Bucket: name }));
	} catch (error) {
		client.destroy();
		// This request has no body that could say which of them it is.
		throw statusOf(error) === 403 ? trouble.login(target.where, error) : ofService(error, target.where);
	}
	return {
		put: async (path, source, options) => {
			pathOf('/', path);
			const key = prefix ? `${prefix}/${path}` : path;
			try {
				return await putObject(bucket, key, source, options, where(key));
			} catch (error) {
				options.signal.throwIfAborted();
				throw ofService(error, where(key));
			}
		},
		takeBack: async (path, source, options) => {
			pathOf('/', path);
			const key = prefix ? `${prefix}/${path}` : path;
			try {
				await abandonParts(bucket, key);
				if (await liesThere(bucket, key, source, options, where(key)).catch(onlyOther))
					await client.send(new DeleteObjectCommand({ Bucket: name, Key: key }));
			} catch (error) {
				options.signal.throwIfAborted();
				throw ofService(error, where(key));
			}
		},
		lies: async (path) => {
			pathOf('/', path);
			const key = prefix ? `${prefix}/${path}` : path;
			try {
				await client.send(new HeadObjectCommand({ Bucket: name, Key: key }));
				return true;
			} catch (error) {
				if (statusOf(error) === 404) return false;
				throw ofService(error, where(key));
			}
		},
		takeFolderBack: async (path) => void pathOf('/', path),
		tryOut: async () => {
			const key = [prefix, `.ogonblick-${crypto.randomUUID()}`].filter(Boolean).join('/');
			const body = Buffer.from('Ögonblick\n');
			try {
				await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body }));
				const got = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
				const read = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
				if (!read.equals(body)) throw trouble.altered(where(key));
				await client.send(new DeleteObjectCommand({ Bucket: name, Key: key }));
			} catch (error) {
				throw ofService(error, where(key));
			}
		},
		close: async () => client.destroy(),
	};
}

/** Another object under the key is not ours to take away. */
function onlyOther(error: unknown): false {
	if (error instanceof OgonblickError && error.code === 'delivery-file-differs') return false;
	throw error;
}

async function putObject(
	bucket: Bucket,
	key: string,
	source: Source,
	options: PutOptions,
	where: string,
): Promise<'put' | 'there'> {
	if (await liesThere(bucket, key, source, options, where)) return 'there';
	try {
		if (source.bytes > MOST_AT_ONCE) await putInParts(bucket, key, source, options);
		else await putAtOnce(bucket, key, source, options);
	} catch (error) {
		// Somebody else was first.
		if (isTaken(error) && (await liesThere(bucket, key, source, options, where))) return 'there';
		throw error;
	}
	if (await isSame(bucket, key, source, options)) return 'put';
	await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: key }));
	throw trouble.altered(where);
}

async function putAtOnce(
	{ client, name }: Bucket,
	key: string,
	source: Source,
	{ signal, onBytes }: PutOptions,
): Promise<void> {
	const pieces: Uint8Array[] = [];
	for await (const piece of source.read(0)) pieces.push(Buffer.from(piece));
	const body = Buffer.concat(pieces);
	await client.send(
		new PutObjectCommand({
			...{ Bucket: name, Key: key, Body: body, ContentLength: body.length, IfNoneMatch: '*' },
			// The service refuses bytes that were changed on their way.
			ContentMD5: hash('md5', body, 'base64'),
			Metadata: { sha256: source.sha256 },
		}),
		{ abortSignal: signal },
	);
	onBytes?.(body.length);
}

/** @throws UsageError `delivery-file-differs` where another object has the key */
async function liesThere(
	bucket: Bucket,
	key: string,
	source: Source,
	options: PutOptions,
	where: string,
): Promise<boolean> {
	try {
		const head = await bucket.client.send(new HeadObjectCommand({ Bucket: bucket.name, Key: key }));
		if (head.ContentLength === source.bytes && (await isSame(bucket, key, source, options))) return true;
	} catch (error) {
		if (statusOf(error) === 404) return false;
		throw error;
	}
	throw trouble.differs(where);
}

async function isSame(
	{ client, name }: Bucket,
	key: string,
	source: Source,
	{ signal }: PutOptions,
): Promise<boolean> {
	const got = await client.send(new GetObjectCommand({ Bucket: name, Key: key }), { abortSignal: signal });
	if (!(got.Body instanceof Readable)) return false;
	const sum = createHash('sha256');
	let bytes = 0;
	for await (const piece of got.Body) {
		signal.throwIfAborted();
		sum.update(piece as Uint8Array);
		bytes += (piece as Uint8Array).length;
	}
	return bytes === source.bytes && sum.digest('hex') === source.sha256;
}
