import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, resume } from '../../../src/work/delivery/deliver.ts';
import { deliveryLists } from '../../../src/work/delivery/lists.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { withdrawDelivery } from '../../../src/work/delivery/withdraw.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget, textAt } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
const ALL = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;

async function archive() {
	const office = await tempOffice({ env: { ORGANISATION_NAME: 'Älvhamra kommun' } });
	const where = await tempDir();
	await folderTarget(office, where);
	return { office, where };
}

describe('a delivery', () => {
	test('stopped by a target that is gone stops no other, ends where it began, and is tidied up when it can be', async () => {
		const { office, where } = await archive();
		const other = await tempDir();
		await folderTarget(office, other, { id: 'u', name: 'det andra' });
		const { bundleId } = await filedCopy(office, packed);
		await filedCopy(office, packed);
		for (const target of ['e-arkivet', 'det andra']) {
			const stop = new AbortController();
			const stopping = { onSent: () => stop.abort(new Error('stopped')) };
			await expect(deliver(office, { ...ALL, target }, stop.signal, stopping)).rejects.toThrow('stopped');
		}
		const [late, early] = await office.deliveries.list({ isOpen: true });
		const moved = folderTarget(office, await tempDir());
		await expect(moved).rejects.toMatchObject({ code: 'target-in-use' });
		await rename(where, `${where}-away`);
		const { sent, stopped } = await resume(office, undefined, 'Anna', NEVER, {});
		expect(sent).toMatchObject([{ troubles: [], delivery: { number: late?.number } }]);
		expect(stopped).toMatchObject([
			{ delivery: { number: early?.number }, error: { code: 'delivery-no-folder' } },
		]);
		await expect(resume(office, early?.number, 'Anna', NEVER, {})).rejects.toMatchObject({
			code: 'delivery-no-folder',
		});
		// As an older program, or somebody in the database, has it changed.
		const db = new BetterSqlite3(join(office.config.DATA_DIR, 'catalogue.sqlite'));
		const change = db.prepare('UPDATE delivery_targets SET place = ? WHERE id = ?');
		change.run(other, 't');
		await expect(resume(office, early?.number, 'Anna', NEVER, {})).rejects.toMatchObject({
			...{ code: 'delivery-target-moved', exit: 2, subject: early?.number },
		});
		change.run(where, 't');
		db.close();
		const withdraw = () => withdrawDelivery(office, early?.number ?? '', 'borta', 'Anna', NEVER);
		expect(await withdraw()).toMatchObject({ taken: 1, trouble: { code: 'delivery-no-folder' } });
		await rename(`${where}-away`, where);
		const left = early?.bundles.find(({ state }) => state === 'ordered')?.line.file ?? '';
		await writeFile(join(where, early?.number ?? '', `${left}.partial`), 'half');
		await writeFile(
			join(where, early?.number ?? '', `${left}.sha256`),
			await textAt(other, late?.number ?? '', `${left}.sha256`),
		);
		expect(await withdraw()).toMatchObject({ taken: 0 });
		expect((await withdraw()).trouble).toBeUndefined();
		const [finished] = (await resume(office, undefined, 'Anna', NEVER, {})).sent;
		expect(finished?.delivery.sentAt).toBeDefined();
		const names = await readdir(join(where, early?.number ?? ''));
		expect(names.filter((name) => name.startsWith(left))).toEqual([]);
		expect(names).toHaveLength(5);
		expect(bundleId).toBeDefined();
	}, 60_000);

	test('says on which day each bundle was delivered, and by whom: no account of a computer', async () => {
		const clock = handClock('2026-03-01T10:00:00.000Z');
		const office = await tempOffice({ clock, env: { ORGANISATION_NAME: 'Älvhamra kommun' } });
		const where = await tempDir();
		await folderTarget(office, where);
		for (let i = 0; i < 2; i++) await filedCopy(office, packed);
		const stop = new AbortController();
		const stopping = { onSent: () => stop.abort(new Error('stopped')) };
		const wish = { ...ALL, by: 'svc-ogonblick', isBySystem: true };
		await expect(deliver(office, wish, stop.signal, stopping)).rejects.toThrow('stopped');
		clock.forward(2 * 86_400);
		const [one] = (await resume(office, undefined, 'Anna', NEVER, {})).sent;
		clock.forward(5 * 86_400);
		const { number = '', bundles = [] } = one?.delivery ?? {};
		const list = JSON.parse(await textAt(where, number, 'leveranslista.json'));
		expect(list).toMatchObject({ date: '2026-03-03', ordered: '2026-03-01', deliveredBy: 'Älvhamra kommun' });
		expect(list.bundles.map(({ sentAt }: { sentAt: string }) => sentAt.slice(0, 10))).toEqual([
			...['2026-03-01', '2026-03-03'],
		]);
		const page = await textAt(where, number, 'leveranslista.html');
		expect(page).toContain('<dt>Leveransdatum</dt><dd><bdi>3 mars 2026</bdi></dd>');
		expect(page).not.toContain('svc-ogonblick');
		expect(await textAt(where, number, 'leveranslista.csv')).toMatch(
			/;2026-03-03;[0-9a-f-]+\.zip;[^;]+\.zip;/,
		);
		// What is answered since changes nothing of the list.
		const receipt = { byHand: { received: [bundles[0]?.line.bundleId ?? ''], refused: [] } };
		await takeReceipt(office, number, { ...receipt, isCorrection: false, by: 'Anna' });
		const now = await office.deliveries.delivery(number);
		if (now)
			for (const [name, text] of deliveryLists(now, 'Europe/Stockholm'))
				expect(await textAt(where, number, name)).toBe(text);
	}, 60_000);

	test('of two processes that are told the same at once, each bundle is delivered once', async () => {
		const { office } = await archive();
		for (let i = 0; i < 3; i++) await filedCopy(office, packed);
		const both = await Promise.allSettled([1, 2].map(() => deliver(office, ALL, NEVER, {})));
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { exit: 75 } });
		const all = await office.deliveries.list();
		expect(all.flatMap(({ bundles }) => bundles.map(({ line }) => line.bundleId))).toHaveLength(3);
	}, 60_000);

	test('asks the catalogue no more often for more bundles', async () => {
		const asked = async (bundles: number) => {
			const { office } = await archive();
			for (let i = 0; i < bundles; i++) await filedCopy(office, packed);
			let count = 0;
			const counted = <T extends object>(port: T): T =>
				new Proxy(port, {
					get: (of, name) => {
						count++;
						return Reflect.get(of, name);
					},
				});
			const { catalogue, cases, deliveries } = office;
			const watched = {
				catalogue: counted(catalogue),
				cases: counted(cases),
				deliveries: counted(deliveries),
			};
			expect(
				(await deliver({ ...office, ...watched }, { ...ALL, tryOnly: true }, NEVER, {})).lines,
			).toHaveLength(bundles);
			return count;
		};
		expect(await asked(6)).toBe(await asked(2));
	}, 60_000);
});
