import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import type { Office } from '../../src/office.ts';
import { checkFixity, type FixityOptions, worstOfChecks } from '../../src/work/check-fixity.ts';
import { checkFixityChecks } from '../../src/work/checks/fixity.ts';
import { getBundle, listBundles } from '../../src/work/find-bundles.ts';
import { fixityReport } from '../../src/work/fixity/report.ts';
import { statesOf } from '../storage/fixity-contract.ts';
import { handClock, tempDir, tempOffice } from '../storage/temp-office.ts';
import { exchange, filed, fileOf, rot } from './fixity/archive.ts';

const YEAR = 366 * 86_400;
const asRoot = process.getuid?.() === 0;

function check(office: Office, more: Partial<FixityOptions> = {}) {
	return checkFixity(office, { signal: new AbortController().signal, ...more });
}

test('what is stored is told apart: intact, damaged, changed, missing, and a checksum file that is gone or wrong; nothing is touched', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const [intact, rotten, exchanged, gone, bare, wrong] = [
		...[await filed(office), await filed(office), await filed(office)],
		...[await filed(office), await filed(office), await filed(office)],
	] as const;
	if (!intact || !rotten || !exchanged || !gone || !bare || !wrong) throw new Error('six are filed');
	await rot(rotten);
	await exchange(exchanged, intact);
	await rm(fileOf(gone));
	await rm(`${fileOf(bare)}.sha256`);
	await writeFile(`${fileOf(wrong)}.sha256`, `${'0'.repeat(64)}  x.zip\n`);
	const spoilt = await readFile(fileOf(rotten));
	expect((await check(office)).checked).toEqual([]);

	clock.forward(YEAR);
	const run = await check(office);
	const outcomes = new Map(run.checked.map((each) => [each.filing.bundleId, each.check]));
	expect(outcomes.get(intact.bundleId)).toMatchObject({ outcome: 'intact', sha256: intact.sha256 });
	expect(outcomes.get(rotten.bundleId)?.outcome).toBe('damaged');
	expect(outcomes.get(rotten.bundleId)?.sha256).not.toBe(rotten.sha256);
	expect(outcomes.get(exchanged.bundleId)).toMatchObject({ outcome: 'changed', sha256: intact.sha256 });
	expect(outcomes.get(gone.bundleId)).toMatchObject({ outcome: 'missing', detail: 'bundle-missing' });
	expect(outcomes.get(bare.bundleId)).toMatchObject({ outcome: 'companion-wrong', detail: 'sidecar-absent' });
	expect(outcomes.get(wrong.bundleId)).toMatchObject({
		outcome: 'companion-wrong',
		detail: 'sidecar-differs',
	});
	expect(worstOfChecks(run)).toBe(EXIT.failed);
	expect(run.unreached).toEqual([]);
	expect(await readFile(fileOf(rotten))).toEqual(spoilt);
	expect(await office.catalogue.compareWithEvents()).toEqual([]);

	const listed = new Map((await listBundles(office)).map((b) => [b.filing.bundleId, b.fixity?.outcome]));
	expect(listed.get(rotten.bundleId)).toBe('damaged');
	const out = await tempDir();
	expect((await getBundle(office, bare.bundleId, out)).wanting).toMatchObject({ outcome: 'companion-wrong' });

	expect((await check(office)).checked).toEqual([]);
	const report = await fixityReport(office);
	expect(report).toMatchObject({
		bundles: 6,
		outcomes: { intact: 1, damaged: 1, changed: 1, missing: 1, 'companion-wrong': 2 },
		...{ unchecked: 0, due: 0, overdue: 0 },
	});
	expect(report.wanting).toHaveLength(5);
	// Whoever asks for it is refused, and it is cared for at once.
	await expect(getBundle(office, rotten.bundleId, out)).rejects.toMatchObject({ code: 'bundle-damaged' });
}, 120_000);

test('one that is restored from a backup is known to be whole within a week', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const filing = await filed(office);
	const whole = await readFile(fileOf(filing));
	await rot(filing);
	const [damaged] = (await check(office, { bundles: [filing] })).checked;
	expect(damaged?.check.outcome).toBe('damaged');
	await writeFile(fileOf(filing), whole);
	clock.forward(7 * 86_400);
	expect((await check(office)).checked).toMatchObject([{ check: { outcome: 'intact' } }]);
	expect((await office.fixity.checks(filing.bundleId)).map((c) => c.outcome)).toEqual(['intact', 'damaged']);
});

