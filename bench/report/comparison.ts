import { ATTEMPTS, type Comparison, type Contest, type ContestRound, OURS } from '../compare/measure.ts';
import { type Goal, gigabytes, goalLines, type Machine, measuredOn, seconds, TITLES } from './page.ts';

/** For each feed: less wall time than any program that by itself holds all its posts. */
export function comparisonGoals({ rounds }: Comparison): Goal[] {
	return rounds.flatMap((round): Goal[] => {
		const ours = round.contests.find(({ name }) => name === OURS);
		if (!ours) return [];
		const rivals = round.contests.filter((c) => c !== ours && !c.helped && holdsAll(c, round));
		const [best] = rivals.toSorted((a, b) => a.measured.wallMs - b.measured.wallMs);
		const text = `At ${round.posts} posts less time than any other that holds all posts`;
		const own = seconds(ours.measured.wallMs);
		if (!holdsAll(ours, round)) return [{ text, measured: `${OURS} does not hold all posts`, met: false }];
		if (!best) return [{ text, measured: `${own}; no other holds them all`, met: true }];
		return [
			{
				text,
				measured: `${own} against ${seconds(best.measured.wallMs)} (${best.name})`,
				met: ours.measured.wallMs < best.measured.wallMs,
			},
		];
	});
}

export function comparisonReport(comparison: Comparison, machine: Machine): string {
	const { versions, mostSeconds, rounds } = comparison;
	const rows = rounds.flatMap((round) => round.contests.map((contest) => row(contest, round)));
	return `## ${TITLES.compare}

${measuredOn(machine)} One run each; others: ${versions}, installed for the run and started with the same browser.

Whole posts with one picture each, texts and comments folded as an account shows them, no consent dialog. What a result holds is read from it, each mark once: from the pixels of a picture and of the bundle's tiles, and of a saved page from what a browser without network shows. \`single-file\` saves one page, \`capture-website\` one picture; neither records the network, judges, seals or files. \`single-file\` does not scroll by itself, so it is run once as it is and once with a script of ours that scrolls to the end; the second is told of, and no goal, since it makes no picture, no PDF and no record of the network. \`single-file\` loses its page by chance and ends without a result; what ends so within a minute is started again, up to ${ATTEMPTS} times, and its last attempt is what is told. A program that has not ended after ${mostSeconds} s is ended.

| feed | program | time | memory | posts | images | comments | remark |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

${goalLines(comparisonGoals(comparison))}`;
}

function row({ name, measured, held, said }: Contest, { posts, there }: ContestRound): string {
	const share = (kind: 'posts' | 'images' | 'comments') => (held ? `${held[kind]} of ${there[kind]}` : '–');
	const cells = [
		`${posts} posts`,
		name,
		seconds(measured.wallMs),
		gigabytes(measured.peakPssBytes),
		share('posts'),
		share('images'),
		share('comments'),
		said.replaceAll('|', '\\|'),
	];
	return `| ${cells.join(' | ')} |`;
}

function holdsAll({ held }: Contest, { there }: ContestRound): boolean {
	return held !== undefined && held.posts >= there.posts;
}
