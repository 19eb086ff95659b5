import { appendFile, mkdir, mkdtemp, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readManifest } from '../../../src/bundle/read.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { type OgonblickError, TryAgainLater } from '../../../src/errors.ts';
import type { Office } from '../../../src/office.ts';
import type { Order } from '../../../src/records/order.ts';
import { checkSeal } from '../../../src/work/checks/seal.ts';
import { fileBundle } from '../../../src/work/file-bundle.ts';
import { placeOrder } from '../../../src/work/place-order.ts';
import { recover } from '../../../src/work/recover.ts';
import { isSealTrouble, keepCapture, keptCapture, keptOrders } from '../../../src/work/seal/kept-capture.ts';
import { takeSnapshot } from '../../../src/work/take-snapshot.ts';
import { inWorkDirectory } from '../../../src/work/work-directory.ts';
import { workerName } from '../../../src/work/worker.ts';
import { sampleCapture, sampleParts } from '../../bundle/sample.ts';
import { officeIn } from '../../storage/sample.ts';
import { smallDisk } from '../../storage/targets/seen.ts';
import { DOWN, stampingHouse } from './stamped.ts';

const NEVER = new AbortController().signal;
const house = stampingHouse();

/** An order whose capture is done, and could not be sealed for what the authority did. */
async function unsealed(office: Office): Promise<readonly [Order, OgonblickError]> {
	// Nothing listens there: whoever captures anew is found out.
	const wish = { target: 'http://127.0.0.1:1/@exempelkommun', reason: '', allowHosts: ['127.0.0.1'] };
	const order = await placeOrder(office, { ...wish, occasion: 'adhoc', level: 'unique' });
	await office.queue.claim(workerName(), order.id);
	const context = await office.catalogue.accountContext(order.accountId);
	const error = await inWorkDirectory(office, order, async (dir) => {
		const capture = sampleCapture(await sampleParts(join(dir, 'parts')));
		const captured = { capture, verdict: { outcome: 'complete', findings: [] } } as const;
		const filing = fileBundle(office, order, context, captured, join(dir, 'bundle'), NEVER, () => {});
		const error: unknown = await filing.then(
			() => undefined,
			(error: unknown) => error,
		);
		if (!isSealTrouble(error)) throw error;
		await keepCapture(office, order, captured, dir, error);
		return error;
	});
	await office.queue.release(order.id, workerName(), error.code);
	return [order, error];
}

const lying = {
	'says 503': [DOWN, 'timestamp-unreachable', 75],
	'answers with a web page': [
		(_: Buffer, response: Parameters<typeof DOWN>[1]) => void response.end('<!DOCTYPE html>'),
		'timestamp-wrong',
		2,
	],
} as const;

test.each(Object.keys(lying) as (keyof typeof lying)[])(
	'where the authority %s nothing is filed, the capture is kept, and is sealed when it can be',
	async (name) => {
		const [behaviour, code, exit] = lying[name];
		const office = await house.office();
		house.behave(behaviour);
		const [order, error] = await unsealed(office);
		expect([error.code, error.exit]).toEqual([code, exit]);
		expect(await office.catalogue.filings()).toEqual([]);
		expect(await readdir(office.bundles().root).catch(() => [])).toEqual([]);
		expect((await office.catalogue.order(order.id))?.state).toBe('waiting');
		expect((await checkSeal(office)).at(-1)).toMatchObject({
			found: order.id,
			condition: 'captures-unsealed',
		});
		expect(await recover(office)).toMatchObject({ removed: [] });

		await expect(takeSnapshot(order, office, NEVER, () => {})).rejects.toMatchObject({ code });
		house.behave((request, response) => {
			response.end(house.authority().answer(request));
		});
		const result = await takeSnapshot(order, office, NEVER, () => {});
		expect(result.outcome).toBe('complete');
		expect(result.findings.map((finding) => finding.code)).toContain('sealed-later');
		const report = await verifyBundle(result.path ?? '');
		expect([report.problems, report.stamps.length]).toEqual([[], 1]);
		expect((await readManifest(result.path ?? '')).capture.started).toBe('2026-11-23T21:50:00.000Z');
		expect(await readdir(join(office.config.DATA_DIR, 'unsealed'))).toEqual([]);
	},
);

test('a key that cannot be opened keeps the capture too', async () => {
	const office = await house.office();
	const { sha256 } = await office.seal.custody.make();
	await office.seal.keys.begin({ sha256, publicKey: 'x', from: '2026-01-01T00:00:00.000Z' }, 'Anna');
	await office.seal.custody.discard(sha256);
	const [, error] = await unsealed(office);
	expect(error.code).toBe('seal-key-missing');
	expect(await readdir(join(office.config.DATA_DIR, 'unsealed'))).toHaveLength(1);
});

