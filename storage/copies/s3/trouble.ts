import { OgonblickError } from '../../../src/errors.ts';
import { away, exists, full, refused } from '../trouble.ts';

const REFUSED = [
	'InvalidAccessKeyId',
	'SignatureDoesNotMatch',
	'ExpiredToken',
	'InvalidToken',
	'NoSuchBucket',
];
const FULL = ['QuotaExceeded', 'StorageFull', 'XMinioStorageFull', 'InsufficientStorage', 'NoSpaceLeft'];

/** What an error of the service, or of the way there, means. */
export function ofService(error: unknown, where: string): unknown {
	if (error instanceof OgonblickError) return error;
	const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
	const status = statusOf(error);
	if (FULL.includes(name) || status === 507 || /no space left|disk quota/i.test(message))
		return full(where, error);
	if (isTaken(error)) return exists(where, error);
	if (REFUSED.includes(name) || status === 401 || status === 403)
		return refused(where, name || String(status), error);
	return away(where, name === '' || name === 'Error' ? message : name, error);
}

/** Whether the service refused to put an object in the place of another. */
function isTaken(error: unknown): boolean {
	const status = statusOf(error);
	return status === 412 || status === 409;
}

/** The status of HTTP that the service answered with. */
export function statusOf(error: unknown): number | undefined {
	return (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
}
