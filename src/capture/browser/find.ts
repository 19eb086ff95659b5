import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { UsageError } from '../../errors.ts';

export interface FoundBrowser {
	readonly path: string;
	/** `bundled` brings its own libraries and wants another environment; see the last resort in bin/. */
	readonly kind: 'configured' | 'system' | 'playwright' | 'bundled';
}

/**
 * Chromium without its window's machinery, the same engine: a capture takes two thirds of the processor's time with it and a tenth
 * less memory (decision 39). It cannot be shown to a person, so that a login takes the whole one.
 */
const SHELLS = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium-headless-shell'];

/** `/usr/bin/chromium` on Debian is a wrapper that adds flags of its own: the binary behind it comes first. */
const WHOLE = [
	'/usr/lib/chromium/chromium',
	'/usr/lib/chromium-browser/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/usr/bin/chromium',
];

/**
 * The Chromium to capture with: BROWSER_PATH, then the system's, then Playwright's own cache; of each the one without a window first.
 * @param headless false where a person is to see it
 * @throws UsageError `no-browser`, with how to get one
 */
export function findBrowser(config: Pick<Config, 'BROWSER_PATH'>, headless = true): FoundBrowser {
	if (config.BROWSER_PATH) {
		if (!runs(config.BROWSER_PATH)) {
			throw new UsageError(`BROWSER_PATH names a file that cannot be run: ${config.BROWSER_PATH}`, {
				code: 'no-browser',
				subject: 'BROWSER_PATH',
				remedy: 'Set BROWSER_PATH to a Chromium binary, or leave it out so that one is looked for.',
			});
		}
		return { path: config.BROWSER_PATH, kind: 'configured' };
	}
	const system = [...(headless ? SHELLS : []), ...WHOLE].find(runs);
	if (system) return { path: system, kind: 'system' };
	const cached = playwrightCache(headless).find(runs);
	if (cached) return { path: cached, kind: 'playwright' };
	throw new UsageError(`No Chromium${headless ? '' : ' that shows a window'} was found on this machine.`, {
		code: 'no-browser',
		subject: 'BROWSER_PATH',
		remedy:
			'Run `sudo apt-get install chromium` (Debian), or `npx playwright install --with-deps chromium`, or set BROWSER_PATH.',
	});
}

function runs(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function playwrightCache(headless: boolean): string[] {
	const root = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
	if (!existsSync(root)) return [];
	const builds = readdirSync(root)
		.filter((name) => name.startsWith('chromium'))
		.sort()
		.reverse();
	const within = (...files: (readonly string[])[]) =>
		builds.flatMap((build) => files.map((file) => join(root, build, ...file)));
	const shells = within(
		['chrome-headless-shell-linux64', 'chrome-headless-shell'],
		['chrome-linux', 'headless_shell'],
	);
	return [...(headless ? shells : []), ...within(['chrome-linux64', 'chrome'], ['chrome-linux', 'chrome'])];
}
