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

/** `/usr/bin/chromium` on Debian is a wrapper that adds flags of its own: the binary behind it comes first. */
const SYSTEM = [
	'/usr/lib/chromium/chromium',
	'/usr/lib/chromium-browser/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/usr/bin/chromium',
];

/**
 * The Chromium to capture with: BROWSER_PATH, then the system's, then Playwright's own cache.
 * @throws UsageError `no-browser`, with how to get one
 */
export function findBrowser(config: Pick<Config, 'BROWSER_PATH'>): FoundBrowser {
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
	const system = SYSTEM.find(runs);
	if (system) return { path: system, kind: 'system' };
	const cached = playwrightCache().find(runs);
	if (cached) return { path: cached, kind: 'playwright' };
	throw new UsageError('No Chromium was found on this machine.', {
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

function playwrightCache(): string[] {
	const root = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
	if (!existsSync(root)) return [];
	return readdirSync(root)
		.filter((name) => name.startsWith('chromium'))
		.sort()
		.reverse()
		.flatMap((name) => [
			join(root, name, 'chrome-linux64', 'chrome'),
			join(root, name, 'chrome-linux', 'chrome'),
			join(root, name, 'chrome-linux', 'headless_shell'),
		]);
}
