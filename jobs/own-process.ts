import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** How a process ended: by its exit code, or by a signal. */
export interface ProcessEnd {
	readonly exit: number | null;
	readonly signal: string | null;
}

/**
 * Starts a file of the program in a process of its own. What it says on stdout passes through line by line, whole, whoever else writes there.
 * @returns the process, and how it ends
 */
export function ownProcess(file: string): {
	readonly process: ChildProcess;
	readonly ended: Promise<ProcessEnd>;
} {
	const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
	const lines = createInterface({ input: child.stdout });
	lines.on('line', (line) => process.stdout.write(`${line}\n`));
	const ended = once(child, 'close').then(([exit, signal]) => ({
		exit: exit as number | null,
		signal: signal as string | null,
	}));
	return { process: child, ended };
}
