import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, resume } from '../../../src/work/delivery/deliver.ts';
import { withdrawDelivery } from '../../../src/work/delivery/withdraw.ts';
import { listBundles, showBundle } from '../../../src/work/find-bundles.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
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
		// Whoever meets damage has it recorded.
		const now = await office.fixity.latest([rotten.bundleId, gone.bundleId, whole.bundleId]);
		expect([rotten, gone, whole].map(({ bundleId }) => now.get(bundleId)?.outcome)).toEqual([
			...['quarantined', 'missing', undefined],
		]);
		const there = await readdir(join(where, delivery.number));
		expect(there).toContain(`${whole.bundleId}.zip`);
		// Not its checksum file either: the archive's own check of what did arrive would fail of it.
		expect(there.filter((name) => name.startsWith(rotten.bundleId))).toEqual([]);
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
