import { execPath } from 'node:process';
import { expect, test } from 'vitest';
import { measure } from '../../bench/meter.ts';

/** Holds memory in a process of its own below the one that is started, long enough to be seen. */
const grandchild = (mb: number) => `const b = Buffer.alloc(${mb}e6, 1); setTimeout(() => b.length, 900);`;
const parent = (mb: number) =>
	`require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild(mb))}], { stdio: 'ignore' }).on('exit', () => { console.log('done'); process.exitCode = 7; });`;

test('counts what processes below the command hold, and passes on how it ended', async () => {
	const [small, large] = [
		await measure([execPath, '-e', parent(1)]),
		await measure([execPath, '-e', parent(300)]),
	];
	expect(large.exit).toBe(7);
	expect(large.stdout).toBe('done\n');
	const difference = (large.peakPssBytes - small.peakPssBytes) / 1e6;
	expect(difference).toBeGreaterThan(200);
	expect(difference).toBeLessThan(400);
});

test('counts pages that processes share only once', async () => {
	const shares = `const { spawn } = require('node:child_process'); let left = 4;
	for (let i = 0; i < 4; i++) spawn(process.execPath, ['-e', 'setTimeout(() => 0, 900)'], { stdio: 'ignore' }).on('exit', () => --left);`;
	const { peakPssBytes } = await measure([execPath, '-e', shares]);
	// Five bare processes of Node share the pages of its binary, over 40 MB each.
	expect(peakPssBytes).toBeGreaterThan(50e6);
	expect(peakPssBytes).toBeLessThan(5 * 60e6);
});

test('a command that cannot be started is an error, not a measurement', async () => {
	await expect(measure(['/nowhere/at-all'])).rejects.toThrow(/ENOENT/);
});
