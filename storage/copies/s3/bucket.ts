import { readFile, stat } from 'node:fs/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { noLongerSilentThan } from '../../silence.ts';
import { refused } from '../trouble.ts';

/** Where an S3 service is, and how it lets us in. */
export interface S3Place {
	readonly bucket: string;
	/** Before every key, without `/` at its ends; empty where the bucket is ours alone. */
	readonly prefix: string;
	/** Address of a service that is not Amazon's. */
	readonly endpoint?: string;
	readonly region: string;
	/** Lines `aws_access_key_id = …` and `aws_secret_access_key = …`. */
	readonly credentialsFile?: string;
}

export interface Bucket {
	readonly client: S3Client;
	readonly name: string;
	/** What is loaded only where an S3 service is set up. */
	readonly sdk: typeof import('@aws-sdk/client-s3');
}

/** Rights of a group or of everyone on a file. */
const OTHERS = 0o077;

/** @throws UsageError `second-store-refused` where the secrets cannot be had, or others can read them */
export async function openBucket({
	bucket: name,
	endpoint,
	region,
	credentialsFile,
}: S3Place): Promise<Bucket> {
	const credentials = credentialsFile === undefined ? undefined : await readCredentials(credentialsFile);
	const sdk = await import('@aws-sdk/client-s3');
	const client = new sdk.S3Client({
		...(credentials ? { credentials } : {}),
		...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
		...{ region, maxAttempts: 3, requestHandler: noLongerSilentThan() },
		// Other services than Amazon's do not all know the newer checksums; the bytes are read back whatever they say.
		...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
	});
	return { client, name, sdk };
}

async function readCredentials(
	file: string,
): Promise<{ readonly accessKeyId: string; readonly secretAccessKey: string }> {
	const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
		throw refused(file, cause.code ?? 'it cannot be read', cause);
	});
	if (((await stat(file)).mode & OTHERS) !== 0) throw refused(file, 'others can read the file');
	const said = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)\\s*$`, 'mi').exec(text)?.[1];
	const accessKeyId = said('aws_access_key_id');
	const secretAccessKey = said('aws_secret_access_key');
	if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
	throw refused(file, 'it lacks aws_access_key_id or aws_secret_access_key');
}
