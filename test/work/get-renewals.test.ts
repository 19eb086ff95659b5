import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { getBundle } from '../../src/work/get-bundle.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { tempDir, tempOffice } from '../storage/temp-office.ts';
import { filedCopy } from './delivery/archive.ts';

const { dir, clean } = workshop();
afterAll(clean);

test('renewals that the disk does not give are no trouble of the folder that the copy was to lie in', async () => {
	const office = await tempOffice();
	const { file } = await samplePacked(dir);
	const filing = await filedCopy(office, file);
	const place = await office.bundles(filing.root).read(filing.path);
	// Refused to whoever asks, also to root.
	symlinkSync(`${place}.seal`, `${place}.seal`);
	const got = getBundle(office, filing.bundleId, join(await tempDir(), 'ut'));
	await expect(got).rejects.toMatchObject({ code: 'bundle-unreadable' });
});

test('whoever stops a copy has it stopped, and nothing of it is left', async () => {
	const office = await tempOffice();
	const { file } = await samplePacked(join(dir, 'two'));
	const filing = await filedCopy(office, file);
	const stopped = AbortSignal.abort(new Error('stopped by a person'));
	await expect(getBundle(office, filing.bundleId, await tempDir(), undefined, stopped)).rejects.toThrow(
		'stopped by a person',
	);
});
