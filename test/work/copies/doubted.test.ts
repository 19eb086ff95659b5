import { rename, rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { evidenceFolder } from '../../../src/bundle/evidence/read.ts';
import { careForBundles } from '../../../src/work/care-for-bundles.ts';
import { checkDoubted } from '../../../src/work/fixity/check-doubted.ts';
import { fixityReport } from '../../../src/work/fixity/report.ts';
import { reseal } from '../../../src/work/seal/reseal.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { decay, filed, fileOf } from '../fixity/archive.ts';
import { stampingHouse } from '../seal/stamped.ts';

const house = stampingHouse();
const NEVER = new AbortController().signal;

test('a bundle that is seen to be spoilt when it is to be copied is checked in the same night, long before its turn', async () => {
	const office = await tempOffice({ env: { SECOND_STORE: await tempDir(), FIXITY_DAYS: '365' } });
	const [whole, spoilt] = [await filed(office), await filed(office)];
	await decay(spoilt);
	const { run, copied } = await careForBundles(office, { seconds: 60, bytes: 1e9 }, NEVER);
	expect(copied?.troubled).toMatchObject([{ bundleId: spoilt.bundleId, code: 'copy-differs' }]);
	const checks = run.checked.map(({ filing, check }) => [filing.bundleId, check.outcome]);
	expect(checks).toEqual([[spoilt.bundleId, 'rotten']]);
	expect((await office.fixity.latest([spoilt.bundleId])).get(spoilt.bundleId)?.outcome).not.toBe('intact');
	expect((await office.fixity.latest([whole.bundleId])).size).toBe(0);
	expect(JSON.stringify(await fixityReport(office))).toContain(spoilt.bundleId);
}, 60_000);

test('so is one whose renewals are gone when they are to be copied', async () => {
	const office = await house.office({ SECOND_STORE: await tempDir(), FIXITY_DAYS: '365' });
	const filing = await filed(office);
	await reseal(office, { signal: NEVER, bundles: [filing] });
	await rm(evidenceFolder(fileOf(filing)), { recursive: true });
	const { run, copied } = await careForBundles(office, { seconds: 60, bytes: 1e9 }, NEVER);
	expect(copied?.troubled).toMatchObject([{ code: 'renewals-missing' }]);
	expect(run.checked).toMatchObject([
		{
			check: { outcome: 'companion-wrong', detail: 'renewals-missing' },
			mended: { trouble: 'renewals-lost' },
		},
	]);
}, 60_000);

test('of a disk that is not mounted one bundle is asked in a night, and not all that there are', async () => {
	const office = await tempOffice({ env: { SECOND_STORE: await tempDir(), FIXITY_DAYS: '365' } });
	for (let i = 0; i < 3; i++) await filed(office);
	const { root } = office.bundles();
	await rename(root, `${root}-away`);
	const { run, copied } = await careForBundles(office, { seconds: 60, bytes: 1e9 }, NEVER);
	expect(copied?.troubled).toHaveLength(3);
	expect(run.checked).toMatchObject([{ check: { outcome: 'unreadable', detail: 'store-empty' } }]);
}, 60_000);

test('more than a night has room for are checked the nights after, the one whose check is oldest first', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const ids = [
		(await filed(office)).bundleId,
		(await filed(office)).bundleId,
		(await filed(office)).bundleId,
	];
	const doubts = ids.map((bundleId) => ({ bundleId, code: 'copy-differs' }));
	const nights: string[] = [];
	for (let night = 0; night < 6; night++) {
		const { checked, unreached } = await checkDoubted(office, doubts, NEVER, { bytes: 1 });
		expect([checked.length, unreached.length]).toEqual([1, 2]);
		nights.push(...checked.map(({ filing }) => filing.bundleId));
		clock.forward(86_400);
	}
	expect(nights.slice(0, 3).sort()).toEqual(ids.sort());
	expect(nights.slice(3)).toEqual(nights.slice(0, 3));
}, 60_000);

test('a night reads no more of what it doubts than it may, and says what is left', async () => {
	const office = await tempOffice({ env: { SECOND_STORE: await tempDir(), FIXITY_DAYS: '365' } });
	for (let i = 0; i < 3; i++) await decay(await filed(office));
	const bounds = { seconds: 60, bytes: 2 };
	for (const left of [2, 1, 0]) {
		const { run } = await careForBundles(office, bounds, NEVER);
		expect(run.checked).toMatchObject([{ check: { outcome: 'rotten' } }]);
		expect(run.unreached).toHaveLength(left);
	}
	expect((await office.fixity.lost()).length).toBe(3);
}, 60_000);

test('what is left of a night is each bundle once, also where one was doubted and is due as well', async () => {
	const clock = handClock();
	const office = await tempOffice({ clock, env: { SECOND_STORE: await tempDir(), FIXITY_DAYS: '365' } });
	for (let i = 0; i < 3; i++) await decay(await filed(office));
	clock.forward(2 * 365 * 86_400);
	const { run } = await careForBundles(office, { seconds: 60, bytes: 2 }, NEVER);
	expect(run.checked.length + run.unreached.length).toBe(3);
}, 60_000);
