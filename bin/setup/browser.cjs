'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const { isExecutable } = require('./npm.cjs');

/** Where the program itself looks: `/usr/bin/chromium` of Debian adds flags of its own, so the binary behind it comes first. */
const SYSTEM = [
	// Without a window's machinery: the same engine for less.
	'/usr/lib/chromium/chromium-headless-shell',
	'/usr/bin/chromium-headless-shell',
	'/usr/lib/chromium/chromium',
	'/usr/lib/chromium-browser/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
];
const ON_PATH = ['chromium', 'google-chrome-stable', 'google-chrome'];

/**
 * A Chromium on this machine or in this checkout.
 * @param {boolean} [isToBeSeen] one that can show a person its window
 * @returns {string | undefined} BROWSER_PATH as it is when set: whether it is right is for the program to say
 */
function findBrowser(root, env, isToBeSeen) {
	if (env.BROWSER_PATH) return env.BROWSER_PATH;
	return knownPlaces(env)
		.concat(otherPlaces(root, env))
		.find((file) => isExecutable(file) && !isSnap(file) && !(isToBeSeen && isWindowless(file)));
}

/** True where the program finds that browser by itself, and BROWSER_PATH need not be set for it. */
function isKnown(file, env) {
	return knownPlaces(env).includes(file);
}

function knownPlaces(env) {
	const cache = env.PLAYWRIGHT_BROWSERS_PATH || path.join(os.homedir(), '.cache', 'ms-playwright');
	return SYSTEM.concat(playwrightCache(cache));
}

function otherPlaces(root, env) {
	const dirs = (env.PATH || '').split(path.delimiter);
	const named = ON_PATH.reduce((all, name) => all.concat(dirs.map((dir) => path.join(dir, name))), []);
	return named.concat(playwrightCache(ownPlaywright(root)), bundledBrowser(root).wrapper);
}

function isWindowless(file) {
	return /headless[-_]shell$/.test(file);
}

/** A snap sees neither our folders nor our libraries. */
function isSnap(file) {
	return fs.realpathSync(file).startsWith('/snap') || fs.realpathSync(file) === '/usr/bin/snap';
}

function playwrightCache(folder) {
	if (!folder || !fs.existsSync(folder)) return [];
	const builds = fs.readdirSync(folder).filter((name) => name.startsWith('chromium'));
	return builds
		.sort()
		.reverse()
		.reduce(
			(all, build) =>
				all.concat(
					path.join(folder, build, 'chrome-headless-shell-linux64', 'chrome-headless-shell'),
					path.join(folder, build, 'chrome-linux64', 'chrome'),
					path.join(folder, build, 'chrome-linux', 'chrome'),
					path.join(folder, build, 'chrome-linux', 'headless_shell'),
				),
			[],
		);
}

function ownPlaywright(root) {
	return path.join(root, '.cache', 'ms-playwright');
}

/** The npm package that brings Chromium with its own libraries, and the script that starts it with them. */
function bundledBrowser(root) {
	const folder = path.join(root, '.cache', 'chromium');
	return { folder, wrapper: path.join(folder, 'chromium') };
}

module.exports = { bundledBrowser, findBrowser, isKnown, ownPlaywright };
