import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

interface Told {
	readonly name: string;
	readonly state: string;
	readonly found: string;
	readonly remedy: string | null;
}

async function doctor(
	env: Readonly<Record<string, string>>,
): Promise<{ exit: number | null; checks: Told[] }> {
	const { exit, stdout } = await ogonblick(['doctor', '--json'], env);
	return { exit, checks: JSON.parse(stdout).checks };
}

describe('doctor', () => {
	test('finds a browser that starts, a catalogue and an unbroken chain', async () => {
		const { exit, checks } = await doctor({ DATA_DIR: await tempDir() });
		expect(checks.filter((c) => c.state === 'missing')).toEqual([]);
		expect(exit).toBe(0);
		expect(checks.find((c) => c.name === 'browser-start')?.found).toMatch(/^Chromium \d+/);
		expect(checks.find((c) => c.name === 'events')).toMatchObject({ state: 'ok', found: '0' });
	});

	test('says of each thing that is missing what to do, and ends with 2', async () => {
		const env = {
			DATA_DIR: '/proc/version',
			BROWSER_PATH: '/finns/inte',
		};
		const { exit, checks } = await doctor(env);
		const missing = checks.filter((c) => c.state === 'missing');
		expect(exit).toBe(2);
		expect(missing.map((c) => c.name)).toEqual(['browser', 'data-dir']);
		for (const { remedy } of missing) expect(remedy).toMatch(/\.$/);
	});

	test('makes nothing where nothing is yet', async () => {
		const dir = join(await tempDir(), 'data');
		const { checks } = await doctor({ DATA_DIR: dir, BROWSER_PATH: '/finns/inte' });
		expect(checks.find((c) => c.name === 'data-dir')).toMatchObject({ state: 'ok', found: dir });
		const again = await doctor({ DATA_DIR: dir, BROWSER_PATH: '/finns/inte' });
		expect(again.checks.find((c) => c.name === 'data-dir')?.remedy).toContain('Finns inte än');
	});

	test('tells a person with a mark, a word and a remedy', async () => {
		const env = { DATA_DIR: await tempDir(), BROWSER_PATH: '/finns/inte' };
		const { exit, stdout } = await ogonblick(['doctor'], env);
		expect(exit).toBe(2);
		expect(stdout).toMatch(/^✗ Webbläsare +saknas: \/finns\/inte$/m);
		expect(stdout).toContain('apt-get install chromium');
		expect(stdout).toContain('✓ Node');
	});
});
