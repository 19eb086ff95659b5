import { OgonblickError } from '../errors.ts';
import { checksumKey, checksumText } from '../filing/checksum.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import { hashFile } from './hash-file.ts';

/** What a person should look at. */
export interface Unsettled {
	readonly subject: string;
	readonly why: string;
}

export interface SettledIntent {
	readonly filing: Filing;
	readonly became: 'filed' | 'dropped' | 'left';
	readonly why?: Unsettled;
}

/**
 * Decides what a filing that was only intended came to: the bundle that lies in its place with its size and
 * checksum is recorded, with the checksum file beside it; where nothing lies, the intent is dropped.
 */
export async function settleIntent(office: Office, filing: Filing): Promise<SettledIntent> {
	const store = office.bundles(filing.root);
	const subject = `${filing.root}/${filing.path}`;
	try {
		if (!(await store.exists(filing.path))) {
			await office.catalogue.dropIntent(filing.bundleId);
			return { filing, became: 'dropped' };
		}
		const { sha256, bytes } = await hashFile(await store.read(filing.path));
		if (sha256 !== filing.sha256 || bytes !== filing.bytes) {
			await office.catalogue.dropIntent(filing.bundleId);
			const why = `${bytes} bytes lie where a bundle of ${filing.bytes} was to be filed, with another checksum`;
			return { filing, became: 'dropped', why: { subject, why } };
		}
		await store.putCompanion(checksumKey(filing.path), checksumText(filing.path, filing.sha256));
		const filed = { ...filing, filedAt: office.clock.now().toISOString() };
		await office.catalogue.recordFiling(filed);
		return { filing: filed, became: 'filed' };
	} catch (error) {
		// The disk may be away for a while: the intent stays, and the next start looks again.
		const why = error instanceof OgonblickError || isSystemError(error) ? error.message : undefined;
		if (why === undefined) throw error;
		return { filing, became: 'left', why: { subject, why } };
	}
}

/** What the system could not do, such as to read a bad sector. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}
