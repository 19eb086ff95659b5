import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { checksumKey, checksumText } from '../../src/filing/checksum.ts';
import type { Office } from '../../src/office.ts';
import { hashFile } from '../../src/work/hash-file.ts';
import { recover } from '../../src/work/recover.ts';
import { startChild, tempDir, tempOffice } from './temp-office.ts';

const OTHER_DISK = '/dev/shm';
const ROUNDS = 10;

test(`${3 * ROUNDS} kills in the middle of filing leave either no bundle or a recorded one`, async () => {
	const office = await tempOffice();
	const out = await outDir();
	for (let round = 0; round < ROUNDS; round++) {
		// Two into the house, one into another directory, on another disk where there is one: it has to copy.
		await Promise.all([killed(office, ''), killed(office, ''), killed(office, out)]);
		const recovery = await recover(office);
		expect(recovery.unsettled).toEqual([]);
		await expectConsistent(office, [office.bundles().root, out]);
	}
	expect((await office.catalogue.filings()).length).toBeGreaterThan(ROUNDS);
	const nothing = { filed: [], lost: [], attempts: [], mended: [], dropped: [], removed: [], unsettled: [] };
	expect(await recover(office)).toEqual(nothing);
}, 180_000);

async function outDir(): Promise<string> {
	if (!existsSync(OTHER_DISK)) return tempDir();
	const dir = await mkdtemp(join(OTHER_DISK, 'ogonblick-test-'));
	onTestFinished(() => rm(dir, { recursive: true, force: true }));
	return dir;
}

/** Starts a process that files for ever, and kills it at some moment after its first bundle. */
async function killed(office: Office, out: string): Promise<void> {
	const child = startChild('file-for-ever.ts', office.config.DATA_DIR, out);
	expect(await child.line()).toMatch(/^[0-9a-f-]{36}$/);
	await setTimeout(randomInt(0, 80));
	child.kill();
	await child.ended;
}

async function expectConsistent(office: Office, roots: readonly string[]): Promise<void> {
	const { catalogue, config } = office;
	const filings = await catalogue.filings();
	const files = (await Promise.all(roots.map(filesUnder))).flat();
	const zips = filings.map((f) => join(f.root, f.path));
	expect(files.toSorted()).toEqual([...zips, ...zips.map(checksumKey)].toSorted());
	for (const { root, path, sha256, bytes, orderId } of filings) {
		expect(await hashFile(join(root, path))).toEqual({ sha256, bytes });
		expect((await catalogue.order(orderId))?.state).toBe('filed');
		expect(await readFile(join(root, checksumKey(path)), 'utf8')).toBe(checksumText(path, sha256));
	}
	expect(await catalogue.intents()).toEqual([]);
	expect(await readdir(join(config.DATA_DIR, 'work'))).toEqual([]);
	expect((await catalogue.openOrders()).filter((o) => o.state !== 'waiting')).toEqual([]);
	expect(await catalogue.verifyEvents()).toMatchObject({ ok: true });
	const filed = (await catalogue.events()).filter((e) => e.kind === 'bundle-filed').map((e) => e.subject);
	expect(filed.toSorted()).toEqual(filings.map((f) => f.bundleId).toSorted());
}

async function filesUnder(root: string): Promise<readonly string[]> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	return entries.filter((e) => !e.isDirectory()).map((e) => join(e.parentPath, e.name));
}
