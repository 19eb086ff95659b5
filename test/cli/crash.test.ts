import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from './ogonblick.ts';

const CHILD = fileURLToPath(new URL('./children/crashing.ts', import.meta.url));

test('an exception that nobody waits for ends with 70, a short text, one document and no child left', async () => {
	const { exit, stdout, stderr } = await run(process.execPath, [CHILD, '--json', '--lang', 'en']);
	expect(exit).toBe(70);
	expect(JSON.parse(stdout).error).toMatchObject({ code: 'unexpected', exit: 70 });
	expect(stderr).toContain('✗ Fault in the program: Something unexpected happened: nobody waits for this');
	expect(stderr).not.toMatch(/^\s+at /m);
	const child = Number(/child (\d+)/.exec(stderr)?.[1]);
	await expect.poll(() => runs(child)).toBe(false);
});

/** A killed process may lie as a zombie until init reaps it: it runs no more. */
function runs(pid: number): boolean {
	if (!existsSync(`/proc/${pid}/stat`)) return false;
	return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}
