import { expect, test } from 'vitest';
import { messagesOf } from '../../../src/work/hooks/messages.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { tempOffice } from '../../storage/temp-office.ts';

test('programs are told of what the disk does not give back too, of a bundle or of the renewals beside it, and of no store that is away', async () => {
	const office = await tempOffice();
	const filing = await aFiling(office, await anOrder(office, {}), {});
	await office.catalogue.recordFiling(filing);
	const { bundleId } = filing;
	const check = { bundleId, at: '2026-11-23T22:45:00.000Z', ms: 1 } as const;
	const sha256 = 'a'.repeat(64);
	for (const found of [
		{ outcome: 'unreadable', detail: 'renewals-unreadable' },
		{ outcome: 'unreadable', detail: 'read-failed' },
		{ outcome: 'companion-wrong', detail: 'renewals-missing', sha256 },
		{ outcome: 'unreadable', detail: 'store-empty' },
		{ outcome: 'companion-wrong', detail: 'sidecar-absent', sha256 },
	] as const)
		await office.fixity.record({ ...check, ...found }, 'fixity');
	const checks = (await office.catalogue.events({ subject: bundleId })).filter(
		({ kind }) => kind === 'fixity-checked',
	);
	const told = await Promise.all(checks.map((event) => messagesOf(office, event)));
	expect(told.flat().map(({ message }) => message)).toMatchObject([
		{
			type: 'bundle.spoilt',
			data: { bundle: bundleId, outcome: 'unreadable', detail: 'renewals-unreadable' },
		},
		{ type: 'bundle.spoilt', data: { outcome: 'unreadable', detail: 'read-failed' } },
		{ type: 'bundle.spoilt', data: { outcome: 'companion-wrong', detail: 'renewals-missing' } },
	]);
});
