import type { Throughput, ThroughputRun } from '../throughput.ts';
import { type Goal, gigabytes, goalLines, type Machine, measuredOn, seconds, TITLES } from './page.ts';

const LEAST = 1.6;

export function throughputGoals({ runs }: Throughput): Goal[] {
	const [one, ...others] = runs;
	if (!one) return [];
	return others.map((run) => {
		const ratio = perHour(run) / perHour(one);
		const whole = [one, run].every((r) => r.complete === r.captures);
		const lost = whole ? '' : ', but not every capture was complete';
		return {
			text: `${run.concurrency} captures at once at least ${LEAST} times as many per hour as one`,
			measured: `${ratio.toFixed(2)} times${lost}`,
			met: ratio >= LEAST && whole,
		};
	});
}

export function throughputReport(measured: Throughput, machine: Machine): string {
	const { hosts, posts, pageMs, imageMs, runs } = measured;
	const rows = runs.map(
		(run) =>
			`| ${run.concurrency} | ${seconds(run.wallMs)} | ${perHour(run).toFixed(0)} | ${run.complete} of ${run.captures} | ${gigabytes(run.peakPssBytes)} |`,
	);
	return `## ${TITLES.throughput}

${measuredOn(machine)}

\`work\` carries out ${hosts} orders for accounts of ${posts} posts with one picture each, every one on a platform of its own, since one capture per host at a time is the rule. The platforms answer each page of the feed after ${pageMs} ms and each picture after ${imageMs} ms. The program's start and end are counted.

| captures at once | wall time | captures per hour | complete | memory |
|---|---|---|---|---|
${rows.join('\n')}

${goalLines(throughputGoals(measured))}`;
}

function perHour({ captures, wallMs }: ThroughputRun): number {
	return (captures * 3_600_000) / wallMs;
}
