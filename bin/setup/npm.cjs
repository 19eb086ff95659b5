'use strict';
const fs = require('fs');
const path = require('path');
const { SetupError } = require('./setup-error.cjs');
const { say } = require('./words.cjs');

/**
 * How to call npm: the one that started us, else the one on PATH.
 * Never by a Node inside node_modules: npm empties that folder while it runs.
 * @returns {{ file: string, args: string[], env: object }}
 */
function npmCall() {
	const env = Object.assign({}, process.env, {
		PATH: systemPath(process.env.PATH || ''),
		// `npm run --silent` would silence this npm too, and with it the reason of a failure.
		npm_config_loglevel: 'error',
		npm_config_progress: 'false',
	});
	const script = process.env.npm_execpath;
	const node = process.env.npm_node_execpath;
	if (script && /npm-cli\.js$/.test(script) && fs.existsSync(script)) {
		const outside = [node, process.execPath, onPath('node', env.PATH)].find((n) => n && !insideModules(n));
		if (outside) return { file: outside, args: [script], env };
	}
	const npm = onPath('npm', env.PATH);
	if (npm) return { file: npm, args: [], env };
	throw new SetupError(
		say(
			'npm saknas. Installera Node.js med npm (Debian: apt-get install npm) och försök igen.',
			'npm is missing. Install Node.js with npm (Debian: apt-get install npm) and try again.',
		),
		2,
	);
}

/** PATH without what npm adds to it from node_modules. */
function systemPath(value) {
	return value
		.split(path.delimiter)
		.filter((dir) => dir && !insideModules(dir) && !dir.endsWith('node-gyp-bin'))
		.join(path.delimiter);
}

function insideModules(file) {
	return /[\\/]node_modules[\\/](\.bin|node)([\\/]|$)/.test(file);
}

/** @returns {string | undefined} the first executable of that name on a PATH */
function onPath(name, value) {
	return value
		.split(path.delimiter)
		.map((dir) => path.join(dir, name))
		.find((file) => isExecutable(file));
}

function isExecutable(file) {
	try {
		fs.accessSync(file, fs.constants.X_OK);
		return fs.statSync(file).isFile();
	} catch (error) {
		if (['ENOENT', 'EACCES', 'ENOTDIR'].includes(error.code)) return false;
		throw error;
	}
}

module.exports = { isExecutable, npmCall, onPath, systemPath };
