import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from './checks.ts';

export interface Outcome {
	readonly check: Check;
	readonly ok: boolean;
	readonly seconds: number;
	/** What it wrote; empty when it wrote straight to the terminal. */
	readonly text: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs a check with its words kept, to be shown only when it fails. */
export function runQuietly(check: Check): Promise<Outcome> {
	return run(check, [], true);
}

/** Runs a check that writes to the terminal itself. */
export function runAloud(check: Check, args: readonly string[]): Promise<Outcome> {
	return run(check, args, false);
}

function run(check: Check, args: readonly string[], quiet: boolean): Promise<Outcome> {
	const started = performance.now();
	const child = spawn(
		process.execPath,
		[join(ROOT, 'node_modules', check.script), ...check.args, ...args],
		quiet ? { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] } : { cwd: ROOT, stdio: 'inherit' },
	);
	const chunks: Buffer[] = [];
	child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
	child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
	const stop = (signal: NodeJS.Signals) => child.kill(signal);
	process.on('SIGINT', stop).on('SIGTERM', stop);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			process.off('SIGINT', stop).off('SIGTERM', stop);
			const seconds = (performance.now() - started) / 1000;
			resolve({ check, ok: code === 0, seconds, text: Buffer.concat(chunks).toString('utf8') });
		});
	});
}
