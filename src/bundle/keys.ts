import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { Manifest } from '../records/manifest.ts';
import { type Problem, type ProblemCode, type ProblemData, problem } from '../records/problem.ts';
import { endorsedText, KEY_ENDS, type SealKey } from '../records/seal.ts';
import { PATHS } from './layout.ts';
import { keyFingerprint, readPublicKey } from './seal.ts';

const KEYS_FORMAT = 'ogonblick-seal-keys/1';

const Key = z.looseObject({
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	publicKey: z.string(),
	from: z.iso.datetime(),
	to: z.iso.datetime().exactOptional(),
	ended: z.enum(KEY_ENDS).exactOptional(),
	endorsement: z.base64().exactOptional(),
});
const Keys = z.looseObject({ format: z.literal(KEYS_FORMAT), keys: z.array(Key).min(1).max(10_000) });

/** As `key show --json` says it, without a format. */
const Published = z.looseObject({ keys: Keys.shape.keys });

/** documentation/seal/keys.json: every key that the organisation has sealed by up to now, oldest first. */
export function writeKeys(keys: readonly SealKey[]): Buffer {
	return Buffer.from(`${JSON.stringify({ format: KEYS_FORMAT, keys }, null, 2)}\n`);
}

/**
 * The keys of a history as it is published: `documentation/seal/keys.json` of a bundle, or what `key show --json` says. The reader has it from where they trust.
 * @throws Error saying why it is none
 */
export function readKeyHistory(contents: Uint8Array): readonly SealKey[] {
	return Published.parse(JSON.parse(Buffer.from(contents).toString())).keys;
}

/**
 * What is wrong with a bundle's history of keys: it ends in the key that the bundle is sealed by, which was in use then; each key is what its fingerprint
 * says; and each that was named by the one before it bears that one's signature. Whoever knows an old key of the organisation's can so trust a new one.
 * @param contents of documentation/seal/keys.json @param sealedBy fingerprint of the key that the seal holds by
 */
export function* keyProblems(
	contents: Uint8Array,
	sealedBy: string,
	{ bundle: { created } }: Manifest,
): Generator<Problem> {
	const accuse = (code: ProblemCode, data?: ProblemData) => problem('signature', PATHS.keys, code, data);
	let keys: readonly SealKey[];
	try {
		keys = Keys.parse(JSON.parse(Buffer.from(contents).toString())).keys;
	} catch (error) {
		return yield accuse('keys-unreadable', { why: (error as Error).message.split('\n')[0] ?? '' });
	}
	const last = keys.at(-1);
	if (last?.sha256 !== sealedBy || last.to !== undefined) yield accuse('keys-of-another');
	else if (last.from > created) yield accuse('key-not-yet', { from: last.from, created });
	let before: SealKey | undefined;
	for (const key of keys) {
		const { sha256 } = key;
		if (!isItself(key)) yield accuse('key-not-itself', { sha256 });
		else if (before && mustBeEndorsed(key, before) && !isEndorsed(key, before))
			yield accuse('key-not-endorsed', { sha256 });
		else if (before && (before.to === undefined || before.to > key.from))
			yield accuse('keys-overlap', { sha256 });
		before = key;
	}
}

/** Only a key that was lost or in others' hands could not vouch for the next: whoever lists the organisation's before his own has no word of it. */
function mustBeEndorsed({ endorsement }: SealKey, { ended }: SealKey): boolean {
	return endorsement !== undefined || (ended !== 'lost' && ended !== 'compromised');
}

function isItself({ publicKey, sha256 }: SealKey): boolean {
	const key = readPublicKey(Buffer.from(publicKey));
	return key !== undefined && keyFingerprint(key) === sha256;
}

/** Whether the key before has signed that this one follows it. */
export function isEndorsed(key: SealKey, before: Pick<SealKey, 'publicKey'>): boolean {
	const signature = Buffer.from(key.endorsement ?? '', 'base64');
	try {
		return verify(null, Buffer.from(endorsedText(key)), createPublicKey(before.publicKey), signature);
	} catch {
		return false;
	}
}
