import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { argv, pid, stdout } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { ProcessTree, ProportionalSizes } from './process-tree.ts';

export interface Measured {
	/** Exit code; null when a signal ended the command. */
	readonly exit: number | null;
	/** It was ended because its time was out. */
	readonly timedOut: boolean;
	readonly wallMs: number;
	/** Largest sum of the proportional set sizes of the command and all below it, bytes. */
	readonly peakPssBytes: number;
	/** When the peak was, milliseconds after the start. */
	readonly peakAtMs: number;
	readonly samples: number;
	/** What the command wrote to standard output. */
	readonly stdout: string;
	/** The last 4,000 characters of what it wrote to standard error. */
	readonly stderr: string;
}

const EVERY_MS = 200;
/** Most of one core that sampling may take; above it, it becomes rarer. */
const SHARE = 0.1;

/**
 * Runs a command and measures it from outside. `signal` ends it; after `mostMs` it is ended with all that it started.
 * @throws Error where the system does not tell proportional set sizes, and when the command cannot be started
 */
export async function measure(
	command: readonly [string, ...string[]],
	options: { readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal; readonly mostMs?: number } = {},
): Promise<Measured> {
	if (!existsSync(`/proc/${pid}/smaps_rollup`))
		throw new Error('This system has no /proc/<pid>/smaps_rollup: use Linux 4.14 or later.');
	const [file, ...args] = command;
	const started = performance.now();
	const child = spawn(file, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...options.env },
		...(options.signal ? { signal: options.signal } : {}),
	});
	let out = '';
	let err = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		out += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		err = (err + text).slice(-4000);
	});
	await once(child, 'spawn');
	const ended = once(child, 'close') as Promise<[number | null]>;
	const sampling = new AbortController();
	const tree = new ProcessTree(child.pid as number);
	const sampled = sample(tree, started, sampling.signal);
	let timedOut = false;
	const timer =
		options.mostMs === undefined
			? undefined
			: setTimeout(() => {
					timedOut = true;
					void endAll(tree);
				}, options.mostMs);
	try {
		const [exit] = await ended;
		const wallMs = performance.now() - started;
		sampling.abort();
		return { exit, timedOut, wallMs, ...(await sampled), stdout: out, stderr: err };
	} finally {
		clearTimeout(timer);
		sampling.abort();
		await sampled;
	}
}

async function sample(
	tree: ProcessTree,
	started: number,
	signal: AbortSignal,
): Promise<Pick<Measured, 'peakPssBytes' | 'peakAtMs' | 'samples'>> {
	const sizes = new ProportionalSizes();
	const peak = { peakPssBytes: 0, peakAtMs: 0, samples: 0 };
	while (!signal.aborted) {
		const begun = performance.now();
		const before = process.cpuUsage();
		const sum = (await sizes.sum(await tree.living(), peak.peakPssBytes)) ?? 0;
		peak.samples++;
		if (sum > peak.peakPssBytes) {
			peak.peakPssBytes = sum;
			peak.peakAtMs = begun - started;
		}
		const spent = process.cpuUsage(before);
		const busyMs = (spent.user + spent.system) / 1000;
		const pause = Math.max(EVERY_MS, busyMs / SHARE) - (performance.now() - begun);
		await wait(Math.max(pause, 20), undefined, { signal }).catch(() => undefined);
	}
	return peak;
}

/** Ends a command and all below it, by their numbers; a process that has ended by itself is left out. */
async function endAll(tree: ProcessTree): Promise<void> {
	for (const pid of await tree.living()) {
		try {
			process.kill(pid, 'SIGKILL');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	}
}

if (import.meta.main) {
	const [, , first, second] = argv;
	const mostMs = first === '--most-ms' ? Number(second) : undefined;
	const rest = argv.slice(mostMs === undefined ? 2 : 4);
	const command = rest[0] === '--' ? rest.slice(1) : rest;
	if (command.length === 0)
		throw new Error('Usage: node bench/meter.ts [--most-ms N] -- COMMAND [ARGUMENTS]');
	const measured = await measure(command as [string, ...string[]], mostMs === undefined ? {} : { mostMs });
	stdout.write(`${JSON.stringify(measured)}\n`);
	process.exitCode = measured.exit ?? 1;
}
