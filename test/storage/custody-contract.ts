import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyFingerprint } from '../../src/bundle/seal.ts';
import type { KeyCustody } from '../../src/office/seal.ts';

/** What every adapter of `KeyCustody` must do. @param make gives an empty one */
export function keyCustodyContract(make: () => Promise<KeyCustody>): void {
	test('a key that is made is known by its public half, and signs exactly the bytes it is given', async () => {
		const custody = await make();
		const made = await custody.make();
		expect(keyFingerprint(createPublicKey(made.publicKey))).toBe(made.sha256);
		const signer = await custody.open(made.sha256);
		expect(signer.publicKey).toBe(made.publicKey);
		// A manifest of thousands of files is some megabytes.
		for (const bytes of [Buffer.from('x'), randomBytes(3_000_000)]) {
			const signature = await signer.sign(bytes);
			expect(signature).toHaveLength(64);
			expect(verify(null, bytes, made.publicKey, signature)).toBe(true);
		}
	});

	test('keys stand beside each other, and one that is discarded signs no more', async () => {
		const custody = await make();
		const [first, second] = [await custody.make(), await custody.make()];
		expect(first.sha256).not.toBe(second.sha256);
		await custody.discard(first.sha256);
		await custody.discard(first.sha256);
		await expect(custody.open(first.sha256)).rejects.toMatchObject({ code: 'seal-key-missing' });
		expect((await custody.open(second.sha256)).publicKey).toBe(second.publicKey);
	});

	test('an empty one has no key to take over', async () => {
		expect(await (await make()).adopt()).toBeUndefined();
	});
}
