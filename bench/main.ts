import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { argv, env, stderr, stdout, versions } from 'node:process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findBrowser } from '../src/capture/browser/find.ts';
import { measureMainJob } from './main-job.ts';
import { measurePacking } from './packing.ts';
import { goals, type Machine, report } from './report.ts';

const USAGE = `Usage: npm run bench -- [--posts 100,500,2000] [--runs 3] [--baseline-up-to 500] [--packing 2] [--no-write]
Measures the main job against a bare script and writes docs/performance.md. Ends with 1 when a goal is not met.`;

const { values } = parseArgs({
	args: argv.slice(2),
	options: {
		posts: { type: 'string', default: '100,500,2000' },
		runs: { type: 'string', default: '3' },
		'baseline-up-to': { type: 'string', default: '500' },
		packing: { type: 'string', default: '2' },
		'no-write': { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

if (values.help) stdout.write(`${USAGE}\n`);
else await bench();

async function bench(): Promise<void> {
	const machine = await thisMachine();
	const rounds = await measureMainJob({
		posts: values.posts.split(',').map(whole),
		runs: whole(values.runs),
		baselineUpTo: whole(values['baseline-up-to']),
		tell: (line) => stderr.write(`${line}\n`),
	});
	stderr.write(`packing a bundle of ${values.packing} GB\n`);
	const packing = await measurePacking(whole(values.packing));
	const text = report(rounds, machine, packing);
	stdout.write(text);
	if (!values['no-write']) await writeFile(join(import.meta.dirname, '../docs/performance.md'), text);
	if (goals(rounds, packing).some((goal) => !goal.met)) process.exitCode = 1;
}

async function thisMachine(): Promise<Machine> {
	const browser = await chromium.launch({
		executablePath: findBrowser({ BROWSER_PATH: env.BROWSER_PATH }).path,
		chromiumSandbox: process.getuid?.() !== 0,
	});
	const version = browser.version();
	await browser.close();
	return {
		cores: cpus().length,
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		memoryGb: Math.round(totalmem() / 1e9),
		node: versions.node,
		browser: `Chromium ${version}`,
		date: new Date().toISOString().slice(0, 10),
		load: loadavg()[0] ?? 0,
	};
}

function whole(text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1)
		throw new Error(`${text} is not a whole number from 1 up.\n${USAGE}`);
	return value;
}
