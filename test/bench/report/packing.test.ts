import { expect, test } from 'vitest';
import { packingGoals, packingReport } from '../../../bench/report/packing.ts';

const run = {
	...{ bundleBytes: 2e9, wallMs: 20_000, grownBytes: 70e6, peakPssBytes: 160e6 },
	...{
		packMs: 4000,
		makingMs: 9000,
		verifyMs: 1000,
		verifyAloneMs: 1000,
		opensslMs: 720,
		coreutilsMs: 5100,
		turns: 5,
	},
};

test('a large bundle must not take memory as large, nor longer than programs that only hash and copy it', () => {
	const met = (more: object) => packingGoals({ ...run, ...more }).map((goal) => goal.met);
	expect(met({})).toEqual([true, true, true]);
	expect(met({ coreutilsMs: 4900 })).toEqual([false, true, true]);
	expect(met({ grownBytes: 151e6 })).toEqual([true, false, true]);
	expect(met({ opensslMs: 680 })).toEqual([true, true, false]);
});

const machine = {
	...{ cores: 2, memoryGb: 25, cpu: 'any', node: '24', browser: 'Chromium 1' },
	...{ date: '2026-11-28', load: 0.1 },
};

test('the page tells of what is not counted', () => {
	const text = packingReport(run, machine);
	expect(text).toContain('| making the appearance PDF and the WACZ, while packing | 9.0 s | 222 MB |');
	expect(text).toContain(
		'- met: It is verified at no less than 70 % of the speed of openssl dgst -sha256: 72 %',
	);
});
