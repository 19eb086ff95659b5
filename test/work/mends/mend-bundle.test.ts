import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import { checkFixity } from '../../../src/work/check-fixity.ts';
import { checkSecondStore } from '../../../src/work/checks/copies.ts';
import { checkCopies } from '../../../src/work/copies/check-copies.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { fixityReport } from '../../../src/work/fixity/report.ts';
import { restoreBundle } from '../../../src/work/mends/mend-bundle.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { FREELY } from '../../storage/second-store-contract.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { decay, exchange, filed, fileOf, rot } from '../fixity/archive.ts';

const NEVER = new AbortController().signal;
const BY = 'Anna Berg';

/** An office with a second store, and real bundles that lie in both. */
async function archive(bundles: number) {
	const clock = handClock();
	const second = await tempDir();
	const office = await tempOffice({ clock, env: { SECOND_STORE: second } });
	const filings: Filing[] = [];
	for (let n = 0; n < bundles; n++) filings.push(await filed(office));
	expect(await copyOwed(office, NEVER)).toMatchObject({ owed: 0, troubled: [] });
	return { office, clock, second, filings };
}

const mend = (office: Office, ...bundles: readonly Filing[]) =>
	checkFixity(office, {
		signal: NEVER,
		isMending: true,
		...(bundles.length > 0 ? { bundles } : { isAll: true }),
	});

const quarantined = async ({ root }: Filing) => (await readdir(join(root, '_quarantine'))).toSorted();
const kinds = async ({ catalogue }: Office, { bundleId }: Filing) =>
	(await catalogue.events({ subject: bundleId })).map(({ kind }) => kind);

async function expectWhole(office: Office, filing: Filing): Promise<void> {
	expect(await verifyBundle(fileOf(filing))).toMatchObject({
		ok: true,
		sha256: filing.sha256,
		sidecar: 'agrees',
	});
	expect((await office.fixity.latest([filing.bundleId])).get(filing.bundleId)?.outcome).toBe('intact');
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
	expect(await office.mends.intended()).toEqual([]);
}

test('rot, damage, exchange and loss are told apart, moved aside with when and why, and brought back whole', async () => {
	const { office, filings } = await archive(4);
	const [rotten, damaged, exchanged, gone] = filings as [Filing, Filing, Filing, Filing];
	await exchange(exchanged, gone);
	await decay(rotten);
	await rot(damaged);
	await rm(fileOf(gone));
	const spoilt = await readFile(fileOf(rotten));

	const run = await mend(office);
	const found = new Map(run.checked.map(({ check, filing, mended }) => [filing.bundleId, { check, mended }]));
	for (const [filing, outcome] of [
		[rotten, 'rotten'],
		[damaged, 'damaged'],
		[exchanged, 'changed'],
		[gone, 'missing'],
	] as const) {
		expect(found.get(filing.bundleId)?.check.outcome).toBe(outcome);
		const done = found.get(filing.bundleId)?.mended?.mends.map(({ kind, why }) => [kind, why]);
		const aside = outcome === 'missing' ? [] : [['quarantine', outcome]];
		expect(done).toEqual([...aside, ['restore', outcome]]);
		await expectWhole(office, filing);
	}
	const aside = await quarantined(rotten);
	// With the one that came with another bundle, the checksum file of that; the others' stay in their places.
	expect(aside).toHaveLength(4);
	const name = aside.find((file) => file.includes('_rotten_') && !file.includes('.sha256')) ?? '';
	expect(name).toMatch(/^2026-11-23T\d{6}\.\d{3}Z_rotten_.+\.zip\.quarantined$/);
	expect(await readFile(join(rotten.root, '_quarantine', name))).toEqual(spoilt);
	expect((await kinds(office, rotten)).slice(-7)).toEqual([
		...['fixity-checked', 'quarantine-intended', 'fixity-checked', 'bundle-quarantined'],
		...['restore-intended', 'fixity-checked', 'bundle-restored'],
	]);
	const report = await fixityReport(office);
	expect(report).toMatchObject({ restored: 4, outcomes: { intact: 4 }, wanting: [], second: { owed: 0 } });
	expect(report.groups).toMatchObject([
		{ isSecond: false, year: 2026, bundles: 4, restored: 4, overdue: 0 },
		{ isSecond: true, year: 2026, bundles: 4, owed: 0, overdue: 0 },
	]);
}, 60_000);

test('without a second store what is spoilt is moved aside and kept, and one put back by hand is whole again', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const filing = await filed(office);
	const whole = await readFile(fileOf(filing));
	await rot(filing);
	const [checked] = (await mend(office)).checked;
	expect(checked?.mended).toMatchObject({ mends: [{ kind: 'quarantine' }], trouble: 'no-second-store' });
	expect(await office.bundles().exists(filing.path)).toBe(false);
	expect(await quarantined(filing)).toHaveLength(1);
	expect((await fixityReport(office)).outcomes).toEqual({ quarantined: 1 });
	clock.forward(7 * 86_400);
	const again = (await mend(office, filing)).checked;
	expect(again).toMatchObject([{ check: { outcome: 'quarantined', detail: 'damaged' } }]);
	expect(await quarantined(filing)).toHaveLength(1);
	await expect(restoreBundle(office, filing.bundleId, BY, FREELY)).rejects.toMatchObject({
		code: 'no-second-store',
	});
	await writeFile(fileOf(filing), whole);
	expect((await mend(office, filing)).checked).toMatchObject([{ check: { outcome: 'intact' } }]);
});

