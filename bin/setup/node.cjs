'use strict';
const fs = require('fs');
const path = require('path');
const { attempt, runStep } = require('./child.cjs');
const { readOr, underLock } = require('./lock.cjs');
const { isExecutable, npmCall } = require('./npm.cjs');
const { SetupError } = require('./setup-error.cjs');
const { say, tell } = require('./words.cjs');

const NEEDED = 24;

/**
 * A Node that runs TypeScript unbuilt: this one when it is new enough, else the one that the npm package `node` brings.
 * @returns {Promise<string>} path of the binary
 * @throws SetupError
 */
async function ensureNode(root) {
	// npm may just have emptied the folder that this very binary was started from.
	if (Number(process.versions.node.split('.')[0]) >= NEEDED && isExecutable(process.execPath))
		return process.execPath;
	const binary = path.join(root, 'node_modules', 'node', 'bin', 'node');
	if (isExecutable(binary)) return binary;
	await underLock(root, async () => {
		if (isExecutable(binary)) return;
		tell(
			say(
				`installerar Node ${NEEDED} bredvid ${process.version} …`,
				`installing Node ${NEEDED} beside ${process.version} …`,
			),
		);
		await installNode(root, binary);
	});
	return binary;
}

async function installNode(root, binary) {
	const folder = path.join(root, 'node_modules', 'node');
	const version = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
	const name = archPackage(process.platform, process.arch);
	const kept = path.join(root, '.cache', 'node');
	const brought = path.join(kept, 'node_modules', name, 'bin', 'node');
	if (versionOf(path.join(kept, 'node_modules', name)) !== version) {
		// The package's own preinstall script does the same, but npm blocks scripts, and it prints what it likes.
		const npm = npmCall();
		const args = ['install', '--prefix', kept, '--no-save', '--no-package-lock', '--ignore-scripts'];
		await runStep(npm.file, npm.args.concat(args, ['--no-audit', '--no-fund', `${name}@${version}`]), {
			root,
			env: npm.env,
		});
	}
	const works = await attempt(brought, ['--version'], { root });
	if (!works.ok)
		throw new SetupError(
			say(
				`Node ${version} går inte att köra på den här maskinen (${works.why}). Installera Node ${NEEDED} och försök igen.`,
				`Node ${version} does not run on this machine (${works.why}). Install Node ${NEEDED} and try again.`,
			),
			2,
		);
	fs.mkdirSync(path.dirname(binary), { recursive: true });
	// Linked, so that npm may empty node_modules without another download.
	fs.linkSync(brought, binary);
}

function versionOf(folder) {
	const text = readOr(path.join(folder, 'package.json'), '');
	return text ? JSON.parse(text).version : undefined;
}

/** The npm package that holds only the binary; Apple's own processors came later, under another name. */
function archPackage(platform, arch) {
	const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${platform}-${arch}`;
}

module.exports = { archPackage, ensureNode };
