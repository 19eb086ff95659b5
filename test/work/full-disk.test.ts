import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { OgonblickError } from '../../src/errors.ts';
import { checksumKey } from '../../src/filing/checksum.ts';
import type { Office } from '../../src/office.ts';
import { fileBundle } from '../../src/work/file-bundle.ts';
import { recover } from '../../src/work/recover.ts';
import { workerName } from '../../src/work/worker.ts';
import { existing, sampleCapture, sampleParts } from '../bundle/sample.ts';
import { anOrder, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';

/** More than an empty catalogue takes, in steps of some blocks, so that each disk is full at another place of a bundle, of its metadata, or of the catalogue. */
const MORE_KB = [128, 156, 184, 212, 240, 268, 296, 324];

test('a disk that becomes full in the middle of packing or filing leaves no half bundle, and goes on when there is room', async ({
	skip,
}) => {
	const dir = join(await tempDir(), 'small');
	const parts = join(await tempDir(), 'parts');
	await sampleParts(parts, 1);
	await mkdir(dir);
	const mount = (size: string) => {
		const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir]);
		skip(status !== 0, 'only root can mount a disk that is small enough to fill');
		let isMounted = true;
		const unmount = () => {
			if (isMounted) execFileSync('umount', ['-l', dir]);
			isMounted = false;
		};
		onTestFinished(unmount);
		return unmount;
	};
	const empty = await emptyCatalogue(dir, mount);
	for (const more of MORE_KB) {
		const size = empty + more;
		const unmount = mount(`${size}k`);
		const office = await officeIn(dir);
		const told: string[] = [];
		// The disk is full at the tenth at the latest; the order that was under way is given back.
		for (let n = 0; n < 10 && told.length === 0; n++)
			await file(office, parts).catch((error) => {
				if (!(error instanceof OgonblickError) || error.exit !== 75) throw error;
				told.push(error.code);
			});
		expect([size, told]).toEqual([size, [expect.stringMatching(/^(disk|store)-full$/)]]);
		execFileSync('mount', ['-o', 'remount,size=20m', dir]);
		// As the process ends that was under way, its work directory goes, and its order waits again.
		for (const order of await office.catalogue.openOrders())
			if (order.state === 'claimed') await office.queue.release(order.id, workerName(), 'disk-full');
		await recover(office);
		await expectConsistent(office);
		await file(office, parts);
		await expectConsistent(office);
		await office.close();
		unmount();
	}
}, 60_000);

/** Kilobytes of a disk that an office takes with nothing in it, which each migration makes more of. */
async function emptyCatalogue(dir: string, mount: (size: string) => () => void): Promise<number> {
	const unmount = mount('20m');
	const office = await officeIn(dir);
	const { blocks, bfree, bsize } = await statfs(dir);
	await office.close();
	unmount();
	return Math.ceil(((blocks - bfree) * bsize) / 1024);
}

async function file(office: Office, parts: string): Promise<void> {
	const placed = await anOrder(office);
	const order = await office.queue.claim(workerName(), placed.id);
	if (!order) throw new Error('it waits');
	const dir = join(office.config.DATA_DIR, 'work', order.id);
	await mkdir(dir);
	try {
		const captured = {
			capture: sampleCapture(existing(parts)),
			verdict: { outcome: 'complete' as const, findings: [] },
		};
		const context = await office.catalogue.accountContext(order.accountId);
		await fileBundle(office, order, context, captured, dir, new AbortController().signal, () => {});
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

async function expectConsistent(office: Office): Promise<void> {
	const { root } = office.bundles();
	const filings = await office.catalogue.filings();
	const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries.filter((e) => !e.isDirectory()).map((e) => join(e.parentPath, e.name));
	const zips = filings.map(({ path }) => join(root, path));
	expect(files.toSorted()).toEqual([...zips, ...zips.map(checksumKey)].toSorted());
	for (const [i, zip] of zips.entries())
		expect(await verifyBundle(zip)).toMatchObject({
			ok: true,
			sha256: filings[i]?.sha256,
			sidecar: 'agrees',
		});
	expect(await office.catalogue.intents()).toEqual([]);
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
	expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
}
