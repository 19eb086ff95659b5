import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFixtures } from '../../fixtures/server.ts';
import { EXIT } from '../../src/errors.ts';
import type { Outcome } from '../../src/records/verdict.ts';
import { SOON } from '../fixtures/soon.ts';
import { tempDir } from '../storage/temp-office.ts';
import { MACHINE, ownProcess, PROGRAM } from './ogonblick.ts';

/** Starts a snapshot and presses Ctrl-C when the capture is under way. @returns exit code and all of stderr */
async function interrupted(args: readonly string[], env: Record<string, string>): Promise<[number, string]> {
	const program = spawn(process.execPath, [PROGRAM, ...args], {
		env: { ...MACHINE, ...env },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	onTestFinished(() => {
		program.kill('SIGKILL');
	});
	const exited = once(program, 'exit');
	let told = '';
	for await (const line of createInterface({ input: program.stderr })) {
		told += `${line}\n`;
		if (line.includes('Öppnar sidan')) program.kill('SIGINT');
	}
	return [(await exited)[0], told];
}

describe('snapshot', () => {
	test('without an address takes one of an invented account, and answers with one document', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ...SOON };
		const { exit, stdout, stderr } = await ownProcess(['snapshot', '--json', '--limit-posts', '3'], env);
		expect(stdout, stderr).not.toBe('');
		const document = JSON.parse(stdout);
		expect(exit, stderr).toBe(EXIT[document.outcome as Outcome]);
		expect(document).toMatchObject({ attempt: null, counts: { posts: expect.any(Number) } });
		expect((await stat(document.path)).size).toBe(document.bytes);
		expect(stderr).toContain('påhittat konto');
		expect(stderr).toContain('Läser flödet');
		expect(stderr).not.toContain('\u001b');
	});

	test('that is stopped leaves its order waiting and nothing half-done; work takes it up', async () => {
		const fixtures = await openFixtures();
		onTestFinished(() => fixtures.close());
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', HOST_DELAY_SECONDS: '0', ...SOON };
		const hosts = fixtures.allowHosts.flatMap((host) => ['--allow-host', host]);
		const address = fixtures.address('bygden', { posts: 3 });

		const [exit, told] = await interrupted(['snapshot', address, ...hosts], env);
		expect(exit, told).toBe(EXIT.retryLater);
		expect(told).toContain('Avbryter så snart det går.');
		expect(told).toContain('Beställningen ligger kvar i kön');
		expect(await readdir(join(env.DATA_DIR, 'work'))).toEqual([]);
		expect(await readdir(join(env.DATA_DIR, 'bundles'))).toEqual([]);
		expect(await readdir(join(env.DATA_DIR, 'attempts'))).toEqual([]);

		const worked = await ownProcess(['work', '--json'], env);
		const [result, ...more] = JSON.parse(worked.stdout).results;
		expect(more).toEqual([]);
		expect(worked.exit, worked.stderr).toBe(EXIT[result.outcome as Outcome]);
		const verified = await ownProcess(['verify', result.path], env);
		expect(verified.stdout).toContain('✓ OSKADAT');
	});
});
