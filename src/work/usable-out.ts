import { rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';

/**
 * The absolute path of a directory to file under, made and tried before anything is captured: a capture of an
 * hour that then cannot be filed would be lost.
 * @throws UsageError `out-unwritable`
 */
export async function usableOut(office: Office, out: string): Promise<string> {
	const path = resolve(out);
	const [first] = relative(office.config.DATA_DIR, path).split('/');
	if (first !== '..' && first !== 'bundles')
		throw refused(path, 'the program keeps other things there', 'Name a directory outside DATA_DIR.');
	const probe = join(path, `.ogonblick-${crypto.randomUUID()}`);
	try {
		await office.bundles(path).makeRoot();
		await writeFile(probe, '', { flag: 'wx' });
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		const remedy = 'Name a directory that the user who runs Ögonblick may write to and that has room.';
		throw refused(path, why, remedy, error);
	} finally {
		await rm(probe, { force: true }).catch((error: NodeJS.ErrnoException) => {
			// A file lies in the directory's place: there is no probe, and the error above tells of it.
			if (error.code !== 'ENOTDIR') throw error;
		});
	}
	return path;
}

function refused(path: string, why: string, remedy: string, cause?: unknown): UsageError {
	const message = `Bundles cannot be filed under the directory that was named: ${why}`;
	return new UsageError(message, { code: 'out-unwritable', subject: path, remedy, cause });
}
