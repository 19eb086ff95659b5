import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../../src/errors.ts';
import { flush, makeDirectory } from '../bundles/durable.ts';
import { codeOf } from '../bundles/trouble.ts';
import { makeDirectories } from '../directories.ts';
import { isInside } from '../outside-data.ts';
import { writePrivately } from '../sessions/key.ts';

/** Characters that it must have: below it whoever has the encrypted key could try them all. */
const LEAST = 20;

/**
 * The passphrase that the seal key is encrypted with: the file's first line.
 * @returns undefined where there is no file
 * @throws UsageError `seal-passphrase-inside-data` `seal-passphrase-open` `seal-passphrase-unusable`
 */
export async function readPassphrase(file: string, dataDir: string): Promise<string | undefined> {
	if (await isInside(file, dataDir)) throw insideData(file);
	let text: string;
	try {
		const { mode } = await stat(file);
		if ((mode & 0o077) !== 0) throw openToOthers(file);
		text = await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof UsageError) throw error;
		if (codeOf(error) === 'ENOENT') return undefined;
		throw unusable(file, `it cannot be read (${codeOf(error) ?? String(error)})`, error);
	}
	const passphrase = (text.split(/\r?\n/)[0] ?? '').trim();
	if (passphrase.length < LEAST) throw unusable(file, `it has fewer than ${LEAST} characters`);
	return passphrase;
}

/** As `readPassphrase`; one is made, for its owner alone, where there is none. Two that come at once get the same one. */
export async function readOrMakePassphrase(file: string, dataDir: string): Promise<string> {
	const known = await readPassphrase(file, dataDir);
	if (known !== undefined) return known;
	const partial = `${file}.${randomUUID()}.partial`;
	try {
		await makeDirectory(dirname(dirname(file)));
		await makeDirectories(dirname(file), 0o700);
		await writePrivately(partial, `${randomBytes(32).toString('base64url')}\n`);
		// A link never overwrites: whoever came first has made it, and it is read below.
		await link(partial, file).catch((error: unknown) => {
			if (codeOf(error) !== 'EEXIST') throw error;
		});
		await flush(dirname(file));
	} catch (error) {
		throw unusable(file, `it cannot be made (${codeOf(error) ?? String(error)})`, error);
	} finally {
		await rm(partial, { force: true });
	}
	const made = await readPassphrase(file, dataDir);
	if (made === undefined) throw unusable(file, 'it was removed as soon as it was made');
	return made;
}

/** @param key path of the encrypted key that waits for it */
export function passphraseMissing(file: string, key: string): UsageError {
	return new UsageError(
		`The seal key ${key} is there, but the passphrase that opens it is not. Nothing is packed without a seal.`,
		{
			code: 'seal-passphrase-missing',
			subject: file,
			remedy:
				'Put the file back from a backup, or let SEAL_PASSPHRASE_FILE name it. Where it is lost for ever, `ogonblick key rotate --lost` begins with a new key; what the old one sealed can still be verified.',
		},
	);
}

function insideData(file: string): UsageError {
	return new UsageError('The passphrase of the seal key lies in DATA_DIR, beside what it locks.', {
		code: 'seal-passphrase-inside-data',
		subject: file,
		remedy:
			'Move it out of DATA_DIR, away from its backups too, and let SEAL_PASSPHRASE_FILE name its new place.',
	});
}

function openToOthers(file: string): UsageError {
	return new UsageError('Others than its owner can read the passphrase of the seal key.', {
		code: 'seal-passphrase-open',
		subject: file,
		remedy: `Run \`chmod 600 ${file}\`. If someone may have read it and the key: \`ogonblick key rotate --compromised\`.`,
	});
}

function unusable(file: string, why: string, cause?: unknown): UsageError {
	return new UsageError(`The passphrase of the seal key cannot be used: ${why}`, {
		code: 'seal-passphrase-unusable',
		subject: file,
		remedy: 'Let SEAL_PASSPHRASE_FILE name a file outside DATA_DIR that the user who runs Ögonblick owns.',
		cause,
	});
}
