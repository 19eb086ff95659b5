import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskFull, UsageError } from '../errors.ts';

const NAME = 'seal-key.pem';

/**
 * The organisation's seal key: an Ed25519 private key as PEM (PKCS #8) that only its owner may read. Made when there is
 * none; a key that is there is never replaced, since bundles must go on being sealed by the key that readers know.
 * Two processes at once get the same key.
 * @param directory made when absent
 * @throws UsageError `seal-key-damaged`, `seal-key-unreadable` · TryAgainLater `disk-full`
 */
export async function sealKeyIn(directory: string): Promise<KeyObject> {
	const path = join(directory, NAME);
	try {
		await mkdir(directory, { recursive: true, mode: 0o700 });
		const pem = (await readIfThere(path)) ?? (await make(directory, path));
		return parse(pem, path);
	} catch (error) {
		throw refused(error, path);
	}
}

/**
 * The key is written whole and durable under another name, then linked: a link fails when the name is taken,
 * so nobody ever reads half a key or loses one.
 */
async function make(directory: string, path: string): Promise<string> {
	const { privateKey } = generateKeyPairSync('ed25519');
	const draft = join(directory, `.${NAME}.${randomUUID()}`);
	try {
		await using file = await open(draft, 'wx', 0o600);
		await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
		await file.sync();
		await link(draft, path).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
		await using folder = await open(directory, 'r');
		await folder.sync();
	} finally {
		await rm(draft, { force: true });
	}
	return readFile(path, 'utf8');
}

async function readIfThere(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

function parse(pem: string, path: string): KeyObject {
	try {
		const key = createPrivateKey(pem);
		if (key.asymmetricKeyType === 'ed25519') return key;
		throw damaged(path, `it is a key of another kind (${key.asymmetricKeyType})`);
	} catch (cause) {
		throw cause instanceof UsageError ? cause : damaged(path, 'it is not a private key in PEM form', cause);
	}
}

function damaged(path: string, why: string, cause?: unknown): UsageError {
	return new UsageError(`The seal key ${path} cannot be used: ${why}. Nothing is packed without a seal.`, {
		code: 'seal-key-damaged',
		subject: path,
		remedy:
			'Restore the file from a backup. If the key is lost, move the file away; a new key is then made, and what the old one sealed can still be verified.',
		cause,
	});
}

function refused(error: unknown, path: string): unknown {
	const { code } = error as NodeJS.ErrnoException;
	if (!['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'EISDIR', 'ENOTDIR', 'ELOOP'].includes(code ?? ''))
		return asDiskFull(error, path);
	return new UsageError(`The seal key ${path} cannot be read or made. Nothing is packed without a seal.`, {
		code: 'seal-key-unreadable',
		subject: path,
		remedy: 'Let the user that runs the program own the directory and the file, with mode 700 and 600.',
		cause: error,
	});
}
