import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFingerprint } from '../../bundle/seal.ts';
import { sealKeyIn } from '../../bundle/seal-key.ts';
import { type Check, inShort, missing, ok, warning } from './check.ts';

/**
 * Whether the seal key is there, can be used, and is for the program's eyes only. None is made.
 * @param directory where the key lies
 */
export async function checkSealKey(directory: string): Promise<Check> {
	const file = join(directory, 'seal-key.pem');
	try {
		const { mode } = await stat(file);
		const fingerprint = keyFingerprint(await sealKeyIn(directory));
		const openToOthers = (mode & 0o077) !== 0;
		return openToOthers ? warning('seal-key', file, 'seal-key-open') : ok('seal-key', fingerprint);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok('seal-key', file, 'seal-key-new');
		return missing('seal-key', inShort(error), 'seal-key-unusable');
	}
}