test('a catalogue whose line was altered is told as that; the bundle stays, and a person puts the line right by the log', async () => {
	const { office, filings } = await archive(2);
	const [altered, exchanged] = filings as [Filing, Filing];
	const meddle = (text: string, ...values: readonly unknown[]) => {
		const db = new BetterSqlite3(join(office.config.DATA_DIR, 'catalogue.sqlite'));
		db.prepare(text).run(...values);
		db.close();
	};
	for (const change of [`sha256 = '${'c'.repeat(64)}'`, 'bytes = 7']) {
		meddle(`UPDATE filings SET ${change} WHERE bundle_id = ?`, altered.bundleId);
		const [checked] = (await mend(office, (await office.catalogue.filing(altered.bundleId)) ?? altered))
			.checked;
		expect(checked).toMatchObject({ check: { outcome: 'catalogue-differs' }, mended: { mends: [] } });
		expect(await office.bundles().exists(altered.path)).toBe(true);
		await expect(restoreBundle(office, altered.bundleId, 'Rektor', FREELY)).rejects.toMatchObject({
			code: 'no-person',
		});
		const { mends } = await restoreBundle(office, altered.bundleId, BY, FREELY);
		expect(mends).toMatchObject([{ kind: 'correction', by: BY }]);
		expect(await office.catalogue.filing(altered.bundleId)).toEqual(altered);
		await expectWhole(office, altered);
	}
	await expect(restoreBundle(office, altered.bundleId, BY, FREELY)).rejects.toMatchObject({
		code: 'bundle-intact',
	});
	// Bundle, checksum file and line are exchanged together: the log remembers what was filed.
	await exchange(exchanged, altered);
	meddle(
		'UPDATE filings SET sha256 = ?, bytes = ? WHERE bundle_id = ?',
		altered.sha256,
		altered.bytes,
		exchanged.bundleId,
	);
	const lying = await office.catalogue.filing(exchanged.bundleId);
	const [checked] = (await mend(office, lying ?? exchanged)).checked;
	expect(checked?.check.outcome).toBe('changed');
	expect(await verifyBundle(fileOf(exchanged))).toMatchObject({ ok: true, sha256: exchanged.sha256 });
});

test('two whole bundles whose places were exchanged in the catalogue stay where they lie, and so do their copies', async () => {
	const { office, second, filings, clock } = await archive(2);
	const [one, other] = filings as [Filing, Filing];
	const db = new BetterSqlite3(join(office.config.DATA_DIR, 'catalogue.sqlite'));
	const place = db.prepare('UPDATE filings SET path = ? WHERE bundle_id = ?');
	for (const [path, id] of [
		['x', one.bundleId],
		[one.path, other.bundleId],
		[other.path, one.bundleId],
	])
		place.run(path, id);
	db.close();
	clock.forward(366 * 86_400);
	const { checked } = await mend(office);
	expect(checked.map(({ check, mended }) => [check.outcome, mended?.mends])).toEqual([
		...[1, 2].map(() => ['catalogue-differs', []]),
	]);
	expect((await checkCopies(office, NEVER))?.checked.map(({ outcome }) => outcome)).toEqual([
		'intact',
		'intact',
	]);
	for (const root of [one.root, second]) expect(await readdir(root)).not.toContain('_quarantine');
	const { mends } = await restoreBundle(office, one.bundleId, BY, FREELY);
	expect(mends).toMatchObject([{ kind: 'correction' }]);
	expect(await office.catalogue.filing(one.bundleId)).toEqual(one);
	expect(await office.catalogue.filing(other.bundleId)).toEqual(other);
	await mend(office, other);
	for (const filing of [one, other]) await expectWhole(office, filing);
});

test('a copy that is spoilt too never takes the place, and is made anew when the bundle is whole', async () => {
	const { office, second, filings, clock } = await archive(1);
	const filing = filings[0] as Filing;
	const whole = await readFile(fileOf(filing));
	const copy = { ...filing, root: second };
	await rot(copy);
	await rot(filing);
	const [checked] = (await mend(office)).checked;
	expect(checked?.mended).toMatchObject({ mends: [{ kind: 'quarantine' }], trouble: 'copy-damaged' });
	expect(await office.bundles().exists(filing.path)).toBe(false);
	expect(await readdir(filing.root)).not.toContain('.incoming');
	await writeFile(fileOf(filing), whole);
	expect((await mend(office, filing)).checked).toMatchObject([{ check: { outcome: 'intact' } }]);
	expect(await checkSecondStore(office)).toMatchObject([
		{ name: 'second-store', state: 'ok' },
		{ name: 'copies', state: 'warning', found: '1', condition: 'copies-owed' },
	]);
	expect(await copyOwed(office, NEVER)).toMatchObject({ copied: [filing.bundleId], owed: 0 });
	expect(await readFile(fileOf(copy))).toEqual(whole);
	expect(await readdir(join(second, '_quarantine'))).toHaveLength(1);
	// And one that rots or goes by itself is found within the period.
	clock.forward(366 * 86_400);
	await rot(copy);
	expect(await checkCopies(office, NEVER)).toMatchObject({ checked: [{ outcome: 'damaged' }], left: 0 });
	expect(await copyOwed(office, NEVER)).toMatchObject({ copied: [filing.bundleId], owed: 0 });
	clock.forward(366 * 86_400);
	await rm(fileOf(copy));
	expect(await checkCopies(office, NEVER)).toMatchObject({ checked: [{ outcome: 'missing' }] });
	expect(await copyOwed(office, NEVER)).toMatchObject({ copied: [filing.bundleId], owed: 0 });
	expect(await readFile(fileOf(copy))).toEqual(whole);
});

