import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { restoreBundle } from '../../../src/work/mends/mend-bundle.ts';
import { recover } from '../../../src/work/recover.ts';
import { FREELY } from '../../storage/second-store-contract.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';

const CHILD = new URL('children/mend-for-ever.ts', import.meta.url).pathname;
const KILLS = 16;

test(`${KILLS} kills while a spoilt bundle is set aside and brought back leave a catalogue that agrees with the disk, and nothing lost`, async () => {
	const second = await tempDir();
	const office = await tempOffice({ env: { SECOND_STORE: second } });
	const filing = await filed(office);
	expect(await copyOwed(office, new AbortController().signal)).toMatchObject({ owed: 0 });
	const cache = await tempDir();
	for (let n = 0; n < KILLS; n++) {
		const child = spawn(process.execPath, [CHILD, office.config.DATA_DIR, second, filing.bundleId], {
			stdio: ['ignore', 'pipe', 'inherit'],
			env: { ...process.env, NODE_COMPILE_CACHE: cache },
		});
		const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
		await lines.next();
		await setTimeout(Math.random() * 60);
		child.kill('SIGKILL');
		if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		const { unsettled } = await recover(office);
		expect(unsettled).toEqual([]);
		await expectAgreement();
	}
	expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
	expect(await readdir(filing.root)).not.toContain('.incoming');

	/** What the catalogue says is in quarantine lies there, each under its own name; what it says is whole is whole. */
	async function expectAgreement(): Promise<void> {
		expect(await office.mends.intended()).toEqual([]);
		const mends = await office.mends.list(filing.bundleId);
		const aside = mends
			.filter(({ kind }) => kind === 'quarantine')
			.map(({ place }) => place.split('/').at(-1));
		const lying = await readdir(join(filing.root, '_quarantine')).catch(() => []);
		expect(lying.filter((name) => !name.includes('.sha256')).toSorted()).toEqual(aside.toSorted());
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		const last = (await office.fixity.latest([filing.bundleId])).get(filing.bundleId)?.outcome;
		const isThere = await office.bundles().exists(filing.path);
		if (last === 'quarantined') expect(isThere).toBe(false);
		// The next round begins with a whole one.
		const report = isThere ? await verifyBundle(fileOf(filing)) : undefined;
		if (report?.ok !== true) {
			const done = await restoreBundle(office, filing.bundleId, 'Anna Berg', FREELY).catch(asCompanion);
			expect(done).toBeDefined();
		}
		expect(await verifyBundle(fileOf(filing))).toMatchObject({ ok: true, sha256: filing.sha256 });
	}

	/** Killed between the bundle's name and its checksum file's, by the child's own spoiling: the bundle is whole. */
	async function asCompanion(error: { code?: string }): Promise<string | undefined> {
		if (error.code !== 'bundle-intact') throw error;
		await rm(`${fileOf(filing)}.sha256`, { force: true });
		await copyFile(`${join(second, filing.path)}.sha256`, `${fileOf(filing)}.sha256`);
		return error.code;
	}
}, 120_000);
