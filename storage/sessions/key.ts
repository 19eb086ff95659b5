import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageError } from '../../src/errors.ts';
import { flush, makeDirectory } from '../bundles/durable.ts';
import { codeOf } from '../bundles/trouble.ts';
import { makeDirectories } from '../directories.ts';
import { isInside } from '../outside-data.ts';

/** Loaded by who locks or opens a session: every command opens the place where they lie, and hardly one looks in. */
export const age = () => import('age-encryption');

/** Where a key lies when no setting says, such as SESSION_KEY_FILE. Source: XDG Base Directory Specification 0.8. */
export function defaultKeyFile(name = 'session-key.txt'): string {
	const { XDG_CONFIG_HOME } = process.env;
	return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'ogonblick', name);
}

/**
 * The age identity in a key file, in the form that `age-keygen` writes.
 * @returns undefined where there is no file
 * @throws UsageError `session-key-inside-data` `session-key-open` `session-key-unusable`
 */
export async function readKey(keyFile: string, dataDir: string): Promise<string | undefined> {
	await refuseInside(keyFile, dataDir);
	let text: string;
	try {
		const { mode } = await stat(keyFile);
		if ((mode & 0o077) !== 0) throw openToOthers(keyFile);
		text = await readFile(keyFile, 'utf8');
	} catch (error) {
		if (error instanceof UsageError) throw error;
		if (codeOf(error) === 'ENOENT') return undefined;
		throw unusable(keyFile, `it cannot be read (${codeOf(error) ?? String(error)})`, error);
	}
	const identity = text.split(/\r?\n/).find((line) => line.startsWith('AGE-SECRET-KEY-'));
	if (identity === undefined) throw unusable(keyFile, 'it holds no line that begins with AGE-SECRET-KEY-');
	return identity.trim();
}

/** As `readKey`; a key is made, for its owner alone, where there is none. Two that come at once get the same one. */
export async function readOrMakeKey(keyFile: string, dataDir: string): Promise<string> {
	const known = await readKey(keyFile, dataDir);
	if (known !== undefined) return known;
	const { generateX25519Identity, identityToRecipient } = await age();
	const made = await generateX25519Identity();
	const text = `# Ögonblick: the key of stored login sessions. Never keep it beside them.\n# public key: ${await identityToRecipient(made)}\n${made}\n`;
	const partial = `${keyFile}.${randomUUID()}.partial`;
	try {
		await makeDirectory(dirname(dirname(keyFile)));
		await makeDirectories(dirname(keyFile), 0o700);
		await writePrivately(partial, text);
		// A link never overwrites: whoever came first has made the key, and it is read below.
		await link(partial, keyFile).catch((error: unknown) => {
			if (codeOf(error) !== 'EEXIST') throw error;
		});
		await flush(dirname(keyFile));
	} catch (error) {
		throw unusable(keyFile, `it cannot be made (${codeOf(error) ?? String(error)})`, error);
	} finally {
		await rm(partial, { force: true });
	}
	const key = await readKey(keyFile, dataDir);
	if (key === undefined) throw unusable(keyFile, 'it was removed as soon as it was made');
	return key;
}

/** Writes a new file that only its owner may read, durable when it returns. */
export async function writePrivately(file: string, bytes: string | Uint8Array): Promise<void> {
	await using handle = await open(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
	await handle.writeFile(bytes);
	await handle.sync();
}

async function refuseInside(keyFile: string, dataDir: string): Promise<void> {
	if (!(await isInside(keyFile, dataDir))) return;
	throw new UsageError('The key of the login sessions lies in DATA_DIR, beside what it locks.', {
		code: 'session-key-inside-data',
		subject: keyFile,
		remedy:
			'Move it out of DATA_DIR, away from its backups too, and let SESSION_KEY_FILE name its new place.',
	});
}

function openToOthers(keyFile: string): UsageError {
	return new UsageError('Others than its owner can read the key of the login sessions.', {
		code: 'session-key-open',
		subject: keyFile,
		remedy: `Run \`chmod 600 ${keyFile}\`. If someone may have read it: remove it, end the logins on the platforms, and log in again.`,
	});
}

function unusable(keyFile: string, why: string, cause?: unknown): UsageError {
	return new UsageError(`The key of the login sessions cannot be used: ${why}`, {
		code: 'session-key-unusable',
		subject: keyFile,
		remedy: 'Let SESSION_KEY_FILE name a file outside DATA_DIR that the user who runs Ögonblick owns.',
		cause,
	});
}
