import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findBrowser } from '../../../src/capture/browser/find.ts';

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'ogonblick-find-'));
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(root, { recursive: true });
});

function program(...path: string[]): string {
	const file = join(root, ...path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, '#!/bin/sh\n');
	chmodSync(file, 0o755);
	return file;
}

test('a person is never sent to log in to a browser that has no window, and BROWSER_PATH goes before all', () => {
	vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', root);
	const whole = program('chromium-1255', 'chrome-linux64', 'chrome');
	const shell = program(
		'chromium_headless_shell-1255',
		'chrome-headless-shell-linux64',
		'chrome-headless-shell',
	);
	const seen = findBrowser({}, false);
	expect(seen.path).not.toMatch(/headless/);
	const unseen = findBrowser({});
	// The system's own go before Playwright's.
	if (seen.kind === 'playwright') expect(seen.path).toBe(whole);
	if (unseen.kind === 'playwright') expect(unseen.path).toBe(shell);
	else if (existsSync('/usr/lib/chromium/chromium-headless-shell'))
		expect(unseen.path).toMatch(/headless-shell$/);
	expect(findBrowser({ BROWSER_PATH: whole })).toEqual({ path: whole, kind: 'configured' });
});