test('a disk that is not mounted makes no bundle missing: it is tried again', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const filing = await filed(office);
	const { root } = office.bundles();
	await rename(root, `${root}-away`);
	const run = await check(office, { isAll: true });
	expect(run.checked).toMatchObject([{ check: { outcome: 'unreadable', detail: 'store-empty' } }]);
	expect(worstOfChecks(run)).toBe(EXIT.retryLater);
	await rename(`${root}-away`, root);
	clock.forward(86_400);
	expect((await check(office)).checked).toMatchObject([
		{ check: { outcome: 'intact', bundleId: filing.bundleId } },
	]);
});

test('one that is gone is missing also where the only other one was moved aside: the disk is there', async () => {
	const office = await tempOffice();
	const [spoilt, gone] = [await filed(office), await filed(office)];
	const { signal } = new AbortController();
	await rot(spoilt);
	await checkFixity(office, { bundles: [spoilt], signal, isMending: true });
	await rm(fileOf(gone));
	const { checked } = await checkFixity(office, { bundles: [gone], signal });
	expect(checked).toMatchObject([{ check: { outcome: 'missing' } }]);
}, 60_000);

test('nor does one that is not mounted where a bundle was put into the empty folder since', async () => {
	const office = await tempOffice();
	for (let i = 0; i < 6; i++) await filed(office);
	const { root } = office.bundles();
	await rename(root, `${root}-away`);
	const since = await filed(office);
	const run = await check(office, { isAll: true });
	expect(run.checked).toHaveLength(7);
	for (const { check: found } of run.checked)
		expect(found.outcome).toBe(found.bundleId === since.bundleId ? 'intact' : 'unreadable');
	await rename(fileOf(since), join(`${root}-away`, 'since.zip'));
	await rm(root, { recursive: true });
	await rename(`${root}-away`, root);
	const [gone] = (await check(office, { bundles: [since] })).checked;
	expect(gone?.check.outcome).toBe('missing');
});

test.skipIf(asRoot)('a file that nobody may read is tried again, and is not called damaged', async () => {
	const office = await tempOffice();
	const filing = await filed(office);
	await chmod(fileOf(filing), 0);
	expect((await check(office, { isAll: true })).checked).toMatchObject([
		{ check: { outcome: 'unreadable' } },
	]);
});

test('a run takes no more than it may, goes on the next time where it was, and never beside another', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const first = await filed(office);
	clock.forward(60);
	await filed(office);
	clock.forward(YEAR);
	const run = await check(office, { bytes: 1 });
	expect(run).toMatchObject({
		unreached: [expect.any(String)],
		bytes: first.bytes,
		checked: [{ filing: { bundleId: first.bundleId } }],
	});
	const lock = await office.queue.lock('job:fixity', 'somebody');
	expect(await check(office)).toMatchObject({ isOverlap: true, checked: [] });
	expect((await check(office, { bundles: [first] })).checked).toHaveLength(1);
	await lock?.release();
	const rest = await check(office);
	expect(rest.checked).toHaveLength(1);
	expect(rest.unreached).toEqual([]);
});

test('whoever stops it loses nothing that was found', async () => {
	const office = await tempOffice();
	await filed(office);
	await filed(office);
	const stop = new AbortController();
	const onCheck = () => stop.abort(new Error('stopped'));
	const run = await check(office, { isAll: true, signal: stop.signal, onCheck });
	expect(run).toMatchObject({ unreached: [expect.any(String)], checked: [{ check: { outcome: 'intact' } }] });
	const kept = (await statesOf(office)).filter(({ last }) => last !== undefined);
	expect(kept).toHaveLength(1);
});

test('doctor says what was found last, and where the checks do not keep up', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const filing = await filed(office);
	expect(await checkFixityChecks(office)).toEqual([{ name: 'bundles-checked', state: 'ok', found: '0' }]);
	clock.forward(YEAR);
	expect(await checkFixityChecks(office)).toMatchObject([
		{ state: 'warning', found: '1', condition: 'checks-late' },
	]);
	await rm(`${fileOf(filing)}.sha256`);
	await check(office);
	expect(await checkFixityChecks(office)).toMatchObject([
		{ state: 'warning', found: filing.bundleId, condition: 'bundles-wanting' },
	]);
	await rot(filing);
	await check(office, { isAll: true });
	expect(await checkFixityChecks(office)).toMatchObject([
		{ state: 'missing', found: filing.bundleId, condition: 'bundles-spoilt' },
	]);
});
