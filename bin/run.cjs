#!/usr/bin/env node
'use strict';
// Every `npm run` script enters here. Syntax of ES2017 and no dependency, in this file and in setup/: it must
// start on whatever Node the machine has, with nothing installed, in order to install the rest.
const path = require('path');
const { ensurePackages } = require('./setup/packages.cjs');
const { ensureNode } = require('./setup/node.cjs');
const { findBrowser, isKnown } = require('./setup/browser.cjs');
const { ensureCapturing } = require('./setup/capturing.cjs');
const { useOwnFonts } = require('./setup/fonts.cjs');
const { runToEnd } = require('./setup/child.cjs');
const { SetupError } = require('./setup/setup-error.cjs');
const { tell } = require('./setup/words.cjs');

const ROOT = path.resolve(__dirname, '..');

/** What is not a command of the program itself but of those who build it. */
const SCRIPTS = {
	test: { file: 'bin/check/main.ts', args: ['test'], captures: true },
	check: { file: 'bin/check/main.ts', args: ['check'], captures: false },
	conformance: { file: 'bin/check/main.ts', args: ['conformance'], captures: true },
	bench: { file: 'bench/main.ts', args: [], captures: true },
	proof: { file: 'bench/proof/main.ts', args: [], captures: true },
	lock: { file: 'bin/lock/main.ts', args: [], captures: false },
	docs: { file: 'docs/generate.ts', args: [], captures: false },
};
const CAPTURING = ['snapshot', 'work', 'job', 'removal', 'watch'];
const PROGRAM = 'bin/ogonblick.ts';

async function main(argv) {
	const name = argv[0];
	const script = Object.keys(SCRIPTS).includes(name) ? SCRIPTS[name] : undefined;
	const onlyAsks = argv.includes('--help') || argv.includes('-h');
	const captures = script ? script.captures : CAPTURING.includes(name) && !onlyAsks;

	await ensurePackages(ROOT);
	const node = await ensureNode(ROOT);
	const env = Object.assign({}, process.env);
	useOwnFonts(ROOT, env);
	// What Node made of the sources last time, so that a command starts in half the time; where nothing can be written, it does without.
	env.NODE_COMPILE_CACHE = env.NODE_COMPILE_CACHE || path.join(ROOT, '.cache', 'compiled');
	const browser = captures
		? await ensureCapturing(ROOT, node, env)
		: findBrowser(ROOT, env, argv[0] === 'login');
	if (browser && !isKnown(browser, env)) env.BROWSER_PATH = browser;
	if (script) return runToEnd(node, [path.join(ROOT, script.file)].concat(script.args, argv.slice(1)), env);
	return runToEnd(node, [path.join(ROOT, PROGRAM)].concat(argv), env, whereTheyStand(env));
}

/**
 * `npm run` starts everything in the folder of package.json, but a person means FILE and DIR from where they stand.
 * DATA_DIR stays in the checkout unless they named another. Changes `env`.
 */
function whereTheyStand(env) {
	const here = process.cwd();
	const stood = env.INIT_CWD;
	if (!env.npm_lifecycle_event || !stood || here !== ROOT || stood === ROOT) return here;
	env.DATA_DIR = env.DATA_DIR ? path.resolve(stood, env.DATA_DIR) : path.join(ROOT, 'data');
	return stood;
}

main(process.argv.slice(2)).then(
	(exit) => {
		process.exitCode = exit;
	},
	(error) => {
		if (!(error instanceof SetupError)) throw error;
		tell(error.message);
		process.exitCode = error.exit;
	},
);
