import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import type { Fixtures } from '../../fixtures/server.ts';
import { SCRIPTS } from '../scripts.ts';

/** Takes a snapshot of the invented account, as a person at the machine would. @returns the bundle's id @throws Error where none was filed */
export async function takeOne(fixtures: Fixtures, dir: string, signal?: AbortSignal): Promise<string> {
	const hosts = fixtures.allowHosts.flatMap((host) => ['--allow-host', host]);
	const address = fixtures.address('torget', { posts: 20 });
	const env = { ...process.env, DATA_DIR: dir, KEEP_FREE_BYTES: '0' };
	const child = spawn(execPath, [SCRIPTS.ogonblick, 'snapshot', address, '--json', ...hosts], {
		...{ env, stdio: ['ignore', 'pipe', 'pipe'] },
	});
	let [out, err] = ['', ''];
	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		out += text;
	});
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		err = (err + text).slice(-2000);
	});
	// It ends its browser with itself.
	const stop = () => child.kill('SIGTERM');
	signal?.addEventListener('abort', stop, { once: true });
	const [exit] = (await once(child, 'close')) as [number | null];
	signal?.removeEventListener('abort', stop);
	if (signal?.aborted) return '';
	if (exit !== 0 && exit !== 10) throw new Error(`snapshot ended with ${exit}:\n${out}\n${err}`);
	return (JSON.parse(out) as { bundle: string }).bundle;
}

/** Takes snapshots one after the other for as long as something else is done. */
export async function whileCapturing<T>(
	fixtures: Fixtures,
	dir: string,
	act: () => Promise<T>,
): Promise<{ readonly answer: T; readonly captures: number }> {
	const stop = new AbortController();
	let captures = 0;
	const capturing = (async () => {
		while (!stop.signal.aborted) {
			const bundle = await takeOne(fixtures, dir, stop.signal);
			if (bundle !== '') captures++;
		}
	})();
	// What goes wrong with a capture ends the measurement, and not the process behind its back.
	const broken = capturing.then(() => new Promise<never>(() => {}));
	try {
		return { answer: await Promise.race([act(), broken]), captures };
	} finally {
		stop.abort();
		await capturing;
	}
}
