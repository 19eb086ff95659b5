import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, rename, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../src/errors.ts';
import type { AttachmentStore } from '../../src/office.ts';
import { flush, makeDirectory } from '../bundles/durable.ts';
import { incomingFile, sweepIncoming } from '../bundles/incoming.ts';
import { asOurs, codeOf } from '../bundles/trouble.ts';

/** Bytes. A signed plan is a few pages; a film was handed in by mistake. */
const LARGEST = 100_000_000;

/** Attachments below `DATA_DIR/attachments/<account>/`, each named after its own checksum. Only the program's own user reads them: people have signed there. */
export function diskAttachments(dataDir: string): AttachmentStore {
	const root = join(dataDir, 'attachments');
	return {
		async keep(file, accountId) {
			const bytes = await bytesOf(file);
			const folder = join(root, accountId);
			try {
				await makeDirectory(folder);
				await using incoming = await incomingFile(root);
				const { path: partial } = incoming;
				await copyFile(file, partial);
				await chmod(partial, 0o600);
				const sha256 = await sha256Of(partial);
				await flush(partial);
				const name = `${sha256}${extname(file)
					.toLowerCase()
					.replace(/[^.a-z0-9]/g, '')}`;
				// The same bytes under the same name: nothing is lost where it is there already.
				await rename(partial, join(folder, name));
				await flush(folder);
				return { name: basename(file), bytes, sha256, path: `attachments/${accountId}/${name}` };
			} catch (error) {
				throw asOurs(error, folder);
			}
		},
		sweep: () => sweepIncoming(root),
	};
}

async function bytesOf(file: string): Promise<number> {
	try {
		const found = await stat(file);
		if (found.isFile() && found.size > 0 && found.size <= LARGEST) return found.size;
	} catch (error) {
		throw unusable(file, codeOf(error) ?? String(error));
	}
	throw unusable(file, `not a file of 1 to ${LARGEST / 1_000_000} MB`);
}

async function sha256Of(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}

function unusable(file: string, why: string): UsageError {
	return new UsageError(`The attachment cannot be read (${why})`, {
		code: 'attachment-unreadable',
		subject: file,
		remedy: 'Name a file that is there and that may be read, of at most 100 MB.',
	});
}
