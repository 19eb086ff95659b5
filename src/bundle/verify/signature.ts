import type { Manifest } from '../../records/manifest.ts';
import { type Problem, type ProblemCode, type ProblemData, problem } from '../../records/problem.ts';
import { PATHS } from '../layout.ts';
import { brokenSeal, keyFingerprint, readPublicKey } from '../seal.ts';
import type { Files } from './contents.ts';

/** @param keys fingerprints of those that may have sealed it; any may where absent @returns the fingerprint of the key that the seal holds by, or why it does not hold */
export function checkSeal(
	files: Files,
	manifest: Manifest | undefined,
	keys?: readonly string[],
): { sealedBy?: string; problems: Problem[] } {
	const broken = (path: string, code: ProblemCode, data?: ProblemData) => ({
		problems: [problem('signature', path, code, data)],
	});
	const signed = files.get(PATHS.manifest)?.contents;
	const signature = files.get(PATHS.signature)?.contents;
	const publicKey = files.get(PATHS.publicKey)?.contents;
	if (!signature) return broken(PATHS.signature, 'no-signature');
	if (!publicKey) return broken(PATHS.publicKey, 'no-public-key');
	if (!signed) return broken(PATHS.manifest, 'nothing-sealed');
	const why = brokenSeal(signed, { signature, publicKey });
	if (why) return broken(PATHS.signature, why.code, why.data);
	const key = readPublicKey(publicKey);
	const sealedBy = key ? keyFingerprint(key) : '';
	const stated = manifest?.seal?.keySha256;
	if (stated !== undefined && stated !== sealedBy) return broken(PATHS.publicKey, 'other-key');
	const isForeign = keys !== undefined && !keys.includes(sealedBy);
	return {
		sealedBy,
		problems: isForeign ? [problem('signature', PATHS.publicKey, 'foreign-key', { sha256: sealedBy })] : [],
	};
}
