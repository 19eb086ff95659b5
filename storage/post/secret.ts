import { readFile } from 'node:fs/promises';
import { UsageError } from '../../src/errors.ts';

/**
 * A secret from its file, without the line's end that editors write after it. Read at each use: a new one holds from the next letter on.
 * @param least characters that it must have
 * @throws UsageError `post-secret-unreadable` `post-secret-short`
 */
export async function readSecret(file: string, least = 1): Promise<string> {
	let secret: string;
	try {
		secret = (await readFile(file, 'utf8')).trim();
	} catch (cause) {
		throw new UsageError('The file with the secret cannot be read', {
			...{ code: 'post-secret-unreadable', subject: file, cause },
			remedy: 'Correct the path in the setting, and let the user that runs Ögonblick read the file.',
		});
	}
	if (secret.length >= least) return secret;
	throw new UsageError(`The secret in the file has fewer than ${least} characters`, {
		...{ code: 'post-secret-short', subject: file },
		remedy: 'Write a longer one, such as by: openssl rand -hex 32',
	});
}
