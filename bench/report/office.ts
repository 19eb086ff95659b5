import { type Load, type OfficeRun, THINK_MS, WARM_UP_SECONDS } from '../office/measure.ts';
import { type PageTimes, percentile } from '../office/readers.ts';
import { type Goal, goalLines, type Machine, measuredOn, TITLES } from './page.ts';

const PAGE_MS = 50;
const SEARCH_MS = 100;
const FIRST_VIEW_BYTES = 60_000;
/** Below it a 95th percentile is one answer or two. */
const FEWEST = 20;

export function officeGoals(run: OfficeRun): Goal[] {
	const capturing = run.loads.find(({ name }) => name === 'capturing');
	const times = (kind: PageTimes['kind']) =>
		(capturing?.reading.pages ?? []).filter((page) => page.kind === kind);
	const among = `${run.seeded.filings.toLocaleString('en-GB')} filings and ${run.texts.posts.toLocaleString('en-GB')} posts`;
	const beside = `with ${run.readers} readers while a capture runs`;
	const goal = (text: string, pages: readonly PageTimes[], limit: number): Goal => {
		const [slowest] = [...pages].sort((a, b) => p95(b) - p95(a));
		const over = pages.filter((page) => p95(page) >= limit).length;
		return {
			text: `On ${among} every ${text} under ${limit} ms at the 95th percentile ${beside}`,
			measured: slowest
				? `the slowest, ${slowest.name}, ${ms(p95(slowest))}${over > 0 ? `; ${over} of ${pages.length} over` : ''}`
				: 'nothing was asked',
			met: pages.length > 0 && over === 0 && (capturing?.captures ?? 0) > 0,
		};
	};
	const [heaviest] = [...run.weights].sort((a, b) => weightOf(b) - weightOf(a));
	return [
		goal('page', times('page'), PAGE_MS),
		goal('search', times('search'), SEARCH_MS),
		{
			text: `The first view of every page under ${FIRST_VIEW_BYTES / 1000} KB compressed, its style and scripts included, without the viewers`,
			measured: heaviest
				? `the heaviest, ${heaviest.name}, ${kilobytes(weightOf(heaviest))}`
				: 'nothing was weighed',
			met: heaviest !== undefined && weightOf(heaviest) < FIRST_VIEW_BYTES,
		},
	];
}

export function officeReport(run: OfficeRun, machine: Machine): string {
	const { seeded, texts, loads, weights, table } = run;
	const names = [...new Set(loads.flatMap(({ reading }) => reading.pages.map(({ name }) => name)))].sort();
	const of = (load: Load, name: string) => load.reading.pages.find((page) => page.name === name);
	const seconds = (value: number) => (value / 1000).toFixed(1);
	return `## ${TITLES.office}

${measuredOn(machine)}

A catalogue of ${seeded.accounts.toLocaleString('en-GB')} accounts in ${seeded.units.toLocaleString('en-GB')} units with ${seeded.filings.toLocaleString('en-GB')} filings, ${seeded.events.toLocaleString('en-GB')} events and ${texts.posts.toLocaleString('en-GB')} posts in the index, ${(run.bytes / 1e9).toFixed(1)} GB, filled in ${(run.seedMs / 60_000).toFixed(1)} minutes${run.filledOn === undefined ? '' : ` on ${run.filledOn} and read in again since, with the captures of those readings`}. The posts are written with invented words by Zipf's law; one bundle of 200 is restricted. \`ogonblick serve\` runs as a process of its own. ${run.readers} people have signed in: of ten, six see one unit or three (readers, archivists, a records officer) and four the whole organisation. Each asks one page after another, by chance among all below, and waits ${seconds(THINK_MS[0])} to ${seconds(THINK_MS[1])} s between an answer and the next question. A time is from the question to the last byte; the first ${WARM_UP_SECONDS} s of each reading are not counted. Beside them the product takes snapshots of an invented account of 20 posts on loopback, one after another; what asks and what serves the account share the cores. Without a pause all ask again at once, and wait for each other: that tells how many pages a second there are, and is no goal.

| reading | pages asked | a second | cores that the office took | captures filed beside it |
|---|---|---|---|---|
${loads.map((load) => `| ${LOADS[load.name]} | ${load.reading.asked.toLocaleString('en-GB')} | ${(load.reading.asked / load.reading.seconds).toFixed(0)} | ${load.cores.toFixed(2)} | ${load.captures} |`).join('\n')}

Milliseconds at the 50th, 95th and 99th percentile:

| page | ${loads.map(({ name }) => LOADS[name]).join(' | ')} |
|---|${loads.map(() => '---|').join('')}
${names.map((name) => `| ${name} | ${loads.map((load) => cell(of(load, name))).join(' | ')} |`).join('\n')}

A search for a common word as a table: ${table.lines.toLocaleString('en-GB')} lines, ${(table.bytes / 1e6).toFixed(1)} MB, the first after ${ms(table.firstMs)} and the last after ${seconds(table.ms)} s.

What a browser fetches at the first view, for somebody who sees the whole organisation:

| page | itself | style and scripts | together |
|---|---|---|---|
${weights.map((w) => `| ${w.name} | ${kilobytes(w.pageBytes)} ${w.encoding} | ${kilobytes(w.restBytes)} | ${kilobytes(weightOf(w))} |`).join('\n')}

${goalLines(officeGoals(run))}`;
}

const LOADS: Readonly<Record<Load['name'], string>> = {
	capturing: 'while a capture runs',
	alone: 'without a capture',
	'no-pause': 'without a pause or a capture',
};

function cell(page: PageTimes | undefined): string {
	if (!page) return '–';
	const few = page.ms.length < FEWEST ? ` (${page.ms.length} asked)` : '';
	return `${[0.5, 0.95, 0.99].map((share) => percentile(page.ms, share).toFixed(0)).join(' · ')}${few}`;
}

function p95(page: PageTimes): number {
	return percentile(page.ms, 0.95);
}

function weightOf({ pageBytes, restBytes }: OfficeRun['weights'][number]): number {
	return pageBytes + restBytes;
}

function ms(value: number): string {
	return `${value.toFixed(0)} ms`;
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} KB`;
}