test('a kept capture that was changed is not sealed: the account is captured anew', async () => {
	const office = await house.office();
	house.behave(DOWN);
	const [order] = await unsealed(office);
	await appendFile(join(office.config.DATA_DIR, 'unsealed', order.id, 'parts', 'posts.jsonl'), '{}\n');
	expect(await keptCapture(office, order)).toBeUndefined();
	expect(await readdir(join(office.config.DATA_DIR, 'unsealed'))).toEqual([]);
});

test('what was kept before stays until the new one has its name, whatever keeps it from it', async ({
	skip,
}) => {
	const office = await house.office();
	house.behave(DOWN);
	const [order, error] = await unsealed(office);
	const kept = join(office.config.DATA_DIR, 'unsealed', order.id);
	// Another file system: a folder there cannot be given a name here, and no kill can be had at that very moment.
	const elsewhere = await mkdtemp('/dev/shm/ogonblick-test-').catch(() => undefined);
	if (elsewhere === undefined || (await stat(elsewhere)).dev === (await stat(kept)).dev)
		return skip('there is no second file system here');
	onTestFinished(() => rm(elsewhere, { recursive: true, force: true }));
	const capture = sampleCapture(await sampleParts(join(elsewhere, 'parts')));
	const captured = { capture, verdict: { outcome: 'complete', findings: [] } } as const;
	await expect(keepCapture(office, order, captured, elsewhere, error)).rejects.toMatchObject({
		code: 'EXDEV',
	});
	expect(await keptOrders(office)).toEqual([order.id]);
	expect((await recover(office)).removed).toEqual([]);
	expect(await keptCapture(office, order)).toMatchObject({ why: 'timestamp-unreachable' });
	// Killed when the new one had its name already.
	await mkdir(`${kept}.before`);
	expect(await keptCapture(office, order)).toBeDefined();
	expect(await readdir(join(office.config.DATA_DIR, 'unsealed'))).toEqual([order.id]);
});

test('a disk without room for a capture that is to be kept is told as full, and nothing half is kept', async ({
	skip,
}) => {
	const dataDir = await smallDisk(undefined, '8m');
	if (dataDir === undefined) return skip('no small disk can be mounted here');
	const office = await officeIn(dataDir, { env: house.env() });
	onTestFinished(() => office.close());
	house.behave(DOWN);
	const wish = { target: 'http://127.0.0.1:1/@exempelkommun', reason: '', allowHosts: ['127.0.0.1'] };
	const order = await placeOrder(office, { ...wish, occasion: 'adhoc', level: 'unique' });
	const error = new TryAgainLater('down', { code: 'timestamp-unreachable' });
	const keeping = inWorkDirectory(office, order, async (dir) => {
		const capture = sampleCapture(await sampleParts(join(dir, 'parts')));
		await writeFile(join(dataDir, 'filler'), Buffer.alloc(10_000_000)).catch(() => undefined);
		await keepCapture(office, order, { capture, verdict: { outcome: 'complete', findings: [] } }, dir, error);
	});
	await expect(keeping).rejects.toMatchObject({ code: 'disk-full', exit: 75 });
	expect(await keptOrders(office)).toEqual([]);
});

test('what is kept of an order that waits no longer is removed', async () => {
	const office = await house.office();
	house.behave(DOWN);
	const [order] = await unsealed(office);
	await office.queue.cancel(order.id, 'prov');
	const kept = join(office.config.DATA_DIR, 'unsealed', order.id);
	expect((await recover(office)).removed).toEqual([kept]);
});

test('a disk that is full when a kept capture is packed anew leaves it kept, and it is sealed when there is room', async ({
	skip,
}) => {
	const dataDir = await smallDisk(undefined, '8m');
	if (dataDir === undefined) return skip('no small disk can be mounted here');
	const office = await officeIn(dataDir, { env: house.env() });
	onTestFinished(() => office.close());
	house.behave(DOWN);
	const [order] = await unsealed(office);
	house.behave((request, response) => void response.end(house.authority().answer(request)));
	const filler = join(dataDir, 'filler');
	// Room for some of it: the disk is full in the midst of packing, and not before.
	for (const left of [40_000, 200_000, 400_000]) {
		const { bavail, bsize } = await statfs(dataDir);
		await writeFile(filler, Buffer.alloc(bavail * bsize - left));
		const full = takeSnapshot(order, office, NEVER, () => {});
		await expect(full, String(left)).rejects.toMatchObject({
			exit: 75,
			code: expect.stringMatching(/^(disk|store)-full$/),
		});
		await rm(filler);
		// The catalogue found no room either: the order waits again when the process ends.
		if ((await office.catalogue.order(order.id))?.state === 'claimed')
			await office.queue.release(order.id, workerName(), 'disk-full');
		expect(await keptOrders(office)).toEqual([order.id]);
		expect(await office.catalogue.filings()).toEqual([]);
		expect((await recover(office)).removed).toEqual([]);
	}
	const result = await takeSnapshot(order, office, NEVER, () => {});
	expect(result.outcome).toBe('complete');
	expect((await verifyBundle(result.path ?? '')).problems).toEqual([]);
	expect(await keptOrders(office)).toEqual([]);
});
