import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openThreads } from '../../bin/threads.ts';
import { Fault } from '../../src/errors.ts';
import { MACHINE, run } from '../cli/ogonblick.ts';
import { tempOffice } from '../storage/temp-office.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The program as the image has it: only what the Dockerfile copies. @returns its folder */
async function asInTheImage(): Promise<string> {
	const app = await mkdtemp(join(tmpdir(), 'image-'));
	onTestFinished(() => rm(app, { recursive: true, force: true }));
	const file = await readFile(join(ROOT, 'Dockerfile'), 'utf8');
	const last = file.slice(file.lastIndexOf('\nFROM '));
	for (const [, said = ''] of last.matchAll(/^COPY (?!--)(.+)$/gm)) {
		const names = said.split(' ');
		const to = names.pop() ?? '.';
		for (const name of names)
			await cp(join(ROOT, name), join(app, to, to.endsWith('/') ? basename(name) : ''), { recursive: true });
	}
	await symlink(join(ROOT, 'node_modules'), join(app, 'node_modules'));
	return app;
}

test('the image has all that serve and job need', { timeout: 90_000 }, async () => {
	const app = await asInTheImage();
	const program = join(app, 'bin', 'ogonblick.ts');
	const env = { DATA_DIR: join(app, 'data'), HOME: app, WEB_PORT: '0', WEB_REPLAY_PORT: '0', LANG: 'C' };
	const serve = spawn(process.execPath, [program, 'serve'], {
		...{ env: { ...MACHINE, ...env }, stdio: ['ignore', 'ignore', 'pipe'] },
	});
	const closed = once(serve, 'close');
	let told = '';
	for await (const line of createInterface({ input: serve.stderr })) {
		told += `${line}\n`;
		if (line.includes('http://')) break;
	}
	const origin = /http:\/\/[\d.]+:\d+/.exec(told)?.[0];
	expect(origin, told).toBeDefined();
	expect((await fetch(`${origin}/halsa`)).status).toBe(200);
	serve.stderr.resume();
	serve.kill('SIGTERM');
	expect(await closed).toEqual([0, null]);

	const { exit, stderr } = await run(process.execPath, [program, 'job', 'due', '--json'], env);
	expect(exit, stderr).toBe(0);
});

test('the image has all that the threads behind the start page and the searches need', {
	timeout: 90_000,
}, async () => {
	const app = await asInTheImage();
	const { config } = await tempOffice();
	// The office begins without them, and each page that needs one would fail.
	const threads = await openThreads(config, {
		...{ threads: 1, mostMs: { begin: 60_000, answer: 60_000 } },
		script: pathToFileURL(join(app, 'bin', 'reading-thread.ts')),
		failed: (cause) => new Fault('It broke', { code: 'thread-broke', cause }),
		late: () => new Error('late'),
		closing: () => new Error('closing'),
	});
	onTestFinished(() => threads.close());
	expect(await threads.ask('year', [2026])).toEqual([]);
});
