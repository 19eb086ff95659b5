import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, resume } from '../../../src/work/delivery/deliver.ts';
import { deliveryLists } from '../../../src/work/delivery/lists.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { withdrawDelivery } from '../../../src/work/delivery/withdraw.ts';
import { listBundles, showBundle } from '../../../src/work/find-bundles.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { rot } from '../fixity/archive.ts';
import { filedCopy, folderTarget, textAt } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
const ALL = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;
const RESTRICTED = {
	occasion: 'removal',
	isRestricted: true,
	removal: { post: 'https://social.example/@kommunen/1', category: 'hatred' },
} as const;

async function archive(env: Readonly<Record<string, string>> = {}) {
	const office = await tempOffice({ env: { ORGANISATION_NAME: 'Älvhamra kommun', ...env } });
	const where = await tempDir();
	await folderTarget(office, where);
	return { office, where };
}

describe('a delivery', () => {
	test('lies whole at the archive with its checksums and its list, is known to every bundle, and is made once', async () => {
		const { office, where } = await archive({
			SUBMISSION_AGREEMENT: 'KS 2026/7',
			ARCHIVE_NAME: 'Kommunarkivet',
		});
		const filings = [await filedCopy(office, packed), await filedCopy(office, packed)];
		const { sent, leftOut } = await deliver(office, ALL, NEVER, {});
		expect(leftOut).toEqual([]);
		expect(sent).toMatchObject([
			{ troubles: [], delivery: { agreement: 'KS 2026/7', archive: 'Kommunarkivet' } },
		]);
		const number = sent[0]?.delivery.number ?? '';
		const ids = filings.map(({ bundleId }) => bundleId);
		const lists = ['csv', 'html', 'json'].map((form) => `leveranslista.${form}`);
		const files = ids.flatMap((id) => [`${id}.zip`, `${id}.zip.sha256`]);
		expect((await readdir(join(where, number))).sort()).toEqual([...files, ...lists].sort());
		for (const id of ids) {
			expect(await readFile(join(where, number, `${id}.zip`))).toEqual(await readFile(packed));
			expect(await textAt(where, number, `${id}.zip.sha256`)).toBe(`${filings[0]?.sha256}  ${id}.zip\n`);
		}
		const list = JSON.parse(await textAt(where, number, 'leveranslista.json'));
		expect(list).toMatchObject({
			...{ format: 'ogonblick-delivery/1', number, agreement: 'KS 2026/7', archive: 'Kommunarkivet' },
			organisation: { name: 'Älvhamra kommun' },
			...{
				creators: ['Kommunstyrelsen'],
				deliveredBy: 'Anna',
				system: expect.stringContaining('gonblick 0.1.0'),
			},
		});
		expect(list.bundles.map(({ position }: { position: number }) => position)).toEqual([1, 2]);
		const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
		expect(list.bundles.sort(byId)).toMatchObject(
			ids.toSorted().map((id) => ({
				...{ id, bytes: filings[0]?.bytes, sha256: filings[0]?.sha256, outcome: 'complete' },
				...{ title: expect.stringContaining('Ögonblicksbild 2026-11-23: '), oldest: '2026-01-02T08:00:00Z' },
			})),
		);
		const page = await textAt(where, number, 'leveranslista.html');
		for (const said of [
			'KS 2026/7',
			'Kommunarkivet',
			'Kommunstyrelsen',
			'Namnförtydligande',
			filings[0]?.sha256,
		])
			expect(page).toContain(said);
		expect(page).not.toMatch(/<script|src="http/);

		const again = await deliver(office, ALL, NEVER, {});
		expect(again.sent).toEqual([]);
		expect(again.leftOut.map(({ why }) => why)).toEqual(['delivered', 'delivered']);
		const listed = await listBundles(office);
		expect(listed.map(({ delivery }) => delivery)).toMatchObject([
			{ state: 'sent', number },
			{ state: 'sent', number },
		]);
		const { events } = await showBundle(office, ids[0] ?? '');
		expect(events.map(({ kind }) => kind).slice(-2)).toEqual(['bundle-delivery-ordered', 'bundle-sent']);
		expect((await deliver(office, { ...ALL, isAgain: true }, NEVER, {})).sent).toHaveLength(1);
	}, 60_000);

	test('never takes what is restricted along unnamed, and takes it for a named person with a reason', async () => {
		const { office, where } = await archive();
		await filedCopy(office, packed);
		const { bundleId } = await filedCopy(office, packed, RESTRICTED);
		const { sent, leftOut } = await deliver(office, ALL, NEVER, {});
		expect(sent[0]?.delivery.bundles).toHaveLength(1);
		expect(leftOut).toMatchObject([{ filing: { bundleId }, why: 'restricted' }]);
		const named = { target: 'e-arkivet', bundles: [bundleId], by: 'Anna' };
		const refused = (wish: Parameters<typeof deliver>[1]) => expect(deliver(office, wish, NEVER, {})).rejects;
		await refused(named).toMatchObject({ code: 'bundle-restricted' });
		const byNobody = { ...named, restricted: { reason: 'Avtal', by: 'root' } };
		await refused(byNobody).toMatchObject({ code: 'no-person' });
		// Whoever asks by a rule has named nothing, whatever else is said.
		const byRule = { ...ALL, restricted: { reason: 'Avtal', by: 'Bo Ek' } };
		expect((await deliver(office, byRule, NEVER, {})).sent).toEqual([]);
		const asked = { ...named, restricted: { reason: 'Avtal', by: 'Bo Ek' } };
		const [delivery] = (await deliver(office, asked, NEVER, {})).sent;
		expect(await textAt(where, delivery?.delivery.number ?? '', 'leveranslista.csv')).toContain('begränsad');
		const events = await office.catalogue.events({ subject: bundleId });
		expect(events.find(({ kind }) => kind === 'restricted-asked-for')).toMatchObject({
			...{ actor: 'Bo Ek', data: { reason: 'Avtal' } },
		});
	}, 60_000);

	test('is told what it would come to without sending or keeping anything', async () => {
		const { office, where } = await archive();
		const { bundleId } = await filedCopy(office, packed);
		const { lines, sent } = await deliver(office, { ...ALL, tryOnly: true }, NEVER, {});
		expect(lines).toMatchObject([{ bundleId }]);
		expect(sent).toEqual([]);
		expect(await readdir(where)).toEqual([]);
		expect(await office.deliveries.list()).toEqual([]);
	});

	test('goes on past a bundle that is spoilt, and is finished when that one is taken out', async () => {
		const { office, where } = await archive();
		const [whole, rotten, gone, known] = [
			await filedCopy(office, packed),
			await filedCopy(office, packed),
			await filedCopy(office, packed),
			await filedCopy(office, packed),
		];
		await rot(rotten);
		await rm(join(gone.root, gone.path));
		const at = '2026-12-01T01:00:00.000Z';
		await office.fixity.record(
			{ bundleId: known.bundleId, at, outcome: 'damaged', sha256: 'a'.repeat(64), ms: 1 },
			'Anna',
		);
		const { sent, leftOut } = await deliver(office, ALL, NEVER, {});
		expect(new Map(leftOut.map(({ filing, why }) => [filing.bundleId, why]))).toEqual(
			new Map([
				[gone.bundleId, 'not-there'],
				[known.bundleId, 'spoilt'],
			]),
		);
		const { delivery, troubles } = sent[0] ?? { delivery: { number: '' }, troubles: [] };
		expect(troubles).toMatchObject([{ bundleId: rotten.bundleId, error: { code: 'bundle-damaged' } }]);
		const there = await readdir(join(where, delivery.number));
		expect(there).toContain(`${whole.bundleId}.zip`);
		expect(there).not.toContain(`${rotten.bundleId}.zip`);
		expect(there).not.toContain('leveranslista.csv');
		const { trouble, taken } = await withdrawDelivery(office, delivery.number, 'skadat', 'Anna', NEVER);
		expect([trouble, taken]).toEqual([undefined, 1]);
		// Nothing of it is left: the archive's own check of the checksum files has to hold.
		expect((await readdir(join(where, delivery.number))).sort()).toEqual([
			...[`${whole.bundleId}.zip`, `${whole.bundleId}.zip.sha256`].sort(),
		]);
		const [finished] = (await resume(office, undefined, 'Anna', NEVER, {})).sent;
		expect(finished).toMatchObject({ troubles: [], delivery: { sentAt: expect.any(String) } });
		const list = await textAt(where, delivery.number, 'leveranslista.csv');
		expect(list).toContain(whole.bundleId);
		expect(list).not.toContain(rotten.bundleId);
		expect(await resume(office, undefined, 'Anna', NEVER, {})).toEqual({ sent: [], stopped: [] });
	}, 60_000);

	test('that is stopped is taken up by the same command, and by nothing else twice', async () => {
		const { office, where } = await archive();
		for (let i = 0; i < 2; i++) await filedCopy(office, packed);
		const stop = new AbortController();
		const stopped = deliver(office, ALL, stop.signal, { onSent: () => stop.abort(new Error('stopped')) });
		await expect(stopped).rejects.toThrow('stopped');
		const [open] = await office.deliveries.list({ isOpen: true });
		expect(open?.bundles.map(({ state }) => state)).toEqual(['sent', 'ordered']);
		const modified = async () =>
			(await stat(join(where, open?.number ?? '', open?.bundles[0]?.line.file ?? ''))).mtimeMs;
		const before = await modified();
		const { sent } = await deliver(office, ALL, NEVER, {});
		expect(sent.map(({ delivery }) => delivery.number)).toEqual([open?.number]);
		expect(await modified()).toBe(before);
	}, 60_000);

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
		expect(await textAt(where, number, 'leveranslista.csv')).toMatch(/;2026-03-03;[0-9a-f-]+\.zip;/);
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

	test('is made under one agreement: the target’s, or that of the units', async () => {
		const { office, where } = await archive();
		const unit = { name: 'Björkskolan', creator: 'Nämnden', isCommunications: false };
		await office.register.change([{ kind: 'unit-added', id: 'u', unit }], 'Anna');
		await filedCopy(office, packed);
		await filedCopy(office, packed, {}, { unitId: 'u' });
		await office.deliveries.saveAgreement({ number: 'A', unitId: 'u' }, 'Anna');
		await expect(deliver(office, ALL, NEVER, {})).rejects.toMatchObject({ code: 'several-agreements' });
		expect(await office.deliveries.list()).toEqual([]);
		await folderTarget(office, where, { agreement: 'B', archive: 'Arkivet' });
		const [one] = (await deliver(office, ALL, NEVER, {})).sent;
		expect(one?.delivery).toMatchObject({ agreement: 'B', archive: 'Arkivet' });
		const [two] = (await deliver(office, { ...ALL, agreement: 'C', isAgain: true }, NEVER, {})).sent;
		expect(two?.delivery.agreement).toBe('C');
	}, 60_000);

	test.each([
		[{ bundles: [] }, 'nothing-chosen'],
		[{ bundles: ['abcdefgh'], year: 2026 }, 'choices-not-together'],
		[{ bundles: [], isAll: true, unit: 'x' }, 'choices-not-together'],
		[{ bundles: [], case: 'KS 1' }, 'unknown-case'],
		[{ bundles: ['abcdefgh'] }, 'unknown-bundle'],
		[{ bundles: [], isAll: true, target: 'ingen' }, 'unknown-target'],
	])('is refused where it is not clear what it is of: %j', async (wish, code) => {
		const { office } = await archive();
		const whole = { target: 'e-arkivet', by: 'Anna', ...wish };
		await expect(deliver(office, whole, NEVER, {})).rejects.toMatchObject({ code, exit: 2 });
	});
});
