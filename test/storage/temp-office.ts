import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Clock, Office } from '../../src/office.ts';
import { whenFinished } from '../house/side-by-side.ts';
import { officeIn } from './sample.ts';

/** A clock that stands still until it is told to go on. */
export interface HandClock extends Clock {
	forward(seconds: number): void;
}

export function handClock(start = '2026-11-23T22:45:00.000Z'): HandClock {
	let now = Date.parse(start);
	return {
		now: () => new Date(now),
		forward: (seconds) => {
			now += seconds * 1000;
		},
	};
}

export async function tempDir(): Promise<string> {
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-test-'));
	whenFinished(() => rm(dir, { recursive: true, force: true }));
	return dir;
}

/** An office in a directory of its own, closed and gone when the test ends. */
export async function tempOffice(more: Parameters<typeof officeIn>[1] = {}): Promise<Office> {
	const office = await officeIn(await tempDir(), more);
	whenFinished(() => office.close());
	return office;
}

export const childFile = (script: string) => new URL(`children/${script}`, import.meta.url).pathname;

/** Runs one of the scripts in `children/` in a process of its own, to its end. @returns its stdout */
export function runChild(script: string, ...args: readonly string[]): Promise<string> {
	return runChildAs({}, script, ...args);
}

/** As another user; only root may. */
export async function runChildAs(
	user: { readonly uid?: number; readonly gid?: number },
	script: string,
	...args: readonly string[]
): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, [childFile(script), ...args], user);
	return stdout;
}

/** Starts one that prints lines and waits to be told to go on. */
export function startChild(script: string, ...args: readonly string[]) {
	const child = spawn(process.execPath, [childFile(script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		line: async () => String((await lines.next()).value),
		goOn: () => child.stdin.write('go on\n'),
		kill: () => child.kill('SIGKILL'),
		ended,
	};
}
