import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface WebServer {
	/** Such as `http://127.0.0.1:38639`, without a slash at its end. */
	readonly origin: string;
	close(): Promise<void>;
}

const WORKERS = 4;

/**
 * PHP's built-in server on a free port of loopback, with workers that answer side by side.
 * @param root folder that it serves
 * @param log file for what PHP says
 * @throws Error with that log when it does not come up
 */
export async function openWebServer(root: string, log: string): Promise<WebServer> {
	const out = await open(log, 'w');
	const child = spawn(
		'php',
		['-d', 'display_errors=0', '-S', '127.0.0.1:0', '-t', root, join(import.meta.dirname, 'router.php')],
		{
			stdio: ['ignore', out.fd, out.fd],
			env: { ...process.env, PHP_CLI_SERVER_WORKERS: String(WORKERS) },
			// Workers outlive the process that started them, so they are ended as a group.
			detached: true,
		},
	);
	await out.close();
	const group = -(child.pid ?? 0);
	if (group === 0) throw new Error('php cannot be run');
	const stop = () => signal(group, 'SIGKILL');
	process.once('exit', stop);
	for (let tries = 0; tries < 100; tries++) {
		const address = /\((http:\/\/127\.0\.0\.1:\d+)\) started/.exec(await readFile(log, 'utf8'))?.[1];
		if (address) return { origin: address, close: () => ended(group, stop) };
		await wait(50);
	}
	stop();
	throw new Error(`PHP's server did not come up:\n${(await readFile(log, 'utf8')).slice(-2000)}`);
}

async function ended(group: number, stop: () => void): Promise<void> {
	process.removeListener('exit', stop);
	signal(group, 'SIGTERM');
	for (let tries = 0; tries < 40; tries++) {
		if (!signal(group, 0)) return;
		await wait(50);
	}
	stop();
}

/** @returns false when no process of the group is left */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(group, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
		throw error;
	}
}
