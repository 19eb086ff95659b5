'use strict';
const fs = require('fs');
const { attempt } = require('./child.cjs');
const { onPath } = require('./npm.cjs');
const { readOr } = require('./lock.cjs');

/**
 * The kind of system by os-release(5). Ubuntu's `chromium` package only points to a snap, which cannot be used here.
 * @param {string} [text] content of os-release
 * @returns {'debian' | 'ubuntu' | 'other'}
 */
function systemKind(text = readOr('/etc/os-release', '')) {
	const ids = (text.match(/^ID(_LIKE)?=.*$/gm) || []).join(' ');
	if (/ubuntu/.test(ids)) return 'ubuntu';
	return /debian/.test(ids) ? 'debian' : 'other';
}

/**
 * What must stand before a command so that it runs as root without asking anybody.
 * @returns {Promise<string[] | undefined>} undefined when this user has no such right
 */
async function rootPrefix(root) {
	if (process.getuid && process.getuid() === 0) return [];
	if (!onPath('sudo', process.env.PATH || '')) return undefined;
	const sudo = await attempt('sudo', ['-n', 'true'], { root, seconds: 10 });
	return sudo.ok ? ['sudo', '-n'] : undefined;
}

/** Installs Debian packages. @returns {Promise<boolean>} whether apt said that it did */
async function aptInstall(root, prefix, packages) {
	const steps = [
		['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300', 'update'],
		['apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=300', 'install', '--no-install-recommends'].concat(
			packages,
		),
	];
	for (const step of steps) {
		const call = prefix.concat(['env', 'DEBIAN_FRONTEND=noninteractive'], step);
		const result = await attempt(call[0], call.slice(1), { root });
		if (!result.ok) return false;
	}
	return true;
}

/** The command that a person with rights can paste. */
function aptCommand(packages) {
	const sudo = process.getuid && process.getuid() === 0 ? '' : 'sudo ';
	return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** Fetches packages without any right and unpacks them under a folder. @returns {Promise<boolean>} */
async function unpackPackages(root, packages, folder) {
	fs.mkdirSync(folder, { recursive: true });
	const fetched = await attempt('apt-get', ['-q', 'download'].concat(packages), { root, cwd: folder });
	if (!fetched.ok) return false;
	const archives = fs.readdirSync(folder).filter((name) => name.endsWith('.deb'));
	for (const archive of archives) {
		const unpacked = await attempt('dpkg-deb', ['-x', archive, '.'], { root, cwd: folder });
		if (!unpacked.ok) return false;
		fs.unlinkSync(`${folder}/${archive}`);
	}
	return true;
}

module.exports = { aptCommand, aptInstall, rootPrefix, systemKind, unpackPackages };
