import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Office } from '../../../src/office.ts';
import type { FixityCheck } from '../../../src/records/fixity.ts';
import { checkFixity } from '../../../src/work/check-fixity.ts';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { folderTarget } from '../delivery/archive.ts';
import { filed, fileOf } from './archive.ts';

const NEVER = new AbortController().signal;

/** An office that counts how often all filed bundles are gone through, and how many are gone of ten. */
async function counting(gone: number) {
	const office = await tempOffice();
	const filings = [];
	for (let i = 0; i < 10; i++) filings.push(await filed(office));
	for (const filing of filings.slice(0, gone)) await rm(fileOf(filing));
	const seen = { scans: 0 };
	const states = (unitId?: string) => {
		seen.scans++;
		return office.fixity.states(unitId);
	};
	const watched: Office = { ...office, fixity: { ...office.fixity, states } };
	return { office: watched, seen, gone: filings.slice(0, gone) };
}

const outcomes = (checks: readonly { readonly check: FixityCheck }[]) =>
	checks.map(({ check }) => check.outcome).filter((outcome) => outcome !== 'intact');

test('all that is filed is gone through once in a run, however many bundles are gone', async () => {
	const { office, seen, gone } = await counting(3);
	const { checked } = await checkFixity(office, { bundles: gone, signal: NEVER });
	expect(outcomes(checked)).toEqual(['missing', 'missing', 'missing']);
	expect(seen.scans).toBe(1);
}, 60_000);

test('so it is where they are delivered', async () => {
	const { office, seen } = await counting(3);
	await folderTarget(office, await tempDir());
	const wish = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna Berg' };
	const { checked } = await deliver(office, wish, NEVER, {});
	expect(outcomes(checked)).toEqual(['missing', 'missing', 'missing']);
	expect(seen.scans).toBe(1);
}, 60_000);

test('a disk that is taken away in the middle of a run, where another file lies since, is not taken for bundles that are gone', async () => {
	const { office, gone } = await counting(3);
	const { root } = office.bundles();
	let isThere = true;
	const onCheck = () => {
		if (!isThere) return;
		isThere = false;
		renameSync(root, `${root}-away`);
		mkdirSync(root);
		writeFileSync(join(root, 'since.zip'), 'x');
	};
	const { checked } = await checkFixity(office, { bundles: gone, signal: NEVER, onCheck });
	expect(outcomes(checked)).toEqual(['missing', 'unreadable', 'unreadable']);
}, 60_000);
