import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { evidenceFolder } from '../../../src/bundle/evidence/read.ts';
import { certificatesOf } from '../../../src/bundle/stamp/chain.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { wantingWords } from '../../../src/cli/views/reseal-view.ts';
import { reseal } from '../../../src/work/seal/reseal.ts';
import { rotateKey } from '../../../src/work/seal/rotate-key.ts';
import { officeIn } from '../../storage/sample.ts';
import { handClock, tempDir } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';
import { stampingHouse } from './stamped.ts';

const { signal } = new AbortController();
const YEARS = 4 * 365 * 86_400;
const HOUR = 3600;
const house = stampingHouse();

test('what was sealed while the clock was ahead is stamped anew when it is right, and not called stolen', async () => {
	const [dir, clock] = [await tempDir(), handClock(new Date().toISOString())];
	clock.forward(YEARS);
	const ahead = await officeIn(dir, { clock });
	const filing = await filed(ahead);
	clock.forward(-YEARS);
	await rotateKey(ahead, 'rotated', 'Anna Berg', signal);
	const [key] = await ahead.seal.keys.history();
	expect((key?.to ?? '') < (key?.from ?? '')).toBe(true);
	await ahead.close();
	const office = await officeIn(dir, { clock, env: house.env() });
	try {
		const { done } = await reseal(office, { signal, bundles: [filing] });
		expect(done).toMatchObject([{ outcome: 'renewed' }]);
	} finally {
		await office.close();
	}
}, 60_000);

test.each(['rotated', 'compromised'] as const)(
	'what was sealed by a key in use while the clock was ahead, and the key then %s',
	async (why) => {
		const [dir, clock] = [await tempDir(), handClock(new Date(Date.now() - HOUR * 1000).toISOString())];
		const right = await officeIn(dir, { clock });
		const before = await filed(right);
		clock.forward(YEARS);
		const ahead = await filed(right);
		clock.forward(-YEARS + 60);
		await rotateKey(right, why, 'Anna Berg', signal);
		await right.close();
		clock.forward(HOUR - 60);
		const office = await officeIn(dir, { clock, env: house.env() });
		try {
			const { done } = await reseal(office, { signal, bundles: [before, ahead] });
			const history = await office.seal.keys.history();
			const trust = { anchors: certificatesOf(await readFile(house.authority().root)) };
			const verified = await verifyBundle(fileOf(ahead), { history, trust });
			if (why === 'rotated') {
				// The log says that it was filed before, whatever the clock said; and the stamp that its own day is wrong.
				expect(done).toMatchObject([{ outcome: 'renewed' }, { outcome: 'renewed' }]);
				expect(verified).toMatchObject({ problems: [], keyTime: { state: 'dated-ahead' } });
			} else {
				expect(done).toMatchObject([{ outcome: 'renewed' }, { outcome: 'not-whole', code: 'key-ended' }]);
				expect(verified.problems).toMatchObject([{ code: 'seal-after-key' }]);
			}
		} finally {
			await office.close();
		}
	},
	60_000,
);

test.each([-YEARS, YEARS])(
	'a clock that is %s s off stamps nothing anew, says what to do, and nothing is lost',
	async (off) => {
		const [dir, clock] = [await tempDir(), handClock(new Date().toISOString())];
		const office = await officeIn(dir, { clock, env: house.env() });
		try {
			const filing = await filed(office);
			await reseal(office, { signal, bundles: [filing] });
			const seal = evidenceFolder(fileOf(filing));
			const before = await readdir(seal);
			clock.forward(off);
			const run = await reseal(office, { signal, bundles: [filing] });
			const error = { code: 'timestamp-clock', remedy: expect.stringMatching(/^Set the clock/) };
			expect(run).toMatchObject({ done: [{ outcome: 'postponed', error }], away: error });
			const [one] = run.done;
			const said = one?.outcome === 'postponed' ? wantingWords(one, 'sv') : undefined;
			expect(said?.why).toContain('klocka');
			expect(said?.remedy).toMatch(/^Ställ datorns klocka/);
			expect(await readdir(seal)).toEqual(before);
			clock.forward(-off);
			expect(await reseal(office, { signal, bundles: [filing] })).toMatchObject({ done: [{ number: 2 }] });
		} finally {
			await office.close();
		}
	},
	60_000,
);