test('a second store that is down leaves the filing as it stands, what is owed is told, and copied when it is back', async () => {
	const { office, second, filings } = await archive(1);
	await rename(second, `${second}-away`);
	await mkdir(second);
	const later = await filed(office);
	expect(await copyOwed(office, NEVER)).toMatchObject({ copied: [], owed: 1, away: 'second-store-away' });
	expect(await readdir(second)).toEqual([]);
	expect(await checkSecondStore(office)).toMatchObject([
		{ name: 'second-store', state: 'missing', condition: 'second-store-away' },
		{ name: 'copies', found: '1', condition: 'copies-owed' },
	]);
	expect((await fixityReport(office)).second).toEqual({ store: second, owed: 1 });
	await rot(filings[0] as Filing);
	const [checked] = (await mend(office, filings[0] as Filing)).checked;
	expect(checked?.mended).toMatchObject({ mends: [{ kind: 'quarantine' }], trouble: 'second-store-away' });
	await rm(second, { recursive: true });
	await rename(`${second}-away`, second);
	expect(await copyOwed(office, NEVER)).toMatchObject({ copied: [later.bundleId], owed: 0 });
	const { check, mends } = await restoreBundle(office, (filings[0] as Filing).bundleId, BY, FREELY);
	expect(check.outcome).toBe('quarantined');
	expect(mends).toMatchObject([{ kind: 'restore', by: BY, place: second }]);
	await expectWhole(office, filings[0] as Filing);
});

test('what is byte for byte what was filed is moved by nothing that a verifier says, is told, and comes back from a copy too', async () => {
	const { office, second, filings } = await archive(1);
	const [sound] = filings as [Filing];
	// As a program that sees less than this one filed it.
	const odd = await filed(office);
	const bytes = Buffer.from('no bundle at all in the eyes of this verifier');
	const sha256 = hash('sha256', bytes, 'hex');
	const order = await anOrder(office);
	const path = `${dirname(odd.path)}/odd.zip`;
	const filing = await aFiling(office, order, { root: odd.root, path, bytes: bytes.length, sha256 });
	await writeFile(fileOf(filing), bytes);
	await writeFile(`${fileOf(filing)}.sha256`, `${sha256}  odd.zip\n`);
	await office.catalogue.recordFiling(filing);

	const [checked] = (await mend(office, filing)).checked;
	expect(checked).toMatchObject({ check: { outcome: 'questioned', sha256 }, mended: { mends: [] } });
	expect(await readFile(fileOf(filing))).toEqual(bytes);
	expect(await readdir(odd.root)).not.toContain('_quarantine');
	expect((await fixityReport(office)).wanting).toMatchObject([{ filing: { bundleId: filing.bundleId } }]);
	await expect(restoreBundle(office, filing.bundleId, BY, FREELY)).rejects.toMatchObject({
		...{ code: 'bundle-as-filed', exit: 2 },
	});
	expect(await copyOwed(office, NEVER)).toMatchObject({ owed: 0, troubled: [] });
	expect(await readFile(join(second, path))).toEqual(bytes);
	await rm(fileOf(filing));
	const { check, mends } = await restoreBundle(office, filing.bundleId, BY, FREELY);
	expect([check.outcome, mends.map(({ kind }) => kind)]).toEqual(['missing', ['restore']]);
	expect(await readFile(fileOf(filing))).toEqual(bytes);
	expect((await office.fixity.latest([filing.bundleId])).get(filing.bundleId)?.outcome).toBe('questioned');
	await mend(office, sound);
	await expectWhole(office, sound);
});

test('bytes are let through no faster than the setting says', async () => {
	const office = await tempOffice({ env: { FIXITY_BYTES_PER_SECOND: '200000' } });
	const filing = await filed(office);
	const began = performance.now();
	await checkFixity(office, { signal: NEVER, bundles: [filing] });
	expect(performance.now() - began).toBeGreaterThan((filing.bytes / 200_000) * 1000 * 0.9);
	const stop = AbortSignal.timeout(50);
	await checkFixity(office, { signal: stop, isAll: true });
	expect(performance.now() - began).toBeLessThan((filing.bytes / 200_000) * 2000 + 1000);
});
