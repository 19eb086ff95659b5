import type { PackingRun } from '../packing.ts';
import { type Goal, gigabytes, goalLines, type Machine, measuredOn, seconds, TITLES } from './page.ts';

const MOST_BYTES = 150e6;
/** Of the speed of a program that does nothing but read and hash. */
const LEAST_SHARE = 0.7;

export function packingGoals(run: PackingRun): Goal[] {
	const { packMs, verifyMs, verifyAloneMs, opensslMs, coreutilsMs, grownBytes, peakPssBytes } = run;
	const share = opensslMs / verifyAloneMs;
	return [
		{
			text: `A bundle of ${gigabytes(run.bundleBytes)} is packed, sealed and verified in less time than sha256sum and cp of the same bytes`,
			measured: `${seconds(packMs + verifyMs)}, sha256sum and cp ${seconds(coreutilsMs)}`,
			met: packMs + verifyMs < coreutilsMs,
		},
		{
			text: `It is packed, sealed and verified in under ${MOST_BYTES / 1e6} MB`,
			measured: `${megabytes(grownBytes)} more than the idle process; ${megabytes(peakPssBytes)} in all, Node included`,
			met: grownBytes < MOST_BYTES,
		},
		{
			text: `It is verified at no less than ${LEAST_SHARE * 100} % of the speed of openssl dgst -sha256`,
			measured: `${Math.round(share * 100)} %`,
			met: share >= LEAST_SHARE,
		},
	];
}

export function packingReport(run: PackingRun, machine: Machine): string {
	const rows = [
		['packing and sealing, the bundle durable on disk', run.packMs],
		['verifying it then, in the same process', run.verifyMs],
		['making the appearance PDF and the WACZ, while packing', run.makingMs],
		[`verifying alone, median of ${run.turns} by turns with openssl`, run.verifyAloneMs],
		[`\`openssl dgst -sha256\` of the bundle, median of ${run.turns}`, run.opensslMs],
		['`sha256sum` of it, then `cp`, the copy durable on disk', run.coreutilsMs],
	] as const;
	return `## ${TITLES.packing}

${measuredOn(machine)}

A bundle of ${gigabytes(run.bundleBytes)} of what does not shrink, a third each tiles, appearance PDF and WACZ. The disk has written the parts before. One process packs, seals and verifies it, and the other programs then read the same bundle. Making the PDF and the WACZ is work on the snapshot and no part of packing: it is told of, and not counted.

| what | time | bundle a second |
|---|---|---|
${rows.map(([what, ms]) => `| ${what} | ${seconds(ms)} | ${speed(run.bundleBytes, ms)} |`).join('\n')}

${goalLines(packingGoals(run))}`;
}

function speed(bytes: number, ms: number): string {
	return `${Math.round(bytes / 1e3 / ms)} MB`;
}

function megabytes(bytes: number): string {
	return `${Math.round(bytes / 1e6)} MB`;
}
