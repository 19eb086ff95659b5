import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { type Fixtures, openFixtures } from '../fixtures/server.ts';
import { readManifest } from '../src/bundle/read.ts';
import { benchFeed, warm } from './feed.ts';
import type { Measured } from './meter.ts';
import { SCRIPTS } from './scripts.ts';

const run = promisify(execFile);

export interface BaselineRun {
	readonly measured: Measured;
	/** Height of the page in CSS pixels. */
	readonly height: number;
	/** Milliseconds of each thing that it does. */
	readonly times: Readonly<Record<string, number>>;
	/** What it did not get, and the browser's words for why. */
	readonly failed: Readonly<Record<string, string>>;
	/** Posts that its picture shows; none where there is no picture. */
	readonly postsInPicture: number;
}

export interface MainRun {
	readonly measured: Measured;
	readonly outcome: string;
	/** Posts in posts.jsonl, and bytes of the bundle, where the command tells them. */
	readonly posts: number | undefined;
	readonly bundleBytes: number | undefined;
	readonly findings: readonly string[];
	/** Share of the wall time after the capture: packing, hashing, sealing, putting, verifying, filing, and ending. */
	readonly afterCapture: number;
}

export interface Round {
	readonly posts: number;
	readonly baseline: readonly BaselineRun[];
	readonly main: readonly MainRun[];
}

export interface Wish {
	readonly posts: readonly number[];
	readonly runs: number;
	/** The bare script is not run on longer feeds: it took 7 GB at 500 posts. */
	readonly baselineUpTo: number;
	readonly tell: (line: string) => void;
}

/** Runs both commands on the same feeds, one after the other, so that what else the machine does meets both alike. */
export async function measureMainJob(wish: Wish): Promise<Round[]> {
	const fixtures = await openFixtures();
	try {
		const rounds: Round[] = [];
		for (const posts of wish.posts) {
			wish.tell(
				`${posts} posts: ${Math.round((await warm(fixtures, posts)) / 1e6)} MB of pictures are ready`,
			);
			const baseline: BaselineRun[] = [];
			const main: MainRun[] = [];
			for (let i = 1; i <= wish.runs; i++) {
				if (posts <= wish.baselineUpTo) {
					baseline.push(await inTemporary((dir) => baselineRun(fixtures, posts, dir)));
					wish.tell(`  ${i}. bare script: ${inWords(baseline.at(-1)?.measured)}`);
				}
				main.push(await inTemporary((dir) => mainRun(fixtures, posts, dir)));
				wish.tell(`  ${i}. main job:    ${inWords(main.at(-1)?.measured)}, ${main.at(-1)?.outcome}`);
			}
			rounds.push({ posts, baseline, main });
		}
		return rounds;
	} finally {
		await fixtures.close();
	}
}

async function baselineRun(fixtures: Fixtures, posts: number, dir: string): Promise<BaselineRun> {
	const measured = await metered([SCRIPTS.baseline, benchFeed(fixtures, posts), dir]);
	if (measured.exit !== 0)
		throw new Error(`The bare script ended with ${measured.exit}:\n${measured.stderr}`);
	const { picture, ...told } = JSON.parse(measured.stdout) as Pick<
		BaselineRun,
		'height' | 'times' | 'failed'
	> & {
		picture?: string;
	};
	if (!picture) return { measured, ...told, postsInPicture: 0 };
	const counted = await run(execPath, [SCRIPTS.countPosts, picture]);
	return { measured, ...told, postsInPicture: (JSON.parse(counted.stdout) as { posts: number }).posts };
}

async function mainRun(fixtures: Fixtures, posts: number, dir: string): Promise<MainRun> {
	const allowed = fixtures.allowHosts.flatMap((host) => ['--allow-host', host]);
	const command = [SCRIPTS.ogonblick, 'snapshot', benchFeed(fixtures, posts), '--json', ...allowed];
	const measured = await metered(command, { DATA_DIR: dir });
	const ended = Date.now();
	if (measured.exit !== 0 && measured.exit !== 10)
		throw new Error(`snapshot ended with ${measured.exit}:\n${measured.stdout}\n${measured.stderr}`);
	const told = JSON.parse(measured.stdout) as {
		outcome: string;
		path: string;
		counts?: { posts: number };
		bytes?: number;
		findings: { code: string }[];
	};
	const { capture } = await readManifest(told.path);
	return {
		measured,
		outcome: told.outcome,
		posts: told.counts?.posts,
		bundleBytes: told.bytes,
		findings: told.findings.map((f) => f.code),
		afterCapture: (ended - Date.parse(capture.finished)) / measured.wallMs,
	};
}

/**
 * Measures from a third process, so that neither reading sizes nor serving pages slows the other.
 * @param mostMs after this the command is ended
 */
export async function metered(
	args: readonly string[],
	env: NodeJS.ProcessEnv = {},
	mostMs?: number,
): Promise<Measured> {
	const limit = mostMs === undefined ? [] : ['--most-ms', String(mostMs)];
	const command = [SCRIPTS.meter, ...limit, '--', execPath, ...args];
	const { stdout } = await run(execPath, command, { env: { ...process.env, ...env }, maxBuffer: 1e8 }).catch(
		(error: { stdout?: string }) => {
			// The meter ends as its command did; what it measured is there all the same.
			if (error.stdout) return { stdout: error.stdout };
			throw error;
		},
	);
	return JSON.parse(stdout) as Measured;
}

export async function inTemporary<T>(work: (dir: string) => Promise<T>): Promise<T> {
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-bench-'));
	try {
		return await work(dir);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

function inWords(measured: Measured | undefined): string {
	if (!measured) return '';
	return `${(measured.wallMs / 1000).toFixed(1)} s, ${(measured.peakPssBytes / 1e9).toFixed(2)} GB`;
}
