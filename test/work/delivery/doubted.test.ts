import { readdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceFolder } from '../../../src/bundle/evidence/read.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import type { Office } from '../../../src/office.ts';
import { careForBundles } from '../../../src/work/care-for-bundles.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { deliver, resume } from '../../../src/work/delivery/deliver.ts';
import { withdrawDelivery } from '../../../src/work/delivery/withdraw.ts';
import { reseal } from '../../../src/work/seal/reseal.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { decay, filed, fileOf, rot } from '../fixity/archive.ts';
import { stampingHouse } from '../seal/stamped.ts';
import { folderTarget } from './archive.ts';

const NEVER = new AbortController().signal;
const ALL = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna Berg' } as const;
/** A file that Linux opens and then refuses to give back with EIO, as a disk with a bad sector does. */
const BAD_SECTOR = '/proc/self/mem';
const house = stampingHouse();

async function archive() {
	const office = await house.office({ SECOND_STORE: await tempDir() });
	const where = await tempDir();
	await folderTarget(office, where);
	return { office, where };
}

const kindsOf = async ({ catalogue }: Office, subject: string) =>
	(await catalogue.events({ subject })).map(({ kind }) => kind);

test('what turns out to be spoilt while it is delivered is recorded, set aside and restored the same run, and then delivered whole', async () => {
	const { office, where } = await archive();
	const [spoilt, gone] = [await filed(office), await filed(office)];
	await copyOwed(office, NEVER);
	await decay(spoilt);
	await rm(fileOf(gone));
	const { sent, leftOut, checked } = await deliver(office, ALL, NEVER, {});
	// What was not in its place could be written down once it was back.
	expect(leftOut).toEqual([]);
	expect(checked).toMatchObject([{ filing: { bundleId: gone.bundleId }, check: { outcome: 'missing' } }]);
	expect(sent).toMatchObject([
		{
			troubles: [{ bundleId: spoilt.bundleId, error: { code: 'bundle-damaged' } }],
			checked: [
				{ check: { outcome: 'rotten' }, mended: { mends: [{ kind: 'quarantine' }, { kind: 'restore' }] } },
			],
		},
	]);
	expect(await kindsOf(office, spoilt.bundleId)).toEqual(
		expect.arrayContaining(['fixity-checked', 'bundle-quarantined', 'bundle-restored']),
	);
	const [finished] = (await resume(office, undefined, 'Anna Berg', NEVER, {})).sent;
	expect(finished?.troubles).toEqual([]);
	for (const { bundleId } of [spoilt, gone])
		expect(await verifyBundle(join(where, finished?.delivery.number ?? '', `${bundleId}.zip`))).toMatchObject(
			{
				ok: true,
			},
		);
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
}, 60_000);

test('renewals that are gone are brought back and delivered in the same run', async () => {
	const { office } = await archive();
	const filing = await filed(office);
	await reseal(office, { signal: NEVER, bundles: [filing] });
	await copyOwed(office, NEVER);
	await rm(evidenceFolder(fileOf(filing)), { recursive: true });
	const { sent, leftOut } = await deliver(office, ALL, NEVER, {});
	expect(leftOut).toEqual([]);
	expect(sent[0]?.delivery.bundles).toMatchObject([{ state: 'sent', line: { evidence: [{}, {}, {}] } }]);
}, 60_000);

test('a disk that refuses to give a bundle back is no trouble of the archive, hinders no other, and the bundle is checked at once', async ({
	skip,
}) => {
	skip(process.platform !== 'linux', 'another system has no file that refuses so');
	const { office } = await archive();
	const [bad, whole] = [await filed(office), await filed(office)];
	let asked = 0;
	const erring: Office = {
		...office,
		bundles: (root) => {
			const store = office.bundles(root);
			// The second time, when it is sent: the first is its line of the list.
			const read = async (key: string) => (key === bad.path && ++asked === 2 ? BAD_SECTOR : store.read(key));
			return { ...store, read };
		},
	};
	const [one] = (await deliver(erring, ALL, NEVER, {})).sent;
	expect(one?.troubles).toMatchObject([
		{ bundleId: bad.bundleId, error: { code: 'bundle-unreadable', exit: 75 } },
	]);
	expect(one?.delivery.bundles.find(({ line }) => line.bundleId === whole.bundleId)?.state).toBe('sent');
	expect(one?.checked).toMatchObject([{ filing: { bundleId: bad.bundleId }, check: { outcome: 'intact' } }]);
	expect((await resume(erring, undefined, 'Anna Berg', NEVER, {})).sent).toMatchObject([{ troubles: [] }]);
}, 60_000);

