import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Fault, UsageError } from '../../src/errors.ts';
import type { SessionStore } from '../../src/office/sessions.ts';
import type { LoginSession } from '../../src/records/login.ts';
import { flush } from '../bundles/durable.ts';
import { codeOf } from '../bundles/trouble.ts';
import { makeDirectories } from '../directories.ts';
import { StoredSession } from './form.ts';
import { age, defaultKeyFile, readKey, readOrMakeKey, writePrivately } from './key.ts';

/**
 * Login sessions as `DATA_DIR/sessions/<account-id>.age`: age files (age-encryption.org/v1) for one X25519 recipient,
 * so that `age --decrypt` with the key file opens them without this program.
 * @param dataDir absolute
 */
export function ageSessions(dataDir: string, given: string | undefined): SessionStore {
	const keyFile = given === undefined ? defaultKeyFile() : resolve(given);
	const fileOf = (accountId: string) => {
		if (!/^[\w-]+$/.test(accountId))
			throw new Fault('An id is no file name', { code: 'session-id', subject: accountId });
		return join(dataDir, 'sessions', `${accountId}.age`);
	};
	return {
		keyFile,
		async keyState() {
			if ((await readKey(keyFile, dataDir)) !== undefined) return 'there';
			return (await keptIn(dataDir)).size > 0 ? 'gone' : 'none-yet';
		},
		async put(session) {
			const file = fileOf(session.accountId);
			const { Encrypter, identityToRecipient } = await age();
			const encrypter = new Encrypter();
			encrypter.addRecipient(await identityToRecipient(await readOrMakeKey(keyFile, dataDir)));
			const bytes = await encrypter.encrypt(JSON.stringify(StoredSession.parse(session)));
			const partial = `${file}.${randomUUID()}.partial`;
			try {
				await makeDirectories(dirname(file), 0o700);
				await writePrivately(partial, bytes);
				await rename(partial, file);
				await flush(dirname(file));
			} catch (cause) {
				throw unwritable(file, cause);
			} finally {
				await rm(partial, { force: true });
			}
		},
		async get(accountId) {
			const file = fileOf(accountId);
			const bytes = await bytesOf(file);
			if (bytes === undefined) return undefined;
			const key = await readKey(keyFile, dataDir);
			if (key === undefined) throw keyMissing(keyFile);
			return opened(bytes, key, file, accountId);
		},
		kept: () => keptIn(dataDir),
		async forget(accountId) {
			const file = fileOf(accountId);
			if ((await bytesOf(file)) === undefined) return false;
			await rm(file);
			await flush(dirname(file));
			return true;
		},
	};
}

/** Ids of the accounts whose session is kept. */
async function keptIn(dataDir: string): Promise<ReadonlySet<string>> {
	try {
		const names = await readdir(join(dataDir, 'sessions'));
		return new Set(names.filter((name) => name.endsWith('.age')).map((name) => name.slice(0, -4)));
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return new Set();
		throw unreadable(join(dataDir, 'sessions'), error);
	}
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
	try {
		return await readFile(file);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return undefined;
		throw unreadable(file, error);
	}
}

async function opened(bytes: Buffer, key: string, file: string, accountId: string): Promise<LoginSession> {
	const { Decrypter } = await age();
	const decrypter = new Decrypter();
	decrypter.addIdentity(key);
	let session: LoginSession;
	try {
		session = StoredSession.parse(JSON.parse(await decrypter.decrypt(bytes, 'text')));
	} catch {
		// The cause is left out: an error about what could not be parsed quotes it.
		throw unreadable(file);
	}
	// A file that was given another account's name would log in as somebody else.
	if (session.accountId !== accountId) throw unreadable(file);
	return session;
}

function keyMissing(keyFile: string): UsageError {
	return new UsageError('A login session is stored, but the key that opens it is not there.', {
		code: 'session-key-missing',
		subject: keyFile,
		remedy:
			'Put the key back, let SESSION_KEY_FILE name it, or give `ogonblick login --forget` for the account and log in again.',
	});
}

function unreadable(file: string, cause?: unknown): UsageError {
	return new UsageError(
		'A stored login session cannot be opened: the file is damaged, or another key locked it.',
		{
			code: 'session-unreadable',
			subject: file,
			remedy: 'Put back the key that it was stored with, or run `ogonblick login` for the account again.',
			cause,
		},
	);
}

function unwritable(file: string, cause: unknown): UsageError {
	return new UsageError(`The login session cannot be stored (${codeOf(cause) ?? String(cause)})`, {
		code: 'session-unwritable',
		subject: file,
		remedy: 'Make room, or give the user that runs Ögonblick the right to write there, and log in again.',
		cause,
	});
}
