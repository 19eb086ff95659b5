import type { Kind, PdfMeasure, PdfRun } from '../pdf/measure.ts';
import { type Goal, goalLines, type Machine, measuredOn, TITLES } from './page.ts';

const MOST_MS = 8000;
const MOST_BYTES = 200e6;

const NAMES: Readonly<Record<Kind, string>> = {
	'appearance-png': 'appearance, the pixels of the tiles passed through',
	'appearance-jpeg': 'appearance, as JPEG (`APPEARANCE_IMAGES=jpeg`)',
	text: 'text, mended and examined',
};

export function pdfGoals({ posts, runs }: PdfMeasure): Goal[] {
	const png = runs.find(({ kind }) => kind === 'appearance-png');
	if (!png) return [];
	return [
		{
			text: `The appearance PDF of ${posts} posts in under ${MOST_MS / 1000} s`,
			measured: seconds(png),
			met: png.ms < MOST_MS,
		},
		{
			text: `The appearance PDF of ${posts} posts in under ${MOST_BYTES / 1e6} MB of memory, Node included`,
			measured: megabytes(png.peakPssBytes),
			met: png.peakPssBytes < MOST_BYTES,
		},
	];
}

export function pdfReport(measured: PdfMeasure, machine: Machine): string {
	const { posts, tiles, height, runs } = measured;
	const rows = runs.map(
		(run) =>
			`| ${NAMES[run.kind]} | PDF/A-${run.level} | ${run.pages} | ${seconds(run)} | ${megabytes(run.peakPssBytes)} | ${megabytes(run.bytes)} |`,
	);
	return `## ${TITLES.pdf}

${measuredOn(machine)}

A feed of ${posts} posts with one picture each is captured (${Math.round(height).toLocaleString('en-GB')} px, ${tiles} tiles), and each PDF of its bundle is made again, in a process of its own that does nothing else.

| PDF | level | pages | time | memory | size |
|---|---|---|---|---|---|
${rows.join('\n')}

${goalLines(pdfGoals(measured))}`;
}

function seconds({ ms }: PdfRun): string {
	return `${(ms / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
	return `${Math.round(bytes / 1e6)} MB`;
}
