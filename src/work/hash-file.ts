import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Node hashes twice as fast in reads of this size as through a stream's small ones. */
const CHUNK = 1 << 20;

/**
 * SHA-256 of a whole file, lower-case hex, with its size in bytes.
 * @param alsoTo gets each chunk before the next one is read
 */
export async function hashFile(
	path: string,
	alsoTo?: (chunk: Uint8Array) => Promise<void>,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
	await using file = await open(path, 'r');
	const hash = createHash('sha256');
	const buffer = Buffer.allocUnsafe(CHUNK);
	let bytes = 0;
	for (;;) {
		const { bytesRead } = await file.read(buffer, 0, CHUNK);
		if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
		const chunk = buffer.subarray(0, bytesRead);
		hash.update(chunk);
		await alsoTo?.(chunk);
		bytes += bytesRead;
	}
}
