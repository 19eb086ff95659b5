import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isGone, ownerMark } from '../../storage/owner.ts';

test('this process is not gone, and its mark stays the same', () => {
	expect(ownerMark()).toBe(ownerMark());
	expect(ownerMark()).toMatch(/^[0-9a-f]{12}-\d+-\w+$/);
	expect(isGone(ownerMark())).toBe(false);
});

test('a process that ended is gone', async () => {
	const child = spawn(process.execPath, ['-e', '']);
	const [place] = ownerMark().split('-');
	await new Promise((resolve) => child.once('exit', resolve));
	expect(isGone(`${place}-${child.pid}-1`)).toBe(true);
});

test.runIf(process.platform === 'linux')('a pid that another process has now is not its owner', () => {
	const [place, pid, start] = ownerMark().split('-');
	expect(start).toBe(
		readFileSync('/proc/self/stat', 'latin1')
			.replace(/^.*\) /, '')
			.split(' ')[19],
	);
	expect(isGone(`${place}-${pid}-${Number(start) - 1}`)).toBe(true);
	expect(isGone(`${place}-${pid}-x`)).toBe(false);
});

test('of another machine, and of what is no mark, nothing is known', () => {
	const [, pid, start] = ownerMark().split('-');
	for (const mark of [`0123456789ab-${pid}-${start}`, '', 'x', `${ownerMark().split('-')[0]}-0-1`])
		expect(isGone(mark)).toBe(false);
});
