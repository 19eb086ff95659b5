import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempDir } from '../storage/temp-office.ts';
import { ownProcess, PROGRAM, run } from './ogonblick.ts';

describe('the program as a process', () => {
	test('answers --help on stdout and ends with 0', async () => {
		const { exit, stdout, stderr } = await ownProcess(['--help']);
		expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
		expect(stdout).toContain('Användning: ogonblick');
	});

	test('ends with 2 and a suggestion on stderr for a wrong option', async () => {
		const { exit, stdout, stderr } = await ownProcess(['snapshot', '--ocasion', 'annual'], {
			LANG: 'en_GB.UTF-8',
		});
		expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
		expect(stderr).toContain('Did you mean --occasion?');
	});

	test('ends with 2 for a bad address and leaves the directory ready for a good one', async () => {
		const env = { DATA_DIR: await tempDir() };
		const { exit, stderr } = await ownProcess(['snapshot', 'ftp://social.example/a'], env);
		expect(exit).toBe(2);
		expect(stderr).toContain('ftp://social.example/a');
		const due = await ownProcess(['due', '--json'], env);
		expect(JSON.parse(due.stdout)).toMatchObject({ orders: [], due: [] });
	});

	test('ends with 20 for a damaged bundle', async () => {
		const file = join(await tempDir(), 'a.zip');
		await writeFile(file, 'no zip');
		const { exit, stdout, stderr } = await ownProcess(['verify', file, '--json']);
		expect({ exit, stderr }).toEqual({ exit: 20, stderr: '' });
		expect(JSON.parse(stdout).ok).toBe(false);
	});

	test('survives a reader that leaves, quietly', async () => {
		const line = `"${process.execPath}" "${PROGRAM}" snapshot --help | true`;
		const { exit, stderr } = await run('/bin/bash', ['-c', `set -o pipefail; ${line}`]);
		expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
	});
});
