import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Fixtures, openFixtures } from '../../fixtures/server.ts';
import { descendants } from '../../src/cli/descendants.ts';
import { EXIT } from '../../src/errors.ts';
import { SOON } from '../fixtures/soon.ts';
import { sideBySide as test, whenFinished } from '../house/side-by-side.ts';
import { tempDir } from '../storage/temp-office.ts';
import { MACHINE, ownProcess, PROGRAM } from './ogonblick.ts';

let fixtures: Fixtures;
beforeAll(async () => {
	fixtures = await openFixtures();
});
afterAll(() => fixtures.close());

const hosts = () => fixtures.allowHosts.flatMap((host) => ['--allow-host', host]);

/** Starts a snapshot of a feed without end and comes back when its walk has begun. */
async function walking(env: Record<string, string>, ...more: string[]) {
	const of = `${process.pid}-${Math.random()}`;
	const address = fixtures.address('walls/endless', { of });
	const program = spawn(process.execPath, [PROGRAM, 'snapshot', address, ...hosts(), '--json', ...more], {
		env: { ...MACHINE, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	whenFinished(() => {
		program.kill('SIGKILL');
	});
	const ended = once(program, 'close');
	let stdout = '';
	program.stdout.on('data', (text) => {
		stdout += text;
	});
	const lines = createInterface({ input: program.stderr });
	await new Promise<void>((begun) => {
		lines.on('line', (line) => {
			if (line.includes('Läser flödet')) begun();
		});
	});
	// Some posts in, so that there is something to lose: more is asked for the second time when twenty have been walked.
	const asked = () => fixtures.requests().filter(({ path }) => path.includes(of)).length;
	while (asked() < 3) await new Promise((done) => setTimeout(done, 50));
	return { address, program, ended: async () => ({ exit: (await ended)[0], document: JSON.parse(stdout) }) };
}

async function commandOf(pid: number): Promise<string> {
	return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
}

/** A browser whose program is gone ends by itself too, and may have between two lines here. */
function end(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Ends the browser of a program, or only some of its processes, or stops them where they are; nobody else's. */
async function killBrowser(
	program: ChildProcess,
	kind = /chrom/i,
	how: 'SIGKILL' | 'SIGSTOP' = 'SIGKILL',
): Promise<number> {
	let killed = 0;
	for (const pid of descendants(program.pid as number)) {
		if (!kind.test(await commandOf(pid))) continue;
		process.kill(pid, how);
		killed++;
	}
	return killed;
}

describe('what dies in mid-capture', () => {
	test('a browser: what was read is filed as partial, and says that it crashed', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ...SOON };
		const { program, ended } = await walking(env);
		expect(await killBrowser(program)).toBeGreaterThan(0);
		const { exit, document } = await ended();
		const codes = document.findings.map((f: { code: string }) => f.code);
		expect(codes).toContain('crashed');
		expect([EXIT.partial, EXIT.failed]).toContain(exit);
		expect(document.path === null).toBe(exit === EXIT.failed);
		if (document.path)
			expect((await ownProcess(['verify', document.path], env)).stdout).toContain('✓ OSKADAT');
		else expect(await readdir(join(env.DATA_DIR, 'bundles'))).toEqual([]);
	}, 180_000);

	// It answers nothing and does not end: without a bound each step would wait for it, and closing it half a minute more.
	test('a browser that hangs is ended, and what was read is filed as partial', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ...SOON };
		const { program, ended } = await walking(env);
		const browser = /^(?!.*--type=).*chrom/i;
		const hung = descendants(program.pid as number);
		expect(await killBrowser(program, browser, 'SIGSTOP')).toBe(1);
		const { exit, document } = await ended();
		expect(document.findings.map((f: { code: string }) => f.code)).toContain('crashed');
		expect(exit).toBe(EXIT.partial);
		for (const pid of hung) expect(await commandOf(pid)).not.toMatch(browser);
	}, 180_000);

	test('a page: its walk ends at once, and what was read is filed as partial', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ...SOON };
		const { program, ended } = await walking(env);
		expect(await killBrowser(program, /--type=renderer/)).toBeGreaterThan(0);
		// The walk's own deadline is an hour away.
		const { exit, document } = await ended();
		expect(document.findings.map((f: { code: string }) => f.code)).toContain('crashed');
		expect([EXIT.partial, EXIT.failed]).toContain(exit);
	}, 180_000);

	test('the program, by SIGKILL: nothing is half-filed, and its order is taken up again', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ...SOON };
		const { program } = await walking(env, '--limit-posts', '30');
		const orphans = descendants(program.pid as number);
		program.kill('SIGKILL');
		await once(program, 'close');
		for (const pid of orphans) if (/chrom/i.test(await commandOf(pid))) end(pid);
		expect(await readdir(join(env.DATA_DIR, 'bundles'))).toEqual([]);

		const due = JSON.parse((await ownProcess(['due', '--json'], env)).stdout);
		expect(JSON.stringify(due)).toContain('walls/endless');
		const worked = await ownProcess(['work', '--json'], env);
		const [result] = JSON.parse(worked.stdout).results;
		expect(result.outcome, worked.stderr).toBe('complete');
		expect((await ownProcess(['verify', result.path], env)).stdout).toContain('✓ OSKADAT');
		expect(await readdir(join(env.DATA_DIR, 'work'))).toEqual([]);
	}, 180_000);

	test('a second capture of the same account is told to come back, and harms nothing', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ...SOON };
		const { address, program, ended } = await walking(env, '--limit-posts', '60');
		const second = await ownProcess(['snapshot', address, ...hosts(), '--json'], env);
		expect(second.exit, second.stderr).toBe(EXIT.retryLater);
		expect(program.exitCode).toBeNull();
		const { document } = await ended();
		expect(document.outcome).toBe('complete');
	}, 180_000);
});
