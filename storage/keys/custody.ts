import {
	createHash,
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	type KeyObject,
	randomUUID,
	sign,
} from 'node:crypto';
import { link, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { asDiskFull, OgonblickError, TryAgainLater, UsageError } from '../../src/errors.ts';
import type { KeyCustody } from '../../src/office/seal.ts';
import { flush } from '../bundles/durable.ts';
import { codeOf } from '../bundles/trouble.ts';
import { makeDirectories } from '../directories.ts';
import { defaultKeyFile, writePrivately } from '../sessions/key.ts';
import { passphraseMissing, readOrMakePassphrase, readPassphrase } from './passphrase.ts';

/** The one key of the time before there was a history, not encrypted. */
const FIRST = 'seal-key.pem';

/**
 * Seal keys as `DATA_DIR/keys/<sha256 of the public key>.pem`: PKCS #8, encrypted with a passphrase that lies outside DATA_DIR, so that `openssl pkey`
 * opens one without this program. A file is written whole or not at all, and never overwritten.
 * @param dataDir absolute @param given SEAL_PASSPHRASE_FILE
 */
export function diskCustody(dataDir: string, given: string | undefined): KeyCustody {
	const folder = join(dataDir, 'keys');
	const passphraseFile = given === undefined ? defaultKeyFile('seal-passphrase.txt') : resolve(given);
	const fileOf = (sha256: string) => join(folder, `${sha256}.pem`);
	const keep = async (key: KeyObject, isNew = false) => {
		const told = publicHalf(key);
		const passphrase = await readOrMakePassphrase(passphraseFile, dataDir);
		const pem = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
		await writeOnce(folder, fileOf(told.sha256), String(pem), isNew);
		return told;
	};
	const open: KeyCustody['open'] = async (sha256) => {
		const file = fileOf(sha256);
		const pem = await kept(file, () => readFile(file, 'utf8'));
		const passphrase = await readPassphrase(passphraseFile, dataDir);
		if (passphrase === undefined) throw passphraseMissing(passphraseFile, file);
		const key = parse(pem, passphrase, file);
		if (publicHalf(key).sha256 !== sha256) throw damaged(file, 'it is another key than its name says');
		return { publicKey: publicHalf(key).publicKey, sign: async (bytes) => sign(null, bytes, key) };
	};
	return {
		place: folder,
		make: async () => kept(folder, () => keep(generateKeyPairSync('ed25519').privateKey, true)),
		open,
		adopt: async () => {
			const first = join(folder, FIRST);
			return kept(folder, async () => {
				const since = (await stat(first).catch(absent))?.mtime.toISOString();
				if (since !== undefined) {
					const told = await keep(parse(await readFile(first, 'utf8'), undefined, first));
					await rm(first);
					await flush(folder);
					return { ...told, since };
				}
				const sha256 = await newestIn(folder);
				if (sha256 === undefined) return undefined;
				const { mtime } = await stat(fileOf(sha256));
				const { publicKey } = await open(sha256);
				return { sha256, publicKey, since: mtime.toISOString() };
			});
		},
		discard: async (sha256) =>
			kept(folder, async () => {
				await rm(fileOf(sha256), { force: true });
				await flush(folder);
			}),
	};
}

function publicHalf(key: KeyObject) {
	const half = createPublicKey(key);
	const der = half.export({ type: 'spki', format: 'der' });
	return {
		sha256: createHash('sha256').update(der).digest('hex'),
		publicKey: String(half.export({ type: 'spki', format: 'pem' })),
	};
}

/**
 * Another process that keeps the same key at the same time has kept it.
 * @param isNew whether nobody else can have it: what cannot be kept for certain is then taken away, or it would be taken for a key that is in use
 * @throws TryAgainLater `seal-key-not-kept` · the file system's own errors
 */
async function writeOnce(folder: string, file: string, pem: string, isNew: boolean): Promise<void> {
	const partial = join(folder, `.${randomUUID()}.partial`);
	await makeDirectories(folder, 0o700);
	try {
		await writePrivately(partial, pem);
		await link(partial, file).catch((error: unknown) => {
			if (codeOf(error) !== 'EEXIST') throw error;
		});
		await rm(partial);
		await flush(folder);
	} catch (error) {
		const left: string[] = [];
		for (const path of isNew ? [partial, file] : [partial])
			await rm(path, { force: true }).catch(() => left.push(path));
		throw codeOf(error) === 'EIO' || left.length > 0 ? notKept(folder, left, error) : error;
	}
}

async function newestIn(folder: string): Promise<string | undefined> {
	const names = ((await readdir(folder).catch(absent)) ?? []).filter((name) =>
		/^[0-9a-f]{64}\.pem$/.test(name),
	);
	const dated = await Promise.all(
		names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
	);
	return dated.sort((a, b) => b.at - a.at)[0]?.name.slice(0, 64);
}

function absent(error: unknown): undefined {
	if (codeOf(error) === 'ENOENT') return undefined;
	throw error;
}

function parse(pem: string, passphrase: string | undefined, file: string): KeyObject {
	let key: KeyObject;
	try {
		key = createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase });
	} catch (cause) {
		throw damaged(file, 'it is no private key in PEM form, or another passphrase locked it', cause);
	}
	if (key.asymmetricKeyType === 'ed25519') return key;
	throw damaged(file, `it is a key of another kind (${key.asymmetricKeyType})`);
}

function damaged(file: string, why: string, cause?: unknown): UsageError {
	return new UsageError(`The seal key ${file} cannot be used: ${why}. Nothing is packed without a seal.`, {
		code: 'seal-key-damaged',
		subject: file,
		remedy:
			'Restore the file, and the passphrase, from a backup. If the key is lost, `ogonblick key rotate --lost` begins with a new one; what the old one sealed can still be verified.',
		cause,
	});
}

/** @param path for whoever is told of what went wrong */
async function kept<T>(path: string, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		if (error instanceof OgonblickError) throw error;
		if (codeOf(error) === 'ENOENT') throw missing(path, error);
		const unreadable = ['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'EISDIR', 'ENOTDIR', 'ELOOP'];
		if (!unreadable.includes(codeOf(error) ?? '')) throw asDiskFull(error, path);
		throw new UsageError(`The seal key ${path} cannot be read or made. Nothing is packed without a seal.`, {
			code: 'seal-key-unreadable',
			subject: path,
			remedy: 'Let the user that runs the program own the directory and the file, with mode 700 and 600.',
			cause: error,
		});
	}
}

/** @param left files that could not be taken away again */
function notKept(folder: string, left: readonly string[], cause: unknown): TryAgainLater {
	const stays =
		left.length === 0 ? 'nothing of it is left' : `it has sealed nothing, and lies in ${left.join(', ')}`;
	return new TryAgainLater(
		`The disk did not take the new seal key (${codeOf(cause) ?? String(cause)}); ${stays}. Nothing is packed without a seal.`,
		{
			code: 'seal-key-not-kept',
			subject: left.join(', ') || folder,
			remedy:
				'Look at the disk, remove the file that the message names, if any, and run it again: another key is made.',
			cause,
		},
	);
}

function missing(file: string, cause: unknown): UsageError {
	return new UsageError('The seal key is not where it is kept. Nothing is packed without a seal.', {
		code: 'seal-key-missing',
		subject: file,
		remedy:
			'Restore the file from a backup. If the key is lost, `ogonblick key rotate --lost` begins with a new one; what the old one sealed can still be verified.',
		cause,
	});
}
