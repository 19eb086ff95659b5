import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Doors, runCli } from '../../src/cli/main.ts';
import { openOffice } from '../../storage/open.ts';

export const PROGRAM = fileURLToPath(new URL('../../bin/ogonblick.ts', import.meta.url));

export interface Ended {
	readonly exit: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;

/** All that a program of its own is given of this machine's environment: where programs are, and what Node has compiled before. */
export const MACHINE: Env = Object.fromEntries(
	['PATH', 'NODE_COMPILE_CACHE'].flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value]];
	}),
);

const doors: Doors = {
	openOffice,
	openInvented: () => Promise.reject(new Error('This test names its account')),
	runJob: () => Promise.reject(new Error('This test runs no job')),
	openLogin: () => Promise.reject(new Error('This test logs in nowhere')),
	openWeb: () => Promise.reject(new Error('This test serves nothing')),
};

/** The command line in this process: everything but the start of Node. */
export async function ogonblick(args: readonly string[], env: Env = {}): Promise<Ended> {
	const stdout = new PassThrough();
	const stderr = new PassThrough();
	const exit = await runCli(args, doors, { stdout, stderr, env });
	const text = (stream: PassThrough) => String(stream.read() ?? '');
	return { exit, stdout: text(stdout), stderr: text(stderr) };
}

/** The real program in a process of its own, with an environment that holds nothing of the machine's but `MACHINE`. */
export function ownProcess(args: readonly string[], env: Env = {}): Promise<Ended> {
	return run(process.execPath, [PROGRAM, ...args], env);
}

/** Runs any program to its end. */
export function run(file: string, args: readonly string[], env: Env = {}): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			env: { ...MACHINE, HOME: tmpdir(), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const out: Buffer[] = [];
		const err: Buffer[] = [];
		child.stdout.on('data', (chunk) => out.push(chunk));
		child.stderr.on('data', (chunk) => err.push(chunk));
		child.on('error', reject);
		child.on('close', (exit) =>
			resolve({ exit, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
		);
	});
}
