import { OgonblickError } from '../../../src/errors.ts';
import { codeOf, trouble } from '../trouble.ts';

const NETWORK = [
	...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'],
	...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
];
const LOGIN = ['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'ExpiredToken', 'InvalidToken'];
const FULL = ['QuotaExceeded', 'StorageFull', 'XMinioStorageFull', 'InsufficientStorage', 'NoSpaceLeft'];

/** What an error of the service, or of the way there, means. */
export function ofService(error: unknown, where: string): unknown {
	if (error instanceof OgonblickError) return error;
	const name = error instanceof Error ? error.name : '';
	const status = statusOf(error);
	if (LOGIN.includes(name) || status === 401) return trouble.login(where, error);
	if (FULL.includes(name) || status === 507 || /no space left|disk quota/i.test(String(error)))
		return trouble.full(where, error);
	if (status === 403) return trouble.denied(where, error);
	if (status === 404 || status === 301 || name === 'NoSuchBucket') return trouble.noFolder(where, error);
	if (isTaken(error)) return trouble.differs(where);
	if (NETWORK.includes(networkCode(error))) return trouble.unreachable(where, error);
	return status === undefined ? trouble.cut(where, error) : trouble.refused(where, error);
}

/** Whether the service refused to put an object in the place of another. */
export function isTaken(error: unknown): boolean {
	const status = statusOf(error);
	return status === 412 || status === 409;
}

/** The status of HTTP that the service answered with. */
export function statusOf(error: unknown): number | undefined {
	return (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
}

/** What several addresses of a host answered stands below. */
function networkCode(error: unknown): string {
	const causes = error instanceof AggregateError ? error.errors : [];
	return (
		codeOf(error) ?? codeOf(causes[0]) ?? codeOf((error as { cause?: unknown } | undefined)?.cause) ?? ''
	);
}
