import { expect, test } from 'vitest';
import type { Round } from '../../../bench/main-job.ts';
import { goals, type Machine, mainJobReport } from '../../../bench/report/main-job.ts';

const measured = (wallMs: number, gb: number) => ({
	exit: 0,
	timedOut: false,
	wallMs,
	peakPssBytes: gb * 1e9,
	peakAtMs: 0,
	samples: 9,
	stdout: '',
	stderr: '',
});
const bare = (wallMs: number, postsInPicture: number) => ({
	measured: measured(wallMs, 2.2),
	height: 75_339,
	times: { open: 300, pdf: 3200 },
	failed: {},
	postsInPicture,
});
const main = (wallMs: number, gb: number, posts: number) => ({
	measured: measured(wallMs, gb),
	outcome: 'complete',
	posts,
	bundleBytes: 1,
	findings: [],
	afterCapture: 0.08,
});
const machine: Machine = {
	cores: 2,
	memoryGb: 25,
	cpu: 'any',
	node: '24',
	browser: 'Chromium 1',
	date: '2026-11-20',
	load: 0.1,
};

const rounds: Round[] = [
	{
		posts: 100,
		baseline: [bare(10_000, 100), bare(30_000, 100), bare(11_000, 100)],
		main: [main(12_100, 0.9, 100), main(9_000, 1, 100), main(40_000, 0.8, 100)],
	},
	{ posts: 500, baseline: [bare(60_000, 229)], main: [main(51_000, 1.2, 500)] },
	{ posts: 2000, baseline: [], main: [main(200_000, 1.32, 2000)] },
];

test('goals compare medians of time and the largest memory', () => {
	expect(goals(rounds).map((g) => [g.measured, g.met])).toEqual([
		['1.10 times', true],
		['0.85 times', false],
		['1.20 GB', true],
		['10 %', true],
		...rounds.map(() => ['8.0 %, filing and the end of the program included', true]),
	]);
});

test('what was not run is neither met nor missed', () => {
	expect(goals([])).toEqual([]);
	for (const posts of [100, 2000]) {
		const told = goals([{ posts, baseline: [], main: [main(1, 1, posts)] }]);
		expect(told.map((g) => g.text).join()).toMatch(/^At \d+ posts packing/);
	}
});

test('the page says what the bare script lost', () => {
	const text = mainJobReport(rounds, machine);
	expect(text).toContain('| 229 of 500 |');
	expect(text).toContain('| 2000 | not run |');
	expect(text).toContain('**not met**: At 500 posts');
	expect(text).toContain('3 runs each;');
	expect(mainJobReport(rounds.slice(1), machine)).toContain('1 run each;');
});
