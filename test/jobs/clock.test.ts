import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';

const CLOCK = join(import.meta.dirname, '..', '..', 'jobs', 'clock.ts');

let data: string;
beforeEach(() => {
	data = mkdtempSync(join(tmpdir(), 'ogonblick-clock-'));
});
afterEach(() => rmSync(data, { recursive: true }));

function startClock(pattern: string, more: Readonly<Record<string, string>> = {}) {
	return spawn(process.execPath, [CLOCK], {
		env: { ...process.env, CLOCK: pattern, DATA_DIR: data, LOG_LEVEL: 'info', ...more },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

it('starts work at each tick, says on stdout only what the work says, and ends when asked', async () => {
	const clock = startClock('* * * * * *');
	let said = '';
	clock.stdout.on('data', (chunk) => {
		said += chunk;
	});
	const exits: unknown[] = [];
	for await (const line of createInterface({ input: clock.stderr })) {
		const told = line.startsWith('{') ? JSON.parse(line) : { msg: line };
		if (told.msg === 'work ended') exits.push(told.exit);
		if (exits.length === 2) break;
	}
	expect(exits).toEqual([0, 0]);
	clock.kill('SIGTERM');
	const [code] = await once(clock, 'exit');
	expect(code).toBe(0);
	for (const line of said.trim().split('\n'))
		expect(JSON.parse(line)).toMatchObject({ job: 'work', exit: 0 });
});

it('refuses a time that cron does not know, and says how one looks', async () => {
	const clock = startClock('99 * * * *');
	const chunks: Buffer[] = [];
	clock.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
	const [code] = await once(clock, 'close');
	expect(code).not.toBe(0);
	expect(Buffer.concat(chunks).toString()).toContain('*/10 * * * *');
});

it.each(['every night', '99 * * * *'])('refuses %s with a remedy and no stack', async (pattern) => {
	const clock = startClock(pattern);
	let said = '';
	clock.stderr.on('data', (chunk) => {
		said += chunk;
	});
	const [exit] = await once(clock, 'close');
	expect(exit).toBe(2);
	expect(said).toContain('CLOCK');
	expect(said).not.toMatch(/^\s+at /m);
});

it('says by itself that the work did not go well', async () => {
	const clock = startClock('* * * * * *', { LOG_LEVEL: 'warn', KEEP_FREE_BYTES: '9000000000000' });
	for await (const line of createInterface({ input: clock.stderr })) {
		if (!line.startsWith('{')) continue;
		expect(JSON.parse(line)).toMatchObject({ level: 40, exit: 75, msg: 'work ended' });
		break;
	}
	clock.kill('SIGTERM');
	await once(clock, 'exit');
});
