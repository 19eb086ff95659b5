import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
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
