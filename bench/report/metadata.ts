import type { MetadataRun } from '../metadata.ts';
import { type Goal, goalLines, type Machine, measuredOn, TITLES } from './page.ts';

const MOST_MS = 3000;

export function metadataGoals(run: MetadataRun): Goal[] {
	const slowest = Math.max(...run.times.map(wholeMs));
	return [
		{
			text: `METS and PREMIS of ${count(run.files)} files in under ${MOST_MS / 1000} s`,
			measured: `${(slowest / 1000).toFixed(2)} s in the slowest of ${run.times.length} runs`,
			met: slowest < MOST_MS,
		},
	];
}

export function metadataReport(run: MetadataRun, machine: Machine): string {
	const rows = run.times.map(
		(times, i) =>
			`| ${i + 1}${i === 0 ? ', cold' : ''} | ${times.premis.toFixed(0)} ms | ${times.mets.toFixed(0)} ms | ${wholeMs(times).toFixed(0)} ms |`,
	);
	return `## ${TITLES.metadata}

${measuredOn(machine)}

METS and PREMIS of a package with ${count(run.files)} pictures in one representation, that of the package and that of the representation, as packing writes them: ${megabytes(run.bytes.premis)} of PREMIS and ${megabytes(run.bytes.mets)} of METS.

| run | PREMIS | METS | together |
|---|---|---|---|
${rows.join('\n')}

${goalLines(metadataGoals(run))}`;
}

function wholeMs({ mets, premis }: MetadataRun['times'][number]): number {
	return mets + premis;
}

function count(files: number): string {
	return files.toLocaleString('en-GB');
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
