import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { readConfig } from '../../../src/config.ts';

// A kernel that shares processors between sessions; elsewhere there is nothing to be told.
test.runIf(existsSync('/proc/self/autogroup'))(
	'a browser stands as far back as the process that started it, in the session that it is the first of',
	async () => {
		setPriority(7);
		const launched = await launchBrowser(readConfig({ ...process.env, LOG_LEVEL: 'silent' }));
		onTestFinished(() => launched.end());
		const cdp = await launched.browser.newBrowserCDPSession();
		const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
		const pid = processInfo.find(({ type }) => type === 'browser')?.id;
		expect(await readFile(`/proc/${pid}/autogroup`, 'utf8')).toMatch(/ nice 7$/m);
	},
);

const SOURCE = join(import.meta.dirname, '..', '..', '..', 'src', 'capture', 'browser', 'session-group.ts');

// Root's wishes are all taken at once, so that the process becomes somebody else first.
test.runIf(existsSync('/proc/self/autogroup') && process.getuid?.() === 0)(
	'browsers that are started at the same moment all stand back, though the kernel takes one wish at a time',
	async () => {
		const lines = `const { standBackWith } = await import(${JSON.stringify(SOURCE)});
const { spawn } = await import('node:child_process');
const { setPriority } = await import('node:os');
const { readFileSync } = await import('node:fs');
process.setgroups([]); process.setgid(65534); process.setuid(65534); setPriority(7); process.chdir('/');
const all = [1, 2, 3].map(() => spawn('sleep', ['20'], { detached: true, stdio: 'ignore' }));
await Promise.all(all.map((one) => new Promise((done) => one.once('spawn', done))));
await Promise.all(all.map(({ pid }) => standBackWith(pid)));
console.log(JSON.stringify(all.map(({ pid }) => readFileSync('/proc/' + pid + '/autogroup', 'utf8').trim().replace(/.* nice/, 'nice'))));
for (const one of all) one.kill();`;
		const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', lines]);
		expect(JSON.parse(stdout)).toEqual(['nice 7', 'nice 7', 'nice 7']);
	},
);
