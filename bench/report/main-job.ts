import type { BaselineRun, Round } from '../main-job.ts';
import { type Goal, gigabytes, goalLines, type Machine, measuredOn, seconds, TITLES } from './page.ts';

export type { Machine } from './page.ts';

/** What the product promises of its speed and memory, against what was measured; what was not run is left out. */
export function goals(rounds: readonly Round[]): Goal[] {
	const out: Goal[] = [];
	const at = (posts: number) => rounds.find((r) => r.posts === posts);
	const wall = (posts: number, most: number) => {
		const ratio = wallRatio(at(posts));
		if (ratio === undefined) return;
		out.push({
			text: `At ${posts} posts at most ${most} times the bare script's time`,
			measured: `${ratio.toFixed(2)} times`,
			met: ratio <= most,
		});
	};
	wall(100, 1.3);
	wall(500, 0.8);
	const memory = peak(at(500)?.main);
	if (memory !== undefined)
		out.push({ text: 'At 500 posts under 1.5 GB', measured: gigabytes(memory), met: memory < 1.5e9 });
	const larger = peak(at(2000)?.main);
	if (memory !== undefined && larger !== undefined) {
		const growth = larger / memory - 1;
		out.push({
			text: 'From 500 to 2,000 posts under 20 % more memory',
			measured: `${Math.round(growth * 100)} %`,
			met: growth < 0.2,
		});
	}
	for (const { posts, main } of rounds) {
		if (main.length === 0) continue;
		const share = Math.max(...main.map((run) => run.afterCapture));
		out.push({
			text: `At ${posts} posts packing, hashing, sealing and verifying under 10 % of the main job's time`,
			measured: `${(share * 100).toFixed(1)} %, filing and the end of the program included`,
			met: share < 0.1,
		});
	}
	return out;
}

/** Times are medians of the runs, memory is the largest of them. */
export function mainJobReport(rounds: readonly Round[], machine: Machine): string {
	const rows = rounds.map((round) => {
		const { posts, baseline, main } = round;
		const bare = baseline[0];
		return `| ${posts} | ${bare ? `${seconds(wallOf(baseline))} · ${gigabytes(peak(baseline) ?? 0)}` : 'not run'} | ${bare ? inItsPicture(bare, posts) : ''} | ${seconds(wallOf(main))} · ${gigabytes(peak(main) ?? 0)} | ${main[0]?.posts ?? '?'} of ${posts}, ${main[0]?.outcome ?? ''} | ${wallRatio(round)?.toFixed(2) ?? ''} |`;
	});
	const steps = rounds
		.filter((r) => r.baseline[0])
		.map(
			(r) =>
				`${r.posts} posts, ${r.baseline[0]?.height} px tall: ${Object.entries(r.baseline[0]?.times ?? {})
					.map(([name, ms]) => `${name} ${seconds(ms)}`)
					.join(', ')}`,
		);
	return `## ${TITLES['main-job']}

${measuredOn(machine)} ${runs(rounds[0]?.main.length ?? 0)} each; time is the median, memory the largest.

Posts with one picture of about 100 KB each. The bare script scrolls to the end, takes one full-page picture and prints one PDF; it checks nothing and keeps nothing of the network. Where the browser refuses a picture that large, its time is the time until all that it tried was done or refused. The main job captures, judges, packs, seals, verifies and files.

| posts | bare script | posts in its picture | main job | posts captured | time, main job : bare |
|---|---|---|---|---|---|
${rows.join('\n')}

What the bare script's time goes to: ${steps.join('; ') || 'not run'}.

${goalLines(goals(rounds))}
${rounds.some((r) => r.posts === 2000) ? '' : '- **not measured** in this run: growth of memory from 500 to 2,000 posts'}`;
}

function inItsPicture(bare: BaselineRun, posts: number): string {
	const { screenshot, pdf } = bare.failed;
	const picture = screenshot ? `no picture (${screenshot})` : `${bare.postsInPicture} of ${posts}`;
	return pdf ? `${picture}; no PDF (${pdf})` : picture;
}

function runs(count: number): string {
	return count === 1 ? '1 run' : `${count} runs`;
}

type Runs = readonly { readonly measured: { readonly wallMs: number; readonly peakPssBytes: number } }[];

function wallRatio(round: Round | undefined): number | undefined {
	if (!round || round.baseline.length === 0 || round.main.length === 0) return undefined;
	return wallOf(round.main) / wallOf(round.baseline);
}

function wallOf(runs: Runs): number {
	const sorted = runs.map((r) => r.measured.wallMs).sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1
		? (sorted[middle] ?? 0)
		: ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function peak(runs: Runs | undefined): number | undefined {
	return runs && runs.length > 0 ? Math.max(...runs.map((r) => r.measured.peakPssBytes)) : undefined;
}
