import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { argv, env, stderr, stdout, versions } from 'node:process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findBrowser } from '../src/capture/browser/find.ts';
import { measureCatalogue } from './catalogue/measure.ts';
import { measureComparison } from './compare/measure.ts';
import { measureMainJob } from './main-job.ts';
import { measureMetadata } from './metadata.ts';
import { measureOffice } from './office/measure.ts';
import { measurePacking } from './packing.ts';
import { measurePdf } from './pdf/measure.ts';
import { catalogueGoals, catalogueReport } from './report/catalogue.ts';
import { comparisonGoals, comparisonReport } from './report/comparison.ts';
import { goals, type Machine, mainJobReport } from './report/main-job.ts';
import { metadataGoals, metadataReport } from './report/metadata.ts';
import { officeGoals, officeReport } from './report/office.ts';
import { packingGoals, packingReport } from './report/packing.ts';
import { type Goal, PARTS, type Part, withPart } from './report/page.ts';
import { pdfGoals, pdfReport } from './report/pdf.ts';
import { throughputGoals, throughputReport } from './report/throughput.ts';
import { measureThroughput } from './throughput.ts';

const USAGE = `Usage: npm run bench -- [--main-job] [--packing] [--compare] [--throughput] [--catalogue] [--pdf] [--metadata]
                        [--office] [--no-write]
  --main-job     the main job against a bare script; measured where no part is named
                 [--posts 100,500,2000] [--runs 3] [--baseline-up-to 500]
  --packing      a large bundle packed, sealed and verified against sha256sum, cp and openssl
                 [--gigabytes 2]
  --compare      single-file and capture-website, which are fetched from npm for it
                 [--compare-posts 20,100,500] [--most-seconds 360]
  --throughput   captures per hour, one and four at once, on platforms that answer slowly
                 [--hosts 8] [--throughput-posts 20]
  --catalogue    what is due, lists and the chain of events, with ten years of history
                 [--accounts 450,4500,45000] [--times 40]
  --pdf          the appearance PDF and the text PDF of one long feed
                 [--pdf-posts 500]
  --metadata     METS and PREMIS of a package of many files
                 [--files 20000]
  --office       the web office with 50 readers at once while a capture runs, on a catalogue of its own
                 [--office-filings 450000] [--office-posts 5000000] [--office-readers 50] [--office-seconds 120]
                 [--office-data DIR]: filled where it is empty, read in again where it has been filled, and kept
Writes each part that was measured into docs/performance.md and leaves the others. Ends with 1 when a goal is not met.`;

const { values } = parseArgs({
	args: argv.slice(2),
	options: {
		'main-job': { type: 'boolean', default: false },
		packing: { type: 'boolean', default: false },
		compare: { type: 'boolean', default: false },
		throughput: { type: 'boolean', default: false },
		catalogue: { type: 'boolean', default: false },
		pdf: { type: 'boolean', default: false },
		metadata: { type: 'boolean', default: false },
		office: { type: 'boolean', default: false },
		posts: { type: 'string', default: '100,500,2000' },
		runs: { type: 'string', default: '3' },
		'baseline-up-to': { type: 'string', default: '500' },
		gigabytes: { type: 'string', default: '2' },
		'compare-posts': { type: 'string', default: '20,100,500' },
		'most-seconds': { type: 'string', default: '360' },
		hosts: { type: 'string', default: '8' },
		'throughput-posts': { type: 'string', default: '20' },
		accounts: { type: 'string', default: '450,4500,45000' },
		times: { type: 'string', default: '40' },
		'pdf-posts': { type: 'string', default: '500' },
		files: { type: 'string', default: '20000' },
		'office-filings': { type: 'string', default: '450000' },
		'office-posts': { type: 'string', default: '5000000' },
		'office-readers': { type: 'string', default: '50' },
		'office-seconds': { type: 'string', default: '120' },
		'office-data': { type: 'string' },
		'no-write': { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

interface Told {
	readonly text: string;
	readonly goals: readonly Goal[];
}

const MEASURES: Readonly<Record<Part, (machine: Machine) => Promise<Told>>> = {
	'main-job': mainJob,
	packing,
	compare,
	throughput,
	catalogue,
	pdf,
	metadata,
	office,
};

if (values.help) stdout.write(`${USAGE}\n`);
else await bench();

async function bench(): Promise<void> {
	const named = PARTS.filter((part) => values[part]);
	for (const part of named.length === 0 ? (['main-job'] as const) : named) {
		// The load is told of each part's beginning.
		const { text, goals } = await MEASURES[part](await thisMachine());
		stdout.write(`${text}\n`);
		if (goals.some((goal) => !goal.met)) process.exitCode = 1;
		if (values['no-write']) continue;
		const page = join(import.meta.dirname, '../docs/performance.md');
		await writeFile(page, withPart(await readFile(page, 'utf8'), part, text));
	}
}

async function mainJob(machine: Machine): Promise<Told> {
	const rounds = await measureMainJob({
		posts: values.posts.split(',').map(whole),
		runs: whole(values.runs),
		baselineUpTo: whole(values['baseline-up-to']),
		tell,
	});
	return { text: mainJobReport(rounds, machine), goals: goals(rounds) };
}

async function packing(machine: Machine): Promise<Told> {
	tell(`packing a bundle of ${values.gigabytes} GB`);
	const run = await measurePacking(whole(values.gigabytes));
	return { text: packingReport(run, machine), goals: packingGoals(run) };
}

async function compare(machine: Machine): Promise<Told> {
	const comparison = await measureComparison({
		posts: values['compare-posts'].split(',').map(whole),
		mostSeconds: whole(values['most-seconds']),
		tell,
	});
	return { text: comparisonReport(comparison, machine), goals: comparisonGoals(comparison) };
}

async function throughput(machine: Machine): Promise<Told> {
	const measured = await measureThroughput({
		hosts: whole(values.hosts),
		posts: whole(values['throughput-posts']),
		concurrency: [1, 4],
		tell,
	});
	return { text: throughputReport(measured, machine), goals: throughputGoals(measured) };
}

async function catalogue(machine: Machine): Promise<Told> {
	const rounds = await measureCatalogue({
		accounts: values.accounts.split(',').map(whole),
		times: whole(values.times),
		tell,
	});
	return { text: catalogueReport(rounds, machine), goals: catalogueGoals(rounds) };
}

async function pdf(machine: Machine): Promise<Told> {
	const measured = await measurePdf(whole(values['pdf-posts']), tell);
	return { text: pdfReport(measured, machine), goals: pdfGoals(measured) };
}

async function metadata(machine: Machine): Promise<Told> {
	tell(`writing METS and PREMIS of ${values.files} files`);
	const run = await measureMetadata(whole(values.files), 3);
	return { text: metadataReport(run, machine), goals: metadataGoals(run) };
}

async function office(machine: Machine): Promise<Told> {
	const run = await measureOffice({
		filings: whole(values['office-filings']),
		posts: whole(values['office-posts']),
		readers: whole(values['office-readers']),
		seconds: whole(values['office-seconds']),
		...(values['office-data'] === undefined ? {} : { data: values['office-data'] }),
		tell,
	});
	return { text: officeReport(run, machine), goals: officeGoals(run) };
}

function tell(line: string): void {
	stderr.write(`${line}\n`);
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
