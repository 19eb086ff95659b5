import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Desk } from '../../src/cli/desk.ts';
import { pageOf } from '../../src/cli/page.ts';
import { openDisplay } from '../../src/cli/progress.ts';

function deskOn(isTTY: boolean): { desk: Desk; written: () => string } {
	const stderr = Object.assign(new PassThrough(), { isTTY, columns: 80 });
	const side = pageOf(stderr, {});
	const nothing = () => {
		throw new Error('not asked for');
	};
	const desk: Desk = {
		...{ lang: 'sv', json: false, env: {}, page: side, side, stderr },
		timeZone: 'Europe/Stockholm',
		doors: {
			openOffice: nothing,
			openInvented: nothing,
			runJob: nothing,
			openLogin: nothing,
			openWeb: nothing,
		},
		config: nothing,
		tell: (line) => stderr.write(`${line}\n`),
	};
	return { desk, written: () => String(stderr.read() ?? '').replaceAll('\u00a0', ' ') };
}

const at = (step: string, posts: number) => ({ step, posts, tiles: 0, bytes: 1_500_000, elapsedMs: 72_000 });

describe('progress', () => {
	test('on a terminal is one line that is gone at the end', () => {
		const { desk, written } = deskOn(true);
		const display = openDisplay(desk);
		display.show(at('x-step', 0));
		display.show(at('y-step', 12));
		display.say('En rad som blir kvar');
		display.show(at('z-step', 13));
		display.end();
		const text = written();
		expect(text).toContain('y-step · 0:00 · 12 inlägg · 1,5 MB');
		expect(text.split('\n')).toHaveLength(2);
		expect(lastSeen(text)).toBe('En rad som blir kvar\n');
	});

	test('elsewhere is a plain line per step, however often it is told', () => {
		const { desk, written } = deskOn(false);
		const display = openDisplay(desk);
		for (let posts = 0; posts < 50; posts++) display.show(at('x-step', posts));
		display.show(at('y-step', 50));
		display.end();
		expect(written()).toBe(' 1:12  x-step · 1,5 MB\n 1:12  y-step · 50 inlägg · 1,5 MB\n');
	});
});

/** What a terminal shows after it all: each erase takes away what stands on its line. */
function lastSeen(text: string): string {
	const lines = text.split('\n').map((line) => line.split('\r\u001b[K').at(-1));
	return lines.join('\n');
}
