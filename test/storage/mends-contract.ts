import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { FixityCheck, Mend } from '../../src/records/fixity.ts';
import { aFiling, anOrder } from './sample.ts';

const AT = '2026-12-01T01:00:00.000Z';
const STORE = '/mnt/andra';

async function file(office: Office) {
	const filing = await aFiling(office, await anOrder(office));
	await office.catalogue.recordFiling(filing);
	return filing;
}

/** What every adapter of `MendBook` and `CopyBook` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function mendsContract(open: () => Promise<Office>): void {
	const aMend = (bundleId: string, more: Partial<Mend> = {}): Mend => ({
		...{ id: randomUUID(), kind: 'quarantine', bundleId, at: AT, by: 'Anna Berg', why: 'rotten' },
		...{ place: '_quarantine/b.zip.quarantined', ...more },
	});
	const aCheck = (bundleId: string, more: Partial<FixityCheck> = {}): FixityCheck => ({
		...{ bundleId, at: AT, outcome: 'quarantined', detail: 'rotten', ms: 0 },
		...more,
	});
	const kinds = async (office: Office, subject: string) =>
		(await office.catalogue.events({ subject })).map(({ kind }) => kind);

	test('what was announced stands until it is done or dropped, each with its event', async () => {
		const office = await open();
		const { bundleId } = await file(office);
		const [one, two] = [aMend(bundleId), aMend(bundleId, { at: '2026-12-02T01:00:00.000Z' })];
		await office.mends.intend(one);
		await office.mends.intend(two);
		expect(await office.mends.intended()).toEqual([one, two]);
		expect(await office.mends.list()).toEqual([]);
		await office.mends.done(one, aCheck(bundleId));
		await office.mends.done(one, aCheck(bundleId));
		await office.mends.drop(two.id);
		await office.mends.drop(two.id);
		await office.mends.drop(one.id);
		expect(await office.mends.intended()).toEqual([]);
		expect(await office.mends.list(bundleId)).toEqual([one]);
		expect((await office.fixity.latest([bundleId])).get(bundleId)).toEqual(aCheck(bundleId));
		expect((await kinds(office, bundleId)).slice(-5)).toEqual([
			...['quarantine-intended', 'quarantine-intended', 'fixity-checked', 'bundle-quarantined'],
			'mend-dropped',
		]);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
	});

	test('what is done is known, announced or not', async () => {
		const office = await open();
		const { bundleId, sha256 } = await file(office);
		const { detail: _, ...intact } = aCheck(bundleId, { outcome: 'intact', sha256 });
		await office.mends.done(aMend(bundleId, { kind: 'restore', place: STORE }), intact);
		expect(await office.mends.list()).toMatchObject([{ kind: 'restore', place: STORE }]);
		await expect(office.mends.done(aMend('nobody'), aCheck('nobody'))).rejects.toMatchObject({
			code: 'unknown-bundle-checked',
		});
		await expect(office.mends.intend(aMend('nobody'))).rejects.toMatchObject({
			code: 'unknown-bundle-checked',
		});
	});

	test('says what the log told of a bundle, and puts the line back to it', async () => {
		const office = await open();
		const { bundleId, bytes, sha256, path, root } = await file(office);
		expect(await office.mends.logged('nobody')).toBeUndefined();
		const logged = await office.mends.logged(bundleId);
		expect(logged).toEqual({ bytes, sha256, path, root, event: expect.any(Number) });
		if (!logged) return;
		const { detail: _, ...intact } = aCheck(bundleId, { outcome: 'intact', sha256 });
		await office.mends.correct(aMend(bundleId, { kind: 'correction', place: '1' }), logged, intact);
		expect(await office.catalogue.filing(bundleId)).toMatchObject({ bytes, sha256, root, path });
		expect((await kinds(office, bundleId)).at(-1)).toBe('filing-corrected');
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('a bundle is owed until a whole copy of it is known, and again when that is spoilt', async () => {
		const office = await open();
		const { copies } = office;
		const [one, two] = [(await file(office)).bundleId, (await file(office)).bundleId];
		expect([...(await copies.owed(STORE))].sort()).toEqual([one, two].sort());
		expect(await copies.owed(STORE, 1)).toHaveLength(1);
		expect(await copies.isKnown(STORE)).toBe(false);
		await copies.recordCopy(STORE, one, { at: AT, renewals: 0 }, 'worker');
		expect(await copies.isKnown(STORE)).toBe(true);
		expect(await copies.copy(STORE, one)).toEqual({
			copiedAt: AT,
			checkedAt: AT,
			outcome: 'intact',
			renewals: 0,
		});
		expect(await copies.owed(STORE)).toEqual([two]);
		expect(await copies.owed('/another')).toHaveLength(2);
		const later = '2027-01-01T00:00:00.000Z';
		for (const outcome of ['unreadable', 'damaged', 'missing', 'intact'] as const) {
			await copies.recordCheck(STORE, one, later, outcome, 'worker');
			expect(await copies.copy(STORE, one)).toMatchObject({ copiedAt: AT, checkedAt: later, outcome });
			const isOwed = outcome === 'damaged' || outcome === 'missing';
			expect((await copies.owed(STORE)).includes(one)).toBe(isOwed);
		}
		// What is renewed after it was copied is owed until that lies there too.
		const goodUntil = '2036-01-01T00:00:00.000Z';
		await office.seal.stamps.record({ bundleId: one, renewals: 1, goodUntil }, 'seal-renewed', 'worker');
		expect(await copies.owed(STORE)).toContain(one);
		await copies.recordCopy(STORE, one, { at: later, renewals: 1 }, 'worker');
		expect(await copies.copy(STORE, one)).toMatchObject({ renewals: 1 });
		expect(await copies.owed(STORE)).toEqual([two]);
		// What is spoilt itself is no source of a copy.
		await office.fixity.record(aCheck(two, { outcome: 'damaged', sha256: 'b'.repeat(64) }), 'worker');
		expect(await copies.owed(STORE)).toEqual([]);
		await expect(copies.recordCopy(STORE, 'nobody', { at: AT, renewals: 0 }, 'w')).rejects.toMatchObject({
			code: 'unknown-bundle-checked',
		});
		expect(await kinds(office, one)).toEqual(expect.arrayContaining(['bundle-copied', 'copy-checked']));
	});
}
