import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const STAND_BACK = join(import.meta.dirname, '..', '..', 'src', 'work', 'stand-back.ts');

/** Runs lines in a process of their own, since nothing gets its priority back: what they print as JSON. */
async function apart(lines: string): Promise<unknown> {
	const text = `const { BEHIND_ALL, BEHIND_READERS, standBack } = await import(${JSON.stringify(STAND_BACK)});
const { getPriority } = await import('node:os');
const { readdirSync } = await import('node:fs');
const { execFileSync } = await import('node:child_process');
const threads = () => [...new Set(readdirSync('/proc/self/task').map((id) => getPriority(Number(id))))];
${lines}`;
	const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', text]);
	return JSON.parse(stdout);
}

test('a capture goes after whoever reads, with every thread of its process and what it starts', async () => {
	const own = getPriority();
	const found = await apart(`standBack(BEHIND_READERS);
const child = Number(execFileSync('nice', { encoding: 'utf8' }));
console.log(JSON.stringify({ threads: threads(), child, wanted: BEHIND_READERS }))`);
	expect(found).toEqual({ threads: [Math.max(5, own)], child: Math.max(5, own), wanted: 5 });
});

test('what stands further back already, as an operator has begun it, does not come forward', async () => {
	expect(readdirSync('/proc/self/task').length).toBeGreaterThan(1);
	const found = await apart(`standBack(BEHIND_ALL);
standBack(BEHIND_READERS);
console.log(JSON.stringify(threads()))`);
	expect(found).toEqual([19]);
});
