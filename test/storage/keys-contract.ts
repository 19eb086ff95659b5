import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { signerFingerprint, signerOf } from '../../src/bundle/seal.ts';
import type { StampState } from '../../src/office/seal.ts';
import type { Office } from '../../src/office.ts';
import type { SealKey } from '../../src/records/seal.ts';
import { aFiling, anOrder } from './sample.ts';

/** A key that could be the organisation's. */
export function aKey(from: string): SealKey {
	const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
	return { sha256: signerFingerprint(signer), publicKey: signer.publicKey, from };
}

/** What every adapter of `KeyBook` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function keyBookContract(open: () => Promise<Office>): void {
	const [first, second, third] = [
		aKey('2026-01-01T00:00:00.000Z'),
		aKey('2027-01-01T00:00:00.000Z'),
		aKey('2028-01-01T00:00:00.000Z'),
	];

	test('the first key is begun once; whoever comes second gets it too', async () => {
		const { seal, catalogue } = await open();
		expect(await seal.keys.history()).toEqual([]);
		expect(await seal.keys.begin(first, 'Anna')).toEqual(first);
		expect(await seal.keys.begin(second, 'Bo')).toEqual(first);
		expect(await seal.keys.history()).toEqual([first]);
		const events = await catalogue.events();
		expect(events.map(({ kind, actor, subject }) => [kind, actor, subject])).toEqual([
			['seal-key-begun', 'Anna', first.sha256],
		]);
	});

	test('a key that is exchanged stays known, with when and why, and both are told of', async () => {
		const { seal, catalogue } = await open();
		await seal.keys.begin(first, 'Anna');
		const next = { ...second, endorsement: 'AAAA' };
		await seal.keys.replace({ sha256: first.sha256, why: 'rotated' }, next, 'Bo');
		await seal.keys.replace({ sha256: second.sha256, why: 'compromised' }, third, 'Bo');
		expect(await seal.keys.history()).toEqual([
			{ ...first, to: second.from, ended: 'rotated' },
			{ ...next, to: third.from, ended: 'compromised' },
			third,
		]);
		const kinds = (await catalogue.events()).map(({ kind }) => kind);
		expect(kinds.slice(1, 3)).toEqual(['seal-key-ended', 'seal-key-begun']);
	});

	test('a key that somebody has exchanged meanwhile is not exchanged again', async () => {
		const { seal } = await open();
		await seal.keys.begin(first, 'Anna');
		await seal.keys.replace({ sha256: first.sha256, why: 'rotated' }, second, 'Bo');
		const again = seal.keys.replace({ sha256: first.sha256, why: 'rotated' }, third, 'Carl');
		await expect(again).rejects.toMatchObject({ code: 'seal-key-overtaken', exit: 75 });
		expect((await seal.keys.history()).at(-1)).toEqual(second);
	});
}

/** What every adapter of `StampBook` must do. */
export function stampBookContract(open: () => Promise<Office>): void {
	const statesOf = async ({ seal }: Office, unitId?: string) => {
		const all: StampState[] = [];
		for await (const states of seal.stamps.states(unitId)) all.push(...states);
		return all;
	};

	test('knows every filed bundle, and of one that nobody has looked at that nobody has', async () => {
		const office = await open();
		const filing = await aFiling(office, await anOrder(office));
		await office.catalogue.recordFiling(filing);
		const { bundleId, unitId } = filing;
		expect(await statesOf(office)).toEqual([{ bundleId, renewals: -1 }]);
		expect(await statesOf(office, 'another')).toEqual([]);
		await office.seal.stamps.record({ bundleId, renewals: 0 }, 'stamps-read', 'Anna');
		expect(await statesOf(office, unitId)).toEqual([{ bundleId, renewals: 0 }]);
		const goodUntil = '2031-01-01T00:00:00.000Z';
		await office.seal.stamps.record({ bundleId, renewals: 1, goodUntil }, 'seal-renewed', 'Anna');
		expect(await statesOf(office)).toEqual([{ bundleId, renewals: 1, goodUntil }]);
		// Renewals that are not found any more are missed, not forgotten.
		await office.seal.stamps.record({ bundleId, renewals: 0, goodUntil }, 'stamps-read', 'Anna');
		expect(await office.seal.stamps.state(bundleId)).toEqual({ bundleId, renewals: 1, goodUntil });
		expect(await office.seal.stamps.state('another')).toBeUndefined();
		await office.seal.stamps.record({ bundleId, renewals: 1, goodUntil }, 'seal-renewed', 'Anna');
		const [event] = await office.catalogue.events({ subject: bundleId, limit: 1 });
		expect(event).toMatchObject({ kind: 'seal-renewed', actor: 'Anna', data: { renewals: 1, goodUntil } });
	});

	test('keeps nothing of a bundle that is not filed', async () => {
		const office = await open();
		const kept = office.seal.stamps.record({ bundleId: 'x', renewals: 0 }, 'stamps-read', 'Anna');
		await expect(kept).rejects.toMatchObject({ code: 'unknown-bundle-stamped' });
		expect(await office.catalogue.events()).toEqual([]);
	});
}
