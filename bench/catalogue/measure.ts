import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { AccountFilter, FilingFilter, Office } from '../../src/office.ts';
import { addDays } from '../../src/records/day.ts';
import { localDate } from '../../src/records/local-date.ts';
import { listBundles } from '../../src/work/find-bundles.ts';
import { whatComes } from '../../src/work/occasions/what-comes.ts';
import { whatIsDue } from '../../src/work/what-is-due.ts';
import { openOffice } from '../../storage/open.ts';
import { inTemporary } from '../main-job.ts';
import { type Seeded, seedCatalogue, YEARS } from './seed.ts';

export interface CatalogueRound {
	readonly seeded: Seeded;
	readonly seedMs: number;
	readonly openMs: number;
	readonly due: { readonly items: number; readonly firstMs: number; readonly p95Ms: number };
	readonly dueWithin: { readonly items: number; readonly p95Ms: number };
	/** 95th percentile, milliseconds, by filter. */
	readonly accounts: Readonly<Record<string, number>>;
	readonly bundles: Readonly<Record<string, number>>;
	readonly eventsPerSecond: number;
	readonly isWhole: boolean;
}

export interface CatalogueWish {
	readonly accounts: readonly number[];
	/** How often each question is asked. */
	readonly times: number;
	readonly tell: (line: string) => void;
}

/** A page of a list; without it a list of all takes as long as there are. */
export const PAGE = 50;

/** Fills catalogues of several sizes and asks each what a municipality asks of it. */
export async function measureCatalogue({ accounts, times, tell }: CatalogueWish): Promise<CatalogueRound[]> {
	const rounds: CatalogueRound[] = [];
	for (const count of accounts) {
		tell(`${count} accounts`);
		rounds.push(await inTemporary((dir) => measureOne(dir, count, times, tell)));
	}
	return rounds;
}

async function measureOne(
	dir: string,
	count: number,
	times: number,
	tell: (line: string) => void,
): Promise<CatalogueRound> {
	const today = localDate(new Date(), 'Europe/Stockholm');
	const began = performance.now();
	const seeded = seedCatalogue(dir, count, today);
	const seedMs = performance.now() - began;
	tell(
		`  ${seeded.filings} filings, ${seeded.events} events in ${(seedMs / 1000).toFixed(1)} s, ${(seeded.bytes / 1e6).toFixed(0)} MB`,
	);
	const config = readConfig({ ...process.env, DATA_DIR: dir, KEEP_FREE_BYTES: '0' });
	const opening = performance.now();
	const office = await openOffice(config, { log: openLog('silent'), purpose: 'reading' });
	const openMs = performance.now() - opening;
	try {
		const ask = async (until?: string) => {
			await whatIsDue(office);
			return whatComes(office, until === undefined ? {} : { until });
		};
		const first = performance.now();
		const items = (await ask()).length;
		const firstMs = performance.now() - first;
		const until = addDays(today, 30);
		const round: CatalogueRound = {
			...{ seeded, seedMs, openMs },
			due: { items, firstMs, p95Ms: await p95(Math.ceil(times / 4), () => ask()) },
			dueWithin: {
				items: (await ask(until)).length,
				p95Ms: await p95(Math.ceil(times / 4), () => ask(until)),
			},
			accounts: await asked(accountQuestions(office, seeded), times),
			bundles: await asked(bundleQuestions(office, seeded, today), times),
			...(await verified(office, seeded)),
		};
		tell(
			`  due ${round.due.firstMs.toFixed(0)} ms, then ${round.due.p95Ms.toFixed(0)} ms; ${Math.round(round.eventsPerSecond)} events a second`,
		);
		for (const [name, ms] of [...Object.entries(round.accounts), ...Object.entries(round.bundles)])
			tell(`  ${name}: ${ms.toFixed(1)} ms`);
		return round;
	} finally {
		await office.close();
	}
}

type Question = (n: number) => Promise<unknown>;

function accountQuestions(office: Office, { accounts, units }: Seeded): Readonly<Record<string, Question>> {
	const list = (filter: AccountFilter) => office.register.accounts({ ...filter, limit: PAGE });
	const some = (n: number) => (n * 7919) % accounts;
	return {
		'accounts: no filter': () => list({}),
		'accounts: unit': (n) => list({ unitId: `unit-${n % units}` }),
		'accounts: platform': () => list({ platform: 'linkedin' }),
		'accounts: active': () => list({ status: 'active' }),
		'accounts: closing': () => list({ status: 'closing' }),
		'accounts: closed': () => list({ status: 'closed' }),
		'accounts: not public': () => list({ isPublic: false }),
		'accounts: platform and status': () => list({ platform: 'x', status: 'planned' }),
		'accounts: platform that there is none of': () => list({ platform: 'threads' }),
		'account by name': (n) => office.catalogue.accountsCalled(`Konto nummer ${some(n)}`),
		'account by handle': (n) => office.catalogue.accountsCalled(`@konto${some(n)}`),
		'account by address': (n) => office.catalogue.accountsCalled(`https://x.example/konto${some(n)}`),
	};
}

function bundleQuestions(
	office: Office,
	{ accounts, units }: Seeded,
	today: string,
): Readonly<Record<string, Question>> {
	const list = (filter: FilingFilter) => listBundles(office, { ...filter, limit: PAGE });
	const some = (n: number) => (n * 7919) % accounts;
	const year = (n: number) => Number(today.slice(0, 4)) - (n % YEARS);
	const unit = (n: number) => `Verksamhet ${String(n % units).padStart(5, '0')}`;
	return {
		'bundles: no filter': () => list({}),
		'bundles: account': (n) => list({ account: `konto${some(n)}` }),
		'bundles: account by name': (n) => list({ account: `Konto nummer ${some(n)}` }),
		'bundles: unit': (n) => list({ unit: unit(n) }),
		'bundles: year': (n) => list({ year: year(n) }),
		'bundles: occasion': (n) => list({ occasion: n % 2 ? 'change' : 'removal' }),
		'bundles: partial': () => list({ outcome: 'partial' }),
		'bundles: unit, year and outcome': (n) => list({ unit: unit(n), year: year(n), outcome: 'complete' }),
		'bundles: year and occasion': (n) => list({ year: year(n), occasion: 'removal' }),
		'bundles: occasion and outcome': () => list({ occasion: 'change', outcome: 'partial' }),
	};
}

async function asked(
	questions: Readonly<Record<string, Question>>,
	times: number,
): Promise<Record<string, number>> {
	const told: Record<string, number> = {};
	for (const [name, question] of Object.entries(questions)) told[name] = await p95(times, question);
	return told;
}

async function p95(times: number, act: Question): Promise<number> {
	const took: number[] = [];
	for (let n = 0; n < times; n++) {
		const began = performance.now();
		await act(n);
		took.push(performance.now() - began);
	}
	return took.sort((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * 0.95))] ?? 0;
}

async function verified({ catalogue }: Office, { events }: Seeded) {
	const began = performance.now();
	const { ok } = await catalogue.verifyEvents();
	return { isWhole: ok, eventsPerSecond: (events * 1000) / (performance.now() - began) };
}
