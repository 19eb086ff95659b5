import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { brokenSeal, sealManifest, signerOf } from '../../src/bundle/seal.ts';

describe('a seal', () => {
	const { privateKey } = generateKeyPairSync('ed25519');
	const manifest = Buffer.from('{"format":"ogonblick-manifest/1"}\n');

	it('holds for the bytes that were sealed and no others', async () => {
		const seal = await sealManifest(manifest, signerOf(privateKey));
		expect(brokenSeal(manifest, seal)).toBeUndefined();
		expect(brokenSeal(Buffer.concat([manifest, Buffer.from(' ')]), seal)).toEqual({
			code: 'other-signature',
		});
	});

	it('does not hold by another key, half a signature or a file that is no key', async () => {
		const seal = await sealManifest(manifest, signerOf(privateKey));
		const other = await sealManifest(manifest, signerOf(generateKeyPairSync('ed25519').privateKey));
		expect(brokenSeal(manifest, { ...seal, publicKey: other.publicKey })).toEqual({
			code: 'other-signature',
		});
		expect(brokenSeal(manifest, { ...seal, signature: seal.signature.subarray(0, 63) })).toEqual({
			code: 'signature-length',
			data: { bytes: 63 },
		});
		expect(brokenSeal(manifest, { ...seal, publicKey: Buffer.from('hej') })).toEqual({
			code: 'bad-public-key',
		});
		const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
			type: 'spki',
			format: 'pem',
		});
		expect(brokenSeal(manifest, { ...seal, publicKey: Buffer.from(rsa) })).toEqual({
			code: 'bad-public-key',
		});
	});

	it('is refused at once when who signs signs otherwise than by the key that is published', async () => {
		const other = signerOf(generateKeyPairSync('ed25519').privateKey);
		const mixed = { ...other, publicKey: signerOf(privateKey).publicKey };
		await expect(sealManifest(manifest, mixed)).rejects.toThrow('other-signature');
	});
});
