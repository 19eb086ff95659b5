'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const { runStep } = require('./child.cjs');
const { readOr, underLock } = require('./lock.cjs');
const { npmCall } = require('./npm.cjs');
const { say, tell } = require('./words.cjs');

/**
 * Makes node_modules what package-lock.json says.
 * Scripts of packages are not run: nothing that we depend on needs building, and none of it is ours to trust.
 * @param {string} root the folder of package.json
 * @throws SetupError
 */
async function ensurePackages(root) {
	if (inStep(root)) return;
	await underLock(root, async () => {
		if (inStep(root)) return;
		tell(say('installerar npm-paket …', 'installing npm packages …'));
		const npm = npmCall();
		const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'];
		await runStep(npm.file, npm.args.concat(args), { root, env: npm.env });
		stamp(root);
	});
}

/**
 * True when node_modules holds what the lock file says. The stamp makes it quick; where it is absent or old
 * npm's own record of the folder decides, so that `npm install` by hand does not lead to another installation.
 */
function inStep(root) {
	const lock = readOr(lockFile(root), '');
	if (readOr(stampFile(root), '') === hashOf(lock)) return true;
	const record = readOr(path.join(root, 'node_modules', '.package-lock.json'), '');
	if (!record || !holdsAll(JSON.parse(lock).packages, JSON.parse(record).packages)) return false;
	stamp(root);
	return true;
}

/** True when every package that the lock file names is there; optional ones are for other machines when they are not. */
function holdsAll(wanted, found) {
	return Object.keys(wanted).every((place) => {
		const want = wanted[place];
		if (place === '' || want.link) return true;
		const have = found[place];
		return have ? have.version === want.version : want.optional === true;
	});
}

function stamp(root) {
	try {
		fs.writeFileSync(stampFile(root), hashOf(fs.readFileSync(lockFile(root), 'utf8')));
	} catch (error) {
		// A folder that this user may only read is in step all the same, only slower to see it.
		if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
	}
}

function hashOf(text) {
	return crypto.createHash('sha256').update(text).digest('hex');
}

function lockFile(root) {
	return path.join(root, 'package-lock.json');
}

function stampFile(root) {
	return path.join(root, 'node_modules', '.ogonblick-lock');
}

module.exports = { ensurePackages, holdsAll, inStep };
