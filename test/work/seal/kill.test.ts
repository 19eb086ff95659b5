import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rotateKey } from '../../../src/work/seal/rotate-key.ts';
import { showKeys } from '../../../src/work/seal/show-keys.ts';
import { signerInUse } from '../../../src/work/seal/signer-in-use.ts';
import { officeIn } from '../../storage/sample.ts';
import { tempDir } from '../../storage/temp-office.ts';

const CHILD = join(import.meta.dirname, 'children', 'rotate.ts');

test('killed at any moment of exchanging the key, one key is in use, it can seal, and every one before it named the next', async () => {
	const dir = await tempDir();
	for (let round = 0; round < 5; round++) {
		const child = spawn(process.execPath, [CHILD, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
		await once(child.stdout, 'data');
		await setTimeout(Math.random() * 60);
		child.kill('SIGKILL');
		await once(child, 'exit');

		const office = await officeIn(dir);
		const { keys } = await showKeys(office);
		expect(keys.filter(({ to }) => to === undefined)).toEqual([keys.at(-1)]);
		expect(keys.slice(1).every(({ isEndorsed }) => isEndorsed)).toBe(true);
		expect((await signerInUse(office)).signer.publicKey).toBe(keys.at(-1)?.publicKey);
		expect((await office.catalogue.verifyEvents()).ok).toBe(true);
		const { begun } = await rotateKey(office, 'rotated', 'Bo', new AbortController().signal);
		await office.close();
		// What was made and never taken into use may be left, encrypted, once a kill; no key that has sealed is.
		const left = new Set((await readdir(join(dir, 'keys'))).filter((name) => name.endsWith('.pem')));
		expect(left.has(`${begun.sha256}.pem`)).toBe(true);
		for (const { sha256 } of keys) expect(left.has(`${sha256}.pem`)).toBe(false);
	}
});
