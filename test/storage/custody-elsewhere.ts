import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFingerprint } from '../../src/bundle/seal.ts';
import { UsageError } from '../../src/errors.ts';
import type { KeyCustody } from '../../src/office/seal.ts';

/**
 * Seal keys that another program keeps and signs by, as a token does: nothing here ever reads a private key. That program is `openssl` with files of its own;
 * what PKCS #11 would do at each place stands beside it.
 * @param dir of that program's own
 */
export function custodyElsewhere(dir: string): KeyCustody {
	const openssl = (...args: readonly string[]) =>
		execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
	const half = (name: string) => {
		const publicKey = openssl('pkey', '-in', `${name}.pem`, '-pubout').toString();
		return { sha256: keyFingerprint(createPublicKey(publicKey)), publicKey };
	};
	return {
		place: `openssl in ${dir}`,
		// C_GenerateKeyPair with CKM_EC_EDWARDS_KEY_PAIR_GEN, not extractable; then the label is set to the fingerprint.
		make: async () => {
			openssl('genpkey', '-algorithm', 'ed25519', '-out', 'new.pem');
			const made = half('new');
			await rename(join(dir, 'new.pem'), join(dir, `${made.sha256}.pem`));
			return made;
		},
		// C_FindObjects by the label, and C_Sign with CKM_EDDSA over the whole bytes at once.
		open: async (sha256) => {
			if (!existsSync(join(dir, `${sha256}.pem`)))
				throw new UsageError('The key is not there', { code: 'seal-key-missing', subject: sha256 });
			return {
				publicKey: half(sha256).publicKey,
				sign: async (bytes) => {
					await writeFile(join(dir, 'bytes'), bytes);
					return openssl('pkeyutl', '-sign', '-rawin', '-inkey', `${sha256}.pem`, '-in', 'bytes');
				},
			};
		},
		// A token that was in use before the catalogue was: whoever moves to one begins anew.
		adopt: async () => undefined,
		// C_DestroyObject.
		discard: (sha256) => rm(join(dir, `${sha256}.pem`), { force: true }),
	};
}
