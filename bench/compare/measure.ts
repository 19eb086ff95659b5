import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { promisify } from 'node:util';
import { postsOf } from '../../fixtures/content/post.ts';
import { countRemarks } from '../../fixtures/content/remarks.ts';
import { type Fixtures, openFixtures } from '../../fixtures/server.ts';
import { findBrowser } from '../../src/capture/browser/find.ts';
import { compareFeed, warm } from '../feed.ts';
import { inTemporary, metered } from '../main-job.ts';
import type { Measured } from '../meter.ts';
import { SCRIPTS } from '../scripts.ts';
import type { Held } from './held.ts';
import { installRivals, programOf, RIVALS, type Rival } from './rivals.ts';

const run = promisify(execFile);
export const OURS = 'ogonblick snapshot';
/** How often a program is started that ends soon without a result. */
export const ATTEMPTS = 4;
const RETRIED_MS = 60_000;

/** What became of one program on one feed. */
export interface Contest {
	readonly name: string;
	readonly measured: Pick<Measured, 'wallMs' | 'peakPssBytes'>;
	/** Absent where there is no result to look at. */
	readonly held?: Held;
	/** Why there is none, or what its own verdict is. */
	readonly said: string;
	/** It was run with something of ours that it has not by itself. */
	readonly helped?: boolean;
}

export interface ContestRound {
	readonly posts: number;
	/** What the feed has. */
	readonly there: Held;
	readonly contests: readonly Contest[];
}

export interface Comparison {
	readonly versions: string;
	readonly mostSeconds: number;
	readonly rounds: readonly ContestRound[];
}

export interface ComparisonWish {
	readonly posts: readonly number[];
	/** After this a program is ended: a result, too. */
	readonly mostSeconds: number;
	readonly tell: (line: string) => void;
}

/** Runs other programs and the main job on the same feeds with the same browser, one after the other. */
export function measureComparison({ posts, mostSeconds, tell }: ComparisonWish): Promise<Comparison> {
	return inTemporary(async (folder) => {
		const versions = await installRivals(folder);
		const fixtures = await openFixtures();
		try {
			const rounds: ContestRound[] = [];
			for (const count of posts) {
				await warm(fixtures, count, compareFeed);
				const contests: Contest[] = [];
				const met = (contest: Contest) => {
					contests.push(contest);
					const { wallMs } = contest.measured;
					const { posts: held = 0 } = contest.held ?? {};
					tell(
						`${count} posts, ${contest.name}: ${(wallMs / 1000).toFixed(1)} s, ${held} held, ${contest.said}`,
					);
				};
				for (const rival of RIVALS)
					met(await inTemporary((dir) => contest(rival, folder, fixtures, count, mostSeconds, dir)));
				met(await inTemporary((dir) => ours(fixtures, count, mostSeconds, dir)));
				rounds.push({ posts: count, there: thereIn(count), contests });
			}
			return { versions, mostSeconds, rounds };
		} finally {
			await fixtures.close();
		}
	});
}

async function contest(
	rival: Rival,
	folder: string,
	fixtures: Fixtures,
	posts: number,
	mostSeconds: number,
	dir: string,
): Promise<Contest> {
	const target = join(dir, rival.makes === 'picture' ? 'page.png' : 'page.html');
	const { path } = findBrowser({ BROWSER_PATH: env.BROWSER_PATH });
	const args = rival.args(compareFeed(fixtures, posts), target, path, mostSeconds);
	const attempt = () => metered([programOf(rival, folder), ...args], {}, mostSeconds * 1000);
	let measured = await attempt();
	let attempts = 1;
	// One of them loses its page by chance, and leaves nothing: it is judged by what it makes when it does not.
	const hasFailed = () => !existsSync(target) && !measured.timedOut && measured.wallMs < RETRIED_MS;
	for (; attempts < ATTEMPTS && hasFailed(); attempts++) measured = await attempt();
	const isThere = existsSync(target);
	const ended = measured.timedOut ? `ended after ${mostSeconds} s` : isThere ? '' : lastLine(measured);
	const earlier = attempts > 1 ? `attempt ${attempts}` : '';
	return {
		name: rival.name,
		measured,
		said: [earlier, ended].filter(Boolean).join('; '),
		...(rival.helped ? { helped: true } : {}),
		...(isThere && !measured.timedOut ? { held: await heldIn(rival.makes, target) } : {}),
	};
}

async function ours(fixtures: Fixtures, posts: number, mostSeconds: number, dir: string): Promise<Contest> {
	const allowed = fixtures.allowHosts.flatMap((host) => ['--allow-host', host]);
	const command = [SCRIPTS.ogonblick, 'snapshot', compareFeed(fixtures, posts), '--json', ...allowed];
	const measured = await metered(command, { DATA_DIR: dir }, mostSeconds * 1000);
	if (measured.timedOut) return { name: OURS, measured, said: `ended after ${mostSeconds} s` };
	const { path, outcome } = JSON.parse(measured.stdout) as { path: string | null; outcome: string };
	return { name: OURS, measured, said: outcome, ...(path ? { held: await heldIn('bundle', path) } : {}) };
}

async function heldIn(kind: Rival['makes'] | 'bundle', file: string): Promise<Held> {
	const { stdout } = await run(execPath, [SCRIPTS.held, kind, file], { maxBuffer: 1e8 });
	return JSON.parse(stdout) as Held;
}

function thereIn(count: number): Held {
	const posts = postsOf(1, count, { images: 1 });
	return {
		posts: posts.length,
		images: posts.reduce((sum, { pictures }) => sum + pictures.length, 0),
		comments: posts.reduce((sum, { remarks }) => sum + countRemarks(remarks), 0),
	};
}

/** What a program said last when it failed, without colours and without the folder that it ran in. */
function lastLine({ stderr, stdout, exit }: Measured): string {
	const lines = `${stdout}\n${stderr}`
		// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are told of colours by this character
		.replace(/\u001b\[[\d;]*m/g, '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => /error|fail|timeout|cannot|unable|not found/i.test(line));
	return `no result, exit ${exit}${lines[0] ? `: ${lines[0].replace(/ \[.*/, '').slice(0, 160)}` : ''}`;
}
