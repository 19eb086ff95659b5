import { openFixtures } from '../fixtures/server.ts';
import { readConfig } from '../src/config.ts';
import { openLog } from '../src/log.ts';
import { placeOrder } from '../src/work/place-order.ts';
import { openOffice } from '../storage/open.ts';
import { benchFeed, warm } from './feed.ts';
import { inTemporary, metered } from './main-job.ts';
import { SCRIPTS } from './scripts.ts';

/** How slow the platforms are that the captures wait for, milliseconds. */
const PAGE_MS = 300;
const IMAGE_MS = 100;

export interface ThroughputRun {
	readonly concurrency: number;
	readonly wallMs: number;
	readonly captures: number;
	/** How many of them were filed as complete. */
	readonly complete: number;
	readonly peakPssBytes: number;
}

export interface Throughput {
	readonly hosts: number;
	readonly posts: number;
	readonly pageMs: number;
	readonly imageMs: number;
	/** One capture at a time first. */
	readonly runs: readonly ThroughputRun[];
}

export interface ThroughputWish {
	/** How many platforms, each with one account; one capture per host at a time is the rule. */
	readonly hosts: number;
	readonly posts: number;
	readonly concurrency: readonly number[];
	readonly tell: (line: string) => void;
}

/** Carries out the same orders, one for each of several slow platforms, with one capture at a time and with several. */
export async function measureThroughput(wish: ThroughputWish): Promise<Throughput> {
	const slow = { latencyMs: PAGE_MS, imageLatencyMs: IMAGE_MS };
	const platforms = await Promise.all(Array.from({ length: wish.hosts }, () => openFixtures(slow)));
	try {
		for (const platform of platforms) await warm(platform, wish.posts);
		const runs: ThroughputRun[] = [];
		for (const concurrency of wish.concurrency) {
			const addresses = platforms.map((p) => benchFeed(p, wish.posts));
			const allowed = platforms.flatMap((p) => p.allowHosts);
			const run = await inTemporary((dir) => workAll(addresses, allowed, concurrency, dir));
			wish.tell(
				`  ${concurrency} at once: ${run.captures} captures in ${(run.wallMs / 1000).toFixed(1)} s, ${(run.peakPssBytes / 1e9).toFixed(2)} GB`,
			);
			runs.push(run);
		}
		return { hosts: wish.hosts, posts: wish.posts, pageMs: PAGE_MS, imageMs: IMAGE_MS, runs };
	} finally {
		await Promise.all(platforms.map((platform) => platform.close()));
	}
}

async function workAll(
	addresses: readonly string[],
	allowHosts: readonly string[],
	concurrency: number,
	dir: string,
): Promise<ThroughputRun> {
	const office = await openOffice(readConfig({ ...process.env, DATA_DIR: dir }), { log: openLog('silent') });
	try {
		for (const target of addresses)
			await placeOrder(office, { target, occasion: 'adhoc', reason: '', level: 'unique', allowHosts });
	} finally {
		await office.close();
	}
	const command = [SCRIPTS.ogonblick, 'work', '--concurrency', String(concurrency), '--json'];
	const measured = await metered(command, { DATA_DIR: dir });
	const { results } = JSON.parse(measured.stdout) as { results: { outcome: string }[] };
	if (results.length < addresses.length)
		throw new Error(`work carried out ${results.length} of ${addresses.length} orders:\n${measured.stderr}`);
	const { wallMs, peakPssBytes } = measured;
	const complete = results.filter((r) => r.outcome === 'complete').length;
	return { concurrency, wallMs, peakPssBytes, captures: results.length, complete };
}
