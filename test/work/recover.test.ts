import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import { LEASE_SECONDS, type Order } from '../../src/records/order.ts';
import { recover } from '../../src/work/recover.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { handClock, runChild, startChild, tempDir, tempOffice } from '../storage/temp-office.ts';

const NOTHING = { filed: [], lost: [], attempts: [], mended: [], dropped: [], removed: [], unsettled: [] };
const BYTES = Buffer.from('a bundle');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

/** An order whose worker intended a filing and then was heard of no more. */
async function intended(
	office: Office,
	more: Partial<Filing> = {},
): Promise<{ order: Order; filing: Filing }> {
	const order = await anOrder(office);
	await office.queue.claim('gone', order.id);
	const filing = await aFiling(office, order, { bytes: BYTES.length, sha256: SHA256, ...more });
	await office.catalogue.intendFiling(filing);
	return { order, filing };
}

async function putInPlace(filing: Filing, bytes = BYTES): Promise<void> {
	const file = join(filing.root, filing.path);
	await mkdir(join(file, '..'), { recursive: true });
	await writeFile(file, bytes);
}

async function officeLater() {
	const clock = handClock();
	const office = await tempOffice({ clock });
	return { office, later: () => clock.forward(LEASE_SECONDS) };
}

describe('recovery', () => {
	test('looks through every root that was ever filed under, and is silent of one that is gone', async () => {
		const { office } = await officeLater();
		const roots = [await tempDir(), await tempDir(), join(await tempDir(), 'gone')];
		for (const root of roots)
			await office.catalogue.recordFiling(await aFiling(office, await anOrder(office), { root }));
		await anOrder(office, { out: await tempDir() });
		// Filed long before the newest hundred.
		for (let i = 0; i < 101; i++)
			await office.catalogue.recordFiling(
				await aFiling(office, await anOrder(office), { capturedAt: `2027-01-01T00:00:00.${100 + i}Z` }),
			);
		expect(await office.catalogue.roots()).toEqual(expect.arrayContaining([...roots, office.bundles().root]));
		expect(await office.catalogue.roots()).toHaveLength(5);
		await runChild('leave-partial.ts', roots[0] ?? '');
		const { removed, unsettled } = await recover(office);
		expect(removed.map((path) => path.startsWith(join(roots[0] ?? '', '.incoming')))).toEqual([true, true]);
		expect(unsettled).toEqual([]);
		expect(await readdir(roots[0] ?? '')).toEqual([]);
	});

	test('of a whole office does nothing', async () => {
		const { office } = await officeLater();
		expect(await recover(office)).toEqual(NOTHING);
		expect(await office.catalogue.events()).toEqual([]);
	});

	test('records a bundle that lies in its place, with its checksum beside it', async () => {
		const { office, later } = await officeLater();
		const { order, filing } = await intended(office);
		await putInPlace(filing);
		later();
		const lost = [{ orderId: order.id, worker: 'gone', why: 'lease-ran-out' }];
		const filed = { ...filing, filedAt: office.clock.now().toISOString() };
		expect(await recover(office)).toEqual({ ...NOTHING, filed: [filed], lost });
		expect(await office.catalogue.filing(filing.bundleId)).toEqual(filed);
		expect((await office.catalogue.order(order.id))?.state).toBe('filed');
		expect(await readFile(join(filing.root, `${filing.path}.sha256`), 'utf8')).toContain(SHA256);
		expect(await recover(office)).toEqual(NOTHING);
	});

	test('gives the order of a bundle that is not there back to the queue', async () => {
		const { office, later } = await officeLater();
		const { order, filing } = await intended(office);
		later();
		expect(await recover(office)).toMatchObject({ filed: [], dropped: [filing] });
		expect((await office.queue.claim('next'))?.id).toBe(order.id);
	});

	test('does not take another file for the bundle, and does not remove it', async () => {
		const { office, later } = await officeLater();
		const { filing } = await intended(office);
		await putInPlace(filing, Buffer.from('b bundle'));
		later();
		const recovery = await recover(office);
		expect(recovery).toMatchObject({ filed: [], dropped: [filing] });
		expect(recovery.unsettled).toEqual([
			{ subject: `${filing.root}/${filing.path}`, why: expect.stringContaining('another checksum') },
		]);
		expect(await readFile(join(filing.root, filing.path), 'utf8')).toBe('b bundle');
	});

	test('leaves for the next time what cannot be looked at now', async () => {
		const { office, later } = await officeLater();
		const root = join(await tempDir(), 'loop');
		await symlink(root, root);
		const { filing } = await intended(office, { root });
		later();
		expect((await recover(office)).unsettled.map((u) => u.subject)).toContain(`${root}/${filing.path}`);
		expect(await office.catalogue.intents()).toEqual([filing]);
		await rm(root);
		await putInPlace(filing);
		expect((await recover(office)).filed).toMatchObject([{ bundleId: filing.bundleId }]);
	});

	test('records an attempt whose evidence was kept', async () => {
		const { office, later } = await officeLater();
		const order = await anOrder(office);
		await office.queue.claim('gone', order.id);
		const attempt = {
			...{ id: 'a1', orderId: order.id, accountId: order.accountId, path: 'attempts/2026_x', code: 'blank' },
			at: '2026-11-23T10:00:00.000Z',
		};
		const folder = join(office.config.DATA_DIR, 'attempts', '2026_x');
		await mkdir(folder);
		await writeFile(join(folder, 'attempt.json'), JSON.stringify({ attempt: { ...attempt, more: 1 } }));
		expect((await recover(office)).attempts).toEqual([]);
		later();
		expect((await recover(office)).attempts).toEqual([attempt]);
		expect((await office.catalogue.order(order.id))?.state).toBe('failed');
		expect(await recover(office)).toEqual(NOTHING);
	});

	test.each([
		'{',
		'{}',
		'{"attempt":{"id":"a","orderId":"b","accountId":"c","path":"attempts/x","code":"d"}}',
	])('tells of an attempt that says nothing of itself: %s', async (text) => {
		const { office } = await officeLater();
		const folder = join(office.config.DATA_DIR, 'attempts', 'x');
		await mkdir(folder);
		await writeFile(join(folder, 'attempt.json'), text);
		expect((await recover(office)).unsettled.map((u) => u.subject)).toEqual([folder]);
	});

	test('empties work directories that nobody holds, and leaves what is not one', async () => {
		const { office } = await officeLater();
		const work = join(office.config.DATA_DIR, 'work');
		const held = await anOrder(office);
		await office.queue.claim('at work', held.id);
		const left = await anOrder(office);
		for (const name of [held.id, left.id, crypto.randomUUID(), '.leftover-x', 'mine']) {
			await mkdir(join(work, name, 'bundle'), { recursive: true });
			await writeFile(join(work, name, 'bundle', 'tile.png'), 'x');
		}
		expect((await recover(office)).removed).toHaveLength(2);
		expect((await readdir(work)).toSorted()).toEqual([held.id, 'mine'].toSorted());
	});

	test('never disturbs a process that is at work, and cleans up after it once it is dead', async () => {
		const office = await tempOffice();
		const child = startChild('hold-order.ts', office.config.DATA_DIR);
		const orderId = await child.line();
		const work = join(office.config.DATA_DIR, 'work', orderId);
		expect(await recover(office)).toEqual(NOTHING);
		expect(await readdir(work)).toEqual(['bundle.zip.partial']);
		expect(await office.queue.lock('host:social.example', 'other')).toBeUndefined();
		child.kill();
		await child.ended;
		const recovery = await recover(office);
		expect(recovery.lost).toEqual([{ orderId, worker: 'holder', why: 'process-gone' }]);
		expect(recovery.removed).toContain(work);
		expect(recovery.removed).toHaveLength(2);
		expect(await readdir(join(office.config.DATA_DIR, 'work'))).toEqual([]);
		expect(await readdir(office.bundles().root)).toEqual([]);
		expect((await office.queue.claim('next'))?.id).toBe(orderId);
		expect(await office.queue.lock('host:social.example', 'next')).toBeDefined();
	});

	test('by several processes at once, each thing is put right once', async () => {
		const { office, later } = await officeLater();
		const all = [];
		for (let i = 0; i < 10; i++) {
			const { filing } = await intended(office);
			if (i % 2 === 0) await putInPlace(filing);
			all.push(filing);
		}
		later();
		await Promise.all([recover(office), recover(office), recover(office)]);
		const kinds = (await office.catalogue.events()).map((e) => e.kind);
		expect(kinds.filter((kind) => kind === 'bundle-filed')).toHaveLength(5);
		expect(kinds.filter((kind) => kind === 'filing-intent-dropped')).toHaveLength(5);
		expect(await office.catalogue.intents()).toEqual([]);
	});
});
