import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { brokenSeal, keyFingerprint, sealManifest } from '../../src/bundle/seal.ts';
import { sealKeyIn } from '../../src/bundle/seal-key.ts';
import { workshop } from './sample.ts';

const { dir, clean } = workshop();
let serial = 0;
const fresh = () => join(dir, `keys-${++serial}`);
afterAll(clean);

describe('the seal key', () => {
	it('is made for its owner alone, and is the same ever after', async () => {
		const keys = fresh();
		const made = await sealKeyIn(keys);
		expect(made.asymmetricKeyType).toBe('ed25519');
		expect(readdirSync(keys)).toEqual(['seal-key.pem']);
		expect(statSync(join(keys, 'seal-key.pem')).mode & 0o777).toBe(0o600);
		expect(statSync(keys).mode & 0o777).toBe(0o700);
		expect(keyFingerprint(await sealKeyIn(keys))).toBe(keyFingerprint(made));
	});

	it('is one key when many ask at once, in several processes', async () => {
		const keys = fresh();
		const module = join(import.meta.dirname, '../../src/bundle');
		const script = `
			import { sealKeyIn } from '${module}/seal-key.ts';
			import { keyFingerprint } from '${module}/seal.ts';
			const all = await Promise.all([1, 2, 3, 4].map(() => sealKeyIn('${keys}')));
			console.log(all.map(keyFingerprint).join(' '));`;
		const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
		const answers = await Promise.all([run(), run(), run()]);
		const prints = answers.flatMap(({ stdout }) => stdout.trim().split(' '));
		expect(prints).toHaveLength(12);
		expect(new Set(prints).size).toBe(1);
		expect(readdirSync(keys)).toEqual(['seal-key.pem']);
	});

	const rsa = () =>
		generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
	it.each([
		['empty', ''],
		['cut short', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI'],
		['no key', 'hej'],
		['a key of another kind', rsa()],
	])('is never replaced when it is %s', async (_, contents) => {
		const keys = fresh();
		mkdirSync(keys);
		writeFileSync(join(keys, 'seal-key.pem'), contents);
		await expect(sealKeyIn(keys)).rejects.toMatchObject({
			code: 'seal-key-damaged',
			subject: join(keys, 'seal-key.pem'),
			remedy: expect.stringContaining('backup'),
		});
		expect(readFileSync(join(keys, 'seal-key.pem'), 'utf8')).toBe(contents);
	});

	it('is never replaced when something else is in its place', async () => {
		const keys = fresh();
		mkdirSync(join(keys, 'seal-key.pem'), { recursive: true });
		await expect(sealKeyIn(keys)).rejects.toMatchObject({ code: 'seal-key-unreadable' });
		writeFileSync(join(dir, 'file'), '');
		await expect(sealKeyIn(join(dir, 'file'))).rejects.toMatchObject({ advice: 'correct-and-retry' });
	});

	it('is an error when it may not be read', async ({ skip }) => {
		skip(process.getuid?.() === 0, 'root may read everything');
		const keys = fresh();
		await sealKeyIn(keys);
		chmodSync(join(keys, 'seal-key.pem'), 0o000);
		await expect(sealKeyIn(keys)).rejects.toMatchObject({ code: 'seal-key-unreadable' });
	});
});

describe('a seal', () => {
	const { privateKey } = generateKeyPairSync('ed25519');
	const manifest = Buffer.from('{"format":"ogonblick-manifest/1"}\n');

	it('holds for the bytes that were sealed and no others', () => {
		const seal = sealManifest(manifest, privateKey);
		expect(brokenSeal(manifest, seal)).toBeUndefined();
		expect(brokenSeal(Buffer.concat([manifest, Buffer.from(' ')]), seal)).toEqual({
			code: 'other-signature',
		});
	});

	it('does not hold by another key, half a signature or a file that is no key', () => {
		const seal = sealManifest(manifest, privateKey);
		const other = sealManifest(manifest, generateKeyPairSync('ed25519').privateKey);
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
});
