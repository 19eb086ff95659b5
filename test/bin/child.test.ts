import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attempt, runStep } from '../../bin/setup/child.cjs';

const CHILD = join(import.meta.dirname, '..', '..', 'bin', 'setup', 'child.cjs');

/** A launcher whose child counts the signals that reach it, and ends with 40 + the count when told on the pipe. */
function launcher(program: string) {
	const code = `
		require(${JSON.stringify(CHILD)}).runToEnd(process.execPath, ['-e', ${JSON.stringify(program)}], process.env)
			.then((exit) => { process.exitCode = exit; });`;
	return spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const COUNTER = `
	let count = 0;
	const counted = () => { count += 1; setTimeout(() => process.exit(40 + count), 600); };
	process.on('SIGINT', counted); process.on('SIGTERM', counted);
	setInterval(() => {}, 1000);
	console.log('ready');`;

describe('runToEnd', () => {
	it.each([0, 2, 10, 20, 75])('gives exit code %i back', async (exit) => {
		const [code] = await once(launcher(`process.exit(${exit})`), 'exit');
		expect(code).toBe(exit);
	});

	it.each(['SIGINT', 'SIGTERM'] as const)(
		'passes %s on once, however often one press of a key arrives',
		async (signal) => {
			const launched = launcher(COUNTER);
			await once(launched.stdout, 'data');
			launched.kill(signal);
			launched.kill(signal);
			const [code] = await once(launched, 'exit');
			expect(code).toBe(41);
		},
	);

	it('tells which signal ended the child', async () => {
		const [code] = await once(launcher("process.kill(process.pid, 'SIGKILL')"), 'exit');
		expect(code).toBe(128 + 9);
	});
});

describe('a step of the set-up', () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'ogonblick-step-'));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	it('keeps its words in a file, and shows the reason when it fails', async () => {
		const words = "console.error('npm error code EUSAGE\\nnpm error\\nnpm error manual'); process.exit(3)";
		await expect(runStep(process.execPath, ['-e', words], { root })).rejects.toMatchObject({
			exit: 75,
			message: expect.stringContaining('npm error code EUSAGE'),
		});
		expect(readFileSync(join(root, '.cache', 'setup.log'), 'utf8')).toContain('(exit 3)');
	});

	it('does not wait for ever', async () => {
		const result = await attempt(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
			root,
			seconds: 0.3,
		});
		expect(result).toMatchObject({ ok: false, why: 'SIGKILL' });
	});

	it('says when there is no such program', async () => {
		expect(await attempt(join(root, 'absent'), [], { root })).toMatchObject({ ok: false });
	});
});

describe('bin/run.cjs', () => {
	const RUN = join(import.meta.dirname, '..', '..', 'bin', 'run.cjs');

	it.each([
		['--help', 0],
		['no-such-command', 2],
	])('hands %s to the program and gives its exit code back', async (argument, exit) => {
		const run = spawn(process.execPath, [RUN, argument], { stdio: ['ignore', 'pipe', 'pipe'] });
		run.stdout.resume();
		run.stderr.resume();
		const [code] = await once(run, 'close');
		expect(code).toBe(exit);
	});

	it('takes a path from where the person stands and not from where npm does', async () => {
		const stood = mkdtempSync(join(tmpdir(), 'ogonblick-stood-'));
		try {
			writeFileSync(join(stood, 'here.zip'), 'not a zip');
			const run = spawn(process.execPath, [RUN, 'verify', 'here.zip', '--json'], {
				cwd: join(RUN, '..', '..'),
				env: { ...process.env, npm_lifecycle_event: 'verify', INIT_CWD: stood },
				stdio: ['ignore', 'pipe', 'pipe'],
			});
			const chunks: Buffer[] = [];
			for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			await once(run, 'close');
			expect(Buffer.concat(chunks).toString()).toContain(join(stood, 'here.zip'));
		} finally {
			rmSync(stood, { recursive: true });
		}
	});
});
