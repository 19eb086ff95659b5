'use strict';
const fs = require('fs');
const path = require('path');
const { attempt, runStep } = require('./child.cjs');
const { bundledBrowser, findBrowser, ownPlaywright } = require('./browser.cjs');
const { ownFonts, writeFontConfig } = require('./fonts.cjs');
const { npmCall } = require('./npm.cjs');
const { say, tell } = require('./words.cjs');

/** It lags behind Chromium's own versions, so it is the last resort; x64 only. */
const BUNDLED = '@sparticuz/chromium@153.0.0';

/**
 * A Chromium inside this checkout, for a machine where none can be installed.
 * @param {{ root: string, node: string, env: object, prefix: string[] | undefined }} here `prefix`: see rootPrefix
 * @returns {Promise<string | undefined>} undefined when nothing was to be had that starts
 */
async function fetchBrowser(here) {
	return (await fromPlaywright(here)) || (await fromBundle(here));
}

async function fromPlaywright({ root, node, env, prefix }) {
	tell(say('hämtar Chromium med Playwright …', 'fetching Chromium by Playwright …'));
	const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
	const withDeps = prefix ? ['--with-deps'] : [];
	const result = await attempt(node, [cli, 'install'].concat(withDeps, 'chromium'), {
		root,
		env: Object.assign({}, env, { PLAYWRIGHT_BROWSERS_PATH: ownPlaywright(root) }),
		seconds: 600,
	});
	const browser = result.ok ? findBrowser(root, env) : undefined;
	return browser && (await starts(root, browser)) ? browser : undefined;
}

async function fromBundle({ root, node, env }) {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	tell(say('tar en Chromium från npm …', 'taking a Chromium from npm …'));
	const { folder, wrapper } = bundledBrowser(root);
	const npm = npmCall();
	const args = ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts'];
	await runStep(npm.file, npm.args.concat(args, ['--no-audit', '--no-fund', BUNDLED]), {
		root,
		env: npm.env,
	});
	const unpacked = path.join(folder, 'unpacked');
	fs.mkdirSync(unpacked, { recursive: true });
	const modulePath = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
	await runStep(
		node,
		['-e', `import(${JSON.stringify(`file://${modulePath}`)}).then((m) => m.default.executablePath())`],
		// It unpacks into the folder for temporary files, and its libraries only where it believes to be at Amazon's.
		{ root, env: Object.assign({}, env, { TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }) },
	);
	writeWrapper(root, wrapper, unpacked);
	return (await starts(root, wrapper)) ? wrapper : undefined;
}

function writeWrapper(root, wrapper, unpacked) {
	const config = path.join(path.dirname(wrapper), 'fonts.conf');
	writeFontConfig(config, [path.join(unpacked, 'fonts'), ownFonts(root).folder]);
	const quoted = (text) => `'${text.split("'").join("'\\''")}'`;
	const lines = [
		'#!/bin/sh',
		`export LD_LIBRARY_PATH=${quoted(path.join(unpacked, 'al2023', 'lib'))}`,
		`export FONTCONFIG_FILE=${quoted(config)}`,
		`exec ${quoted(path.join(unpacked, 'chromium'))} "$@"`,
	];
	fs.writeFileSync(wrapper, `${lines.join('\n')}\n`, { mode: 0o755 });
}

/** A browser whose libraries are missing is there but does not start. */
async function starts(root, browser) {
	return (await attempt(browser, ['--version'], { root, seconds: 30 })).ok;
}

module.exports = { fetchBrowser };
