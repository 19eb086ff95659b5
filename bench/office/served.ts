import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { SCRIPTS } from '../scripts.ts';

export interface Served {
	readonly origin: string;
	/** Processor time that it has used since it started, in seconds: of the whole process, threads and all. */
	cpuSeconds(): Promise<number>;
	close(): Promise<void>;
}

/** Starts `ogonblick serve` as a process of its own, on a port of its own. @throws Error where it ends before it is open */
export async function serveApart(dir: string): Promise<Served> {
	const env = { ...process.env, DATA_DIR: dir, WEB_PORT: '0', WEB_REPLAY_PORT: '0', KEEP_FREE_BYTES: '0' };
	const child = spawn(execPath, [SCRIPTS.ogonblick, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
	let told = '';
	const ended = once(child, 'exit');
	const origin = await new Promise<string>((resolve, reject) => {
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			told = (told + text).slice(-4000);
			const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0];
			if (address) resolve(address);
		});
		ended.then(([code]) => reject(new Error(`serve ended with ${code}:\n${told}`)), reject);
	});
	return {
		origin,
		cpuSeconds: async () => {
			const { readFile } = await import('node:fs/promises');
			const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8');
			// After the name, which may hold spaces: fields 14 and 15, in hundredths of a second.
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return (Number(fields[11]) + Number(fields[12])) / 100;
		},
		close: async () => {
			if (child.exitCode !== null) throw new Error(`serve had ended with ${child.exitCode}:\n${told}`);
			child.kill('SIGTERM');
			await ended;
		},
	};
}
