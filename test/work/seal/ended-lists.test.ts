import { expect, test } from 'vitest';
import { readManifest } from '../../../src/bundle/read.ts';
import { reseal } from '../../../src/work/seal/reseal.ts';
import { ogonblick } from '../../cli/ogonblick.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';
import { stampingHouse } from './stamped.ts';

const house = stampingHouse();
const NEVER = new AbortController().signal;

test.each([
	['had run out', -3],
	['was valid', 20],
])(
	'whoever packs or renews by a list of revoked certificates that %s is told so',
	async (_, days) => {
		const until = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
		const env = {
			...house.env(),
			DATA_DIR: await tempDir(),
			TIMESTAMP_CRL_FILE: house.authority().list(days),
		};
		const office = await tempOffice({ env, clock: handClock(new Date().toISOString()) });
		const filing = await filed(office);
		const { findings, outcome } = (await readManifest(fileOf(filing))).verdict;
		const notes = findings.filter(({ code }) => code === 'revocation-list-ended');
		expect(notes).toMatchObject(
			days < 0 ? [{ severity: 'note', data: { until: expect.stringContaining(until) } }] : [],
		);
		// The stamp is as good as ever: nothing of the snapshot is worse for it.
		expect(outcome).toBe('complete');
		const run = await reseal(office, { signal: NEVER, bundles: [filing] });
		expect(run.done).toMatchObject([{ outcome: 'renewed' }]);
		expect(run.listEnded?.slice(0, 10)).toBe(days < 0 ? until : undefined);
		const told = await ogonblick(['reseal', filing.bundleId], env);
		expect(told.exit).toBe(0);
		expect(told.stdout.replace(/\s+/g, ' ').includes(`(TIMESTAMP_CRL_FILE) gällde till ${until}`)).toBe(
			days < 0,
		);
	},
	60_000,
);