/** Its folder cannot be searched any more: a link that leads to itself is refused to everybody, the machine's keeper too. */
async function unsearchable(folder: string) {
	await rename(folder, `${folder}-away`);
	await symlink(folder, folder);
	return async () => {
		await rm(folder);
		await rename(`${folder}-away`, folder);
	};
}

test('a folder of the store that may not be searched is trouble of what lies in it, and everything else is delivered', async () => {
	const { office } = await archive();
	const shut = await filed(office);
	const elsewhere = { out: await tempDir() };
	const [whole, other] = [await filed(office, elsewhere), await filed(office, elsewhere)];
	await folderTarget(office, await tempDir(), { id: 'u', name: 'det andra' });
	for (const [target, bundles] of [
		['e-arkivet', [shut.bundleId, whole.bundleId]],
		['det andra', [other.bundleId]],
	] as const) {
		const stop = new AbortController();
		const stopping = { onBytes: () => stop.abort(new Error('stopped')) };
		const wish = { target, bundles, by: 'Anna Berg' };
		await expect(deliver(office, wish, stop.signal, stopping)).rejects.toThrow('stopped');
	}
	const open = await unsearchable(dirname(fileOf(shut)));
	const { sent, stopped } = await resume(office, undefined, 'Anna Berg', NEVER, {});
	expect(stopped).toEqual([]);
	expect(sent).toMatchObject([
		{
			troubles: [{ bundleId: shut.bundleId, error: { code: 'bundle-unreadable', exit: 75 } }],
			checked: [{ check: { outcome: 'unreadable' }, filing: { bundleId: shut.bundleId } }],
		},
		{ troubles: [], delivery: { bundles: [{ state: 'sent' }] } },
	]);
	expect(sent[0]?.delivery.bundles.map(({ state }) => state).sort()).toEqual(['ordered', 'sent']);
	expect((await office.fixity.latest([shut.bundleId])).get(shut.bundleId)?.outcome).toBe('unreadable');
	await open();
	expect((await resume(office, undefined, 'Anna Berg', NEVER, {})).sent).toMatchObject([{ troubles: [] }]);
}, 60_000);

test('nor does a folder of renewals that cannot be read end the care of a night', async () => {
	const { office } = await archive();
	const [shut, whole] = [await filed(office), await filed(office)];
	await reseal(office, { signal: NEVER, bundles: [shut] });
	await unsearchable(evidenceFolder(fileOf(shut)));
	const { copied, run } = await careForBundles(office, { seconds: 60, bytes: 1e9 }, NEVER);
	expect(copied?.copied).toEqual([whole.bundleId]);
	expect(run.checked).toMatchObject([
		{
			filing: { bundleId: shut.bundleId },
			check: { outcome: 'unreadable', detail: 'renewals-unreadable' },
		},
	]);
}, 60_000);

test.each(['refused as damaged', 'withdrawn'])(
	'a renewed bundle that is %s leaves nothing at the archive, renewals neither',
	async (how) => {
		const office = await house.office();
		const where = await tempDir();
		await folderTarget(office, where);
		const filing = await filed(office);
		await reseal(office, { signal: NEVER, bundles: [filing] });
		const stop = new AbortController();
		if (how === 'withdrawn') {
			const stopping = { onBytes: () => stop.abort(new Error('stopped')) };
			await expect(deliver(office, ALL, stop.signal, stopping)).rejects.toThrow('stopped');
			const [{ number = '' } = {}] = await office.deliveries.list();
			expect(await readdir(join(where, number))).toContain(`${filing.bundleId}.zip.seal`);
			expect(await withdrawDelivery(office, number, 'fel paket', 'Anna Berg', NEVER)).toMatchObject({
				taken: 1,
			});
		} else {
			await rot(filing);
			expect((await deliver(office, ALL, NEVER, {})).sent).toMatchObject([
				{ troubles: [{ error: { code: 'bundle-damaged' } }] },
			]);
		}
		const [{ number = '' } = {}] = await office.deliveries.list();
		expect(await readdir(join(where, number))).toEqual([]);
	},
	60_000,
);
