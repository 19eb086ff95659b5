import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { descendants } from '../../src/cli/descendants.ts';
import { listenForInterrupt, stoppedByRequest } from '../../src/cli/interrupt.ts';

const CHILD = fileURLToPath(new URL('./children/interruptible.ts', import.meta.url));
/** Longer than what the program takes for one and the same key press. */
const NEXT_PRESS_MS = 1_000;

async function started(): Promise<{ program: ChildProcess; lines: AsyncIterator<string>; child: number }> {
	const program = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
	onTestFinished(() => {
		program.kill('SIGKILL');
	});
	const lines = createInterface({ input: program.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
	const first = (await lines.next()).value as string;
	return { program, lines, child: Number(first.split(' ')[1]) };
}

/** A killed process may lie as a zombie until init reaps it: it runs no more. */
function runs(pid: number): boolean {
	if (!existsSync(`/proc/${pid}/stat`)) return false;
	return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

describe('Ctrl-C', () => {
	test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('asks for a graceful stop (%s)', async (signal) => {
		const { program, lines } = await started();
		program.kill(signal);
		expect((await lines.next()).value).toBe('asked');
		expect((await lines.next()).value).toBe('aborted stopped-by-request');
		program.stdin?.end();
		expect(await once(program, 'exit')).toEqual([0, null]);
	});

	test('that arrives twice for one key press is one', async () => {
		const { program, lines } = await started();
		program.kill('SIGINT');
		expect((await lines.next()).value).toBe('asked');
		program.kill('SIGINT');
		expect((await lines.next()).value).toBe('aborted stopped-by-request');
		program.stdin?.end();
		expect(await once(program, 'exit')).toEqual([0, null]);
	});

	test('whose echo comes when all is done leaves the exit code as it was told', async () => {
		const { program, lines } = await started();
		program.kill('SIGINT');
		expect((await lines.next()).value).toBe('asked');
		expect((await lines.next()).value).toBe('aborted stopped-by-request');
		program.stdin?.write('release\n');
		expect((await lines.next()).value).toBe('released');
		program.kill('SIGINT');
		await wait(50);
		program.stdin?.end();
		expect(await once(program, 'exit')).toEqual([0, null]);
	});

	test.runIf(existsSync('/proc/self/stat'))(
		'pressed again ends at once, child processes included',
		async () => {
			const { program, lines, child } = await started();
			expect(runs(child)).toBe(true);
			program.kill('SIGINT');
			expect((await lines.next()).value).toBe('asked');
			await wait(NEXT_PRESS_MS);
			program.kill('SIGINT');
			expect(await once(program, 'exit')).toEqual([130, null]);
			await expect.poll(() => runs(child)).toBe(false);
		},
	);

	test('as SIGTERM again does nothing more', async () => {
		const { program, lines } = await started();
		program.kill('SIGTERM');
		expect((await lines.next()).value).toBe('asked');
		await wait(NEXT_PRESS_MS);
		program.kill('SIGTERM');
		program.stdin?.end();
		expect(await once(program, 'exit')).toEqual([0, null]);
	});
});

test('a command that is done listens no more: the next Ctrl-C ends the process as usual', async () => {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	const before = signals.map((signal) => process.listenerCount(signal));
	const listen = () =>
		listenForInterrupt(
			stoppedByRequest(),
			() => {},
			() => {},
		);
	for (let n = 0; n < 20; n++) listen().release();
	expect(signals.map((signal) => process.listenerCount(signal))).toEqual(before);
	// Asked to stop, it passes the echo of the same key press over, and then no more.
	const asked = listen();
	process.emit('SIGTERM');
	expect(asked.signal.aborted).toBe(true);
	asked.release();
	await expect
		.poll(() => signals.map((signal) => process.listenerCount(signal)), { timeout: 10_000 })
		.toEqual(before);
});

test('descendants are those below, however deep, and no others', () => {
	const parentOf = new Map([
		[2, 1],
		[3, 2],
		[4, 3],
		[5, 1],
		[7, 6],
	]);
	expect(descendants(2, parentOf)).toEqual([3, 4]);
	expect(descendants(1, parentOf).sort()).toEqual([2, 3, 4, 5]);
	expect(descendants(7, parentOf)).toEqual([]);
});
