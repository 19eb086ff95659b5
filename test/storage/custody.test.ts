import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import type { Office } from '../../src/office.ts';
import { rotateKey } from '../../src/work/seal/rotate-key.ts';
import { diskCustody } from '../../storage/keys/custody.ts';
import { filed, fileOf } from '../work/fixity/archive.ts';
import { keyCustodyContract } from './custody-contract.ts';
import { custodyElsewhere } from './custody-elsewhere.ts';
import { tempDir, tempOffice } from './temp-office.ts';

describe('seal keys on disk', () =>
	keyCustodyContract(async () => diskCustody(await tempDir(), join(await tempDir(), 'passphrase.txt'))));
describe('seal keys that another program keeps', () =>
	keyCustodyContract(async () => custodyElsewhere(await tempDir())));

test('bundles are sealed, and the key exchanged, by keys that another program keeps; no private key comes near', async () => {
	const own = await tempOffice();
	const custody = custodyElsewhere(await tempDir());
	const office: Office = { ...own, seal: { ...own.seal, custody } };
	const before = await filed(office);
	const { ended, begun } = await rotateKey(office, 'rotated', 'Anna Ek', new AbortController().signal);
	const after = await filed(office);
	for (const [filing, key] of [[before, ended] as const, [after, begun] as const]) {
		const report = await verifyBundle(fileOf(filing), { keys: [key?.sha256 ?? ''] });
		expect(report).toMatchObject({ ok: true, sealedBy: key?.sha256 });
	}
	await expect(custody.open(ended?.sha256 ?? '')).rejects.toMatchObject({ code: 'seal-key-missing' });
	const files = await readdir(own.config.DATA_DIR, { recursive: true, withFileTypes: true });
	for (const file of files.filter((each) => each.isFile()))
		expect((await readFile(join(file.parentPath, file.name))).includes('PRIVATE KEY')).toBe(false);
});

test.each(['its bytes', 'its name'] as const)(
	'a key whose disk does not keep %s is not left behind, and whoever made it is told what to do',
	async (what) => {
		const dataDir = await tempDir();
		const custody = diskCustody(dataDir, join(await tempDir(), 'passphrase.txt'));
		const kept = (await custody.make()).sha256;
		const probe = await open(import.meta.filename);
		const proto = Object.getPrototypeOf(probe) as typeof probe;
		await probe.close();
		const sync = proto.sync;
		const failing = vi.spyOn(proto, 'sync').mockImplementation(async function (this: typeof probe) {
			if ((await this.stat()).isDirectory() === (what === 'its name'))
				throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
			return sync.call(this);
		});
		onTestFinished(() => failing.mockRestore());
		const error = await custody.make().catch((e) => e);
		expect(error).toMatchObject({ code: 'seal-key-not-kept', exit: 75, cause: { code: 'EIO' } });
		expect(error.message).toContain('nothing of it is left');
		failing.mockRestore();
		expect(await readdir(join(dataDir, 'keys'))).toEqual([`${kept}.pem`]);
		// The newest of those that lie there is taken for the one in use where a catalogue is gone.
		expect(await custody.adopt()).toMatchObject({ sha256: kept });
	},
);
