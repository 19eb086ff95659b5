import { expect, test } from 'vitest';
import { gatherGrounds } from '../../../src/work/notices/grounds.ts';
import { storedBundles } from '../../../src/work/notices/stored.ts';
import { filledBy, taken } from '../../storage/in-use.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';

test('a unit is told of bundles that are spoilt, and of those that have long had no copy', async () => {
	const clock = handClock();
	const second = await tempDir();
	const filled = filledBy(async () => ({
		office: await tempOffice({ clock, env: { SECOND_STORE: second } }),
		clock,
	}));
	const { office } = await filled('a');
	const filing = await taken(office, 'a', {}, { filedAt: clock.now().toISOString() });
	expect(await storedBundles(office)).toEqual({ spoilt: [], uncopied: [] });
	clock.forward(4 * 86_400);
	expect(await storedBundles(office)).toEqual({
		...{ spoilt: [], uncopied: [{ unitId: 'u', since: filing.filedAt }] },
	});
	const at = clock.now().toISOString();
	await office.copies.recordCopy(second, filing.bundleId, { at, renewals: 0 }, 'worker');
	const check = { bundleId: filing.bundleId, at, outcome: 'quarantined', detail: 'rotten', ms: 1 } as const;
	await office.fixity.record(check, 'worker');
	expect(await storedBundles(office)).toEqual({
		...{ spoilt: [{ accountId: 'a', bundleId: filing.bundleId, at, outcome: 'quarantined' }], uncopied: [] },
	});
	const { grounds, accounts } = await gatherGrounds(office);
	expect(grounds.spoilt).toHaveLength(1);
	expect(accounts.get('a')?.id).toBe('a');
});
