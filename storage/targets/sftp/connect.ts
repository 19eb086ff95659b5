import { hash } from 'node:crypto';
import ssh2, { type Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { UsageError } from '../../../src/errors.ts';
import type { DeliveryTarget } from '../../../src/records/delivery/target.ts';
import { inPlain } from '../in-plain.ts';
import { secretFile } from '../secret-file.ts';
import { trouble } from '../trouble.ts';

const CONNECT_MS = 20_000;
/** A silent connection is asked whether it lives, and given up after so many questions without an answer. */
const ALIVE = { keepaliveInterval: 10_000, keepaliveCountMax: 3 };

/** A server has a key of each kind; the one whose fingerprint is known need not be the one that is preferred. */
const KEY_KINDS = [
	['ssh-ed25519'],
	['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
	['rsa-sha2-512', 'rsa-sha2-256'],
] as const;

export interface Connection {
	readonly client: Client;
	readonly sftp: SFTPWrapper;
	/** Path of the target's own folder on the server. */
	readonly root: string;
}

/**
 * Logs in to a server whose key is the one that is known. A server with another key is told nothing, neither user nor password.
 * @throws UsageError `delivery-host-key-unknown` `delivery-host-key-changed` `delivery-login` and those of the secrets ·
 * TryAgainLater `delivery-unreachable` · the signal's reason
 */
export async function connect(target: DeliveryTarget, signal: AbortSignal): Promise<Connection> {
	const url = new URL(target.where);
	const secrets = await secretsOf(target);
	const seen: string[] = [];
	for (const kinds of KEY_KINDS) {
		signal.throwIfAborted();
		const config: ConnectConfig = {
			host: url.hostname.replace(/^\[|\]$/g, ''),
			port: Number(url.port || 22),
			username: inPlain(url.username),
			...secrets,
			...{ readyTimeout: CONNECT_MS, ...ALIVE },
			algorithms: { serverHostKey: [...kinds] },
		};
		const got = await tryOnce(target, config, signal);
		if ('client' in got) return { ...got, root: inPlain(url.pathname) };
		if (got.fingerprint !== undefined) seen.push(got.fingerprint);
	}
	throw otherKey(target, seen);
}

type Tried = Omit<Connection, 'root'> | { readonly fingerprint?: string };

function tryOnce(target: DeliveryTarget, config: ConnectConfig, signal: AbortSignal): Promise<Tried> {
	const client = new ssh2.Client();
	const { promise, resolve, reject } = Promise.withResolvers<Tried>();
	let fingerprint: string | undefined;
	const stop = () => {
		client.destroy();
		reject(signal.reason);
	};
	signal.addEventListener('abort', stop, { once: true });
	client.on('ready', () => {
		client.sftp((error, sftp) => {
			if (error) reject(trouble.refused(target.where, error));
			else resolve({ client, sftp });
		});
	});
	client.on('error', (error) => {
		const level = (error as { level?: string }).level;
		if (fingerprint !== undefined && fingerprint !== target.hostKey) resolve({ fingerprint });
		// It has no key of this kind.
		else if (level === 'handshake' || /no matching host key/i.test(error.message)) resolve({});
		else if (level === 'client-authentication') reject(trouble.login(target.where, error));
		else reject(trouble.unreachable(target.where, error));
	});
	client.on('close', () => reject(trouble.unreachable(target.where, new Error('it closed the connection'))));
	const hostVerifier = (key: Buffer): boolean => {
		fingerprint = fingerprintOf(key);
		return fingerprint === target.hostKey;
	};
	try {
		client.connect({ ...config, hostVerifier });
	} catch (error) {
		// The library parses the key at once.
		reject(trouble.secretUnusable(target.keyFile ?? '', (error as Error).message, error));
	}
	return promise
		.catch((error) => {
			client.destroy();
			throw error;
		})
		.finally(() => signal.removeEventListener('abort', stop));
}

/** As `ssh-keygen -l` writes it. @param key the server's public key, as it comes */
function fingerprintOf(key: Uint8Array): string {
	return `SHA256:${hash('sha256', key, 'base64').replace(/=+$/, '')}`;
}

async function secretsOf({ keyFile, passwordFile }: DeliveryTarget): Promise<Partial<ConnectConfig>> {
	const secret = passwordFile && (await secretFile(passwordFile)).replace(/\r?\n$/, '');
	if (!keyFile) return secret ? { password: secret } : {};
	const privateKey = await secretFile(keyFile);
	const key = ssh2.utils.parseKey(privateKey, secret || undefined);
	if (key instanceof Error) throw trouble.secretUnusable(keyFile, key.message, key);
	return { privateKey, ...(secret ? { passphrase: secret } : {}) };
}

function otherKey(target: DeliveryTarget, seen: readonly string[]): UsageError {
	const { hostKey, where, name } = target;
	const fingerprints = seen.join(' ');
	if (seen.length === 0)
		return new UsageError('The server has no key of a kind that is safe', {
			...{ code: 'delivery-host-key-unsafe', subject: where },
			remedy: 'Ask the archive to give its server a key of the kind Ed25519, ECDSA or RSA with SHA-2.',
		});
	if (hostKey === undefined)
		return new UsageError(`The server's key is not known: ${fingerprints}`, {
			...{ code: 'delivery-host-key-unknown', subject: where },
			remedy: `Ask the archive for the fingerprint of its server. If it is one of these, keep it: deliver targets change ${JSON.stringify(name)} --host-key ${seen[0]}`,
		});
	return new UsageError(`The server's key is another one than ${hostKey}: ${fingerprints}`, {
		...{ code: 'delivery-host-key-changed', subject: where },
		remedy: `Send nothing: somebody may stand between you and the archive. Ask the archive whether it has changed its server; only then: deliver targets change ${JSON.stringify(name)} --host-key ${seen[0]}`,
	});
}
