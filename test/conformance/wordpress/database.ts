import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { mustRun } from '../machine/run.ts';

export interface Database {
	/** Path of the Unix socket; nothing listens on a port. User `root`, no password. */
	readonly socket: string;
	close(): Promise<void>;
}

/**
 * A MariaDB of its own with its data under `folder`, beside whatever database service the machine has.
 * @param folder absolute and short: a socket's path holds at most 107 bytes
 * @throws Error with the server's log when it does not come up
 */
export async function openDatabase(folder: string): Promise<Database> {
	const data = join(folder, 'data');
	const socket = join(folder, 's');
	const log = join(folder, 'log');
	// As root the server refuses to run unless it is told so in plain words.
	const user = getuid?.() === 0 ? ['--user=root'] : [];
	await mustRun('mariadb-install-db', [
		'--no-defaults',
		`--datadir=${data}`,
		'--auth-root-authentication-method=normal',
		'--skip-test-db',
		'--skip-name-resolve',
		...user,
	]);
	const out = await open(log, 'w');
	const child = spawn(
		'/usr/sbin/mariadbd',
		[
			'--no-defaults',
			`--datadir=${data}`,
			`--socket=${socket}`,
			`--pid-file=${join(folder, 'pid')}`,
			'--skip-networking',
			// What is lost in a crash is a test's data.
			'--innodb-flush-log-at-trx-commit=0',
			'--innodb-doublewrite=0',
			...user,
		],
		{ stdio: ['ignore', out.fd, out.fd] },
	);
	await out.close();
	const stop = () => child.kill('SIGKILL');
	process.once('exit', stop);
	for (let tries = 0; !existsSync(socket); tries++) {
		if (child.exitCode !== null || tries > 300) {
			stop();
			throw new Error(`mariadbd did not come up:\n${(await readFile(log, 'utf8')).slice(-2000)}`);
		}
		await wait(100);
	}
	return { socket, close: () => ended(child).finally(() => process.removeListener('exit', stop)) };
}

/** Its folder is removed next, so nothing is worth the two seconds of an orderly shutdown. */
async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exit = once(child, 'exit');
	child.kill('SIGKILL');
	await exit;
}
