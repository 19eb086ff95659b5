import { readFile, stat } from 'node:fs/promises';
import { getuid } from 'node:process';
import { trouble } from './trouble.ts';

/** Rights of others than the owner; the group of a mounted secret may read it, as container platforms hand them in. */
const OTHERS = 0o007;

/**
 * A secret from its file. Read at each opening: a new one holds from the next delivery on.
 * @throws UsageError `delivery-secret-unreadable` `delivery-secret-open`
 */
export async function secretFile(file: string): Promise<string> {
	try {
		const { mode } = await stat(file);
		if (getuid !== undefined && (mode & OTHERS) !== 0) throw trouble.secretOpen(file);
		return await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'remedy' in error) throw error;
		throw trouble.secretUnreadable(file, error);
	}
}
