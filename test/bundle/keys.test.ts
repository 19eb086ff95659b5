import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyProblems, writeKeys } from '../../src/bundle/keys.ts';
import { keyFingerprint } from '../../src/bundle/seal.ts';
import type { Manifest } from '../../src/records/manifest.ts';
import { endorsedText, type KeyEnd, type SealKey } from '../../src/records/seal.ts';

const FROM = '2026-11-01T00:00:00.000Z';
const CHANGED = '2026-11-10T00:00:00.000Z';
const manifest = { bundle: { created: '2026-11-20T00:00:00.000Z' } } as Manifest;

function keyFrom(from: string): { readonly key: KeyObject; readonly public: SealKey } {
	const key = generateKeyPairSync('ed25519').privateKey;
	const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
	return { key, public: { sha256: keyFingerprint(key), publicKey, from } };
}

/** Codes of a history in which the second key follows the first. */
function codesOf(ended: KeyEnd | undefined, isEndorsed: boolean): readonly string[] {
	const [first, second] = [keyFrom(FROM), keyFrom(CHANGED)];
	const endorsement = sign(null, Buffer.from(endorsedText(second.public)), first.key).toString('base64');
	const keys: SealKey[] = [
		{ ...first.public, to: CHANGED, ...(ended ? { ended } : {}) },
		{ ...second.public, ...(isEndorsed ? { endorsement } : {}) },
	];
	return [...keyProblems(writeKeys(keys), second.public.sha256, manifest)].map(({ code }) => code);
}

test.each(['rotated', undefined] as const)(
	'nobody puts a key of his own after the organisation’s without its word (%s)',
	(ended) => {
		expect(codesOf(ended, false)).toEqual(['key-not-endorsed']);
		expect(codesOf(ended, true)).toEqual([]);
	},
);

test.each(['lost', 'compromised'] as const)('a key that was %s cannot vouch for the next', (ended) => {
	expect(codesOf(ended, false)).toEqual([]);
});
