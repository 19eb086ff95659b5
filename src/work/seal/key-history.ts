import { readFile } from 'node:fs/promises';
import { readKeyHistory } from '../../bundle/keys.ts';
import { UsageError } from '../../errors.ts';
import type { SealKey } from '../../records/seal.ts';

/** Ten thousand keys take less. */
const MOST_BYTES = 16 << 20;

/** The organisation's keys, from a file that a reader trusts. @throws UsageError `key-history-unreadable` */
export async function keyHistoryIn(file: string): Promise<readonly SealKey[]> {
	try {
		const bytes = await readFile(file);
		if (bytes.length > MOST_BYTES) throw new Error(`it has ${bytes.length} bytes`);
		return readKeyHistory(bytes);
	} catch (cause) {
		throw new UsageError(`${file} cannot be read, or holds no history of seal keys`, {
			...{ code: 'key-history-unreadable', subject: file, cause },
			remedy:
				'Name documentation/seal/keys.json out of the newest bundle of the organisation, or what key show --json says.',
		});
	}
}
