import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/capture/browser/find.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

/** Whether a program can be shown other folders than there are: a policy is one for the whole machine. */
const hidesFolders = existsSync('/etc/chromium') && spawnSync('unshare', ['-m', 'true']).status === 0;

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

	test.skipIf(!hidesFolders)('says that a policy of the machine keeps the browser from files', async () => {
		const dir = await tempDir();
		const managed = join(dir, 'policies', 'managed');
		mkdirSync(managed, { recursive: true });
		writeFileSync(join(managed, 'files.json'), JSON.stringify({ URLBlocklist: ['file://*'] }));
		const browser = join(dir, 'chromium');
		// The one without a window heeds no policy.
		const under = `mount --bind '${dir}' /etc/chromium && exec '${findBrowser({}, false).path}' "$@"`;
		writeFileSync(browser, `#!/bin/sh\nexec unshare -m sh -c '${under.replaceAll("'", "'\\''")}' sh "$@"\n`);
		chmodSync(browser, 0o755);
		const { exit, checks } = await doctor({ DATA_DIR: await tempDir(), BROWSER_PATH: browser });
		expect(exit).toBe(0);
		const told = checks.find((c) => c.name === 'browser-files');
		expect(told).toMatchObject({ state: 'warning', remedy: expect.stringContaining('URLAllowlist') });
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
