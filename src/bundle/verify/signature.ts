import type { Manifest } from '../../records/manifest.ts';
import { PATHS } from '../layout.ts';
import { brokenSeal, keyFingerprint, readPublicKey } from '../seal.ts';
import type { Files } from './contents.ts';
import type { Problem } from './report.ts';

/** @returns the fingerprint of the key that the seal holds by, or why it does not hold */
export function checkSeal(
	files: Files,
	manifest: Manifest | undefined,
): { sealedBy?: string; problems: Problem[] } {
	const broken = (path: string, detail: string) => ({
		problems: [{ kind: 'signature' as const, path, detail }],
	});
	const signed = files.get(PATHS.manifest)?.contents;
	const signature = files.get(PATHS.signature)?.contents;
	const publicKey = files.get(PATHS.publicKey)?.contents;
	if (!signature) return broken(PATHS.signature, 'the bundle is not sealed: there is no signature');
	if (!publicKey) return broken(PATHS.publicKey, 'the seal cannot be checked: there is no public key');
	if (!signed) return broken(PATHS.manifest, 'there is no manifest that the seal could be of');
	const why = brokenSeal(signed, { signature, publicKey });
	if (why !== undefined) return broken(PATHS.signature, why);
	const key = readPublicKey(publicKey);
	const sealedBy = key ? keyFingerprint(key) : '';
	const stated = manifest?.seal?.keySha256;
	if (stated !== undefined && stated !== sealedBy)
		return broken(PATHS.publicKey, 'it is not the key that the manifest says it is sealed by');
	return { sealedBy, problems: [] };
}
