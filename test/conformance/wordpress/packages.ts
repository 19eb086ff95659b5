import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../machine/cache.ts';
import { needPackages, packageFacts, unpackPackages, whyNotDebian } from '../machine/debian.ts';

/**
 * What WordPress stands on. Not the packages `wordpress` and `mariadb-server` themselves: installing them starts a web
 * server and a database service on this machine. `mariadb-client-core` has what mariadb-install-db needs.
 */
const NEEDED = [
	'php-cli',
	'php-mysql',
	'php-gd',
	'php-mbstring',
	'php-xml',
	'php-getid3',
	'libjs-cropper',
	'libjs-underscore',
	'mariadb-server-core',
	'mariadb-client-core',
];

/** WordPress as Debian packages it, unpacked and unchanged. */
export interface WordpressTree {
	/** Folder with wp-load.php. */
	readonly folder: string;
	readonly theme: string;
	/** Debian's version, such as `6.1.9+dfsg1-0+deb12u1`. */
	readonly version: string;
}

/** Why no WordPress can be set up here, in words for a skipped test; undefined when it can. */
export function whyNotWordpress(): Promise<string | undefined> {
	return whyNotDebian(NEEDED);
}

/** Installs what WordPress stands on, and unpacks it with its translations and the theme that its package recommends. */
export async function wordpressTree(): Promise<WordpressTree> {
	await needPackages(NEEDED);
	const facts = await packageFacts('wordpress');
	const version = /^Version: (.+)$/m.exec(facts)?.[1];
	const theme = /wordpress-theme-(\w+)/.exec(facts)?.[1];
	if (!version || !theme) throw new Error(`The package wordpress names no version or no theme:\n${facts}`);
	const packages = ['wordpress', 'wordpress-l10n', `wordpress-theme-${theme}`];
	const cache = await cached('wordpress', `${packages.join(' ')} ${version}`, async (folder) => {
		await unpackPackages(packages, folder);
		// The packages point at shared PHP and JavaScript libraries by relative links.
		for (const shared of ['php', 'javascript'])
			await symlink(join('/usr/share', shared), join(folder, 'usr/share', shared));
		// Points at an Apache configuration that only an installed package has.
		await rm(join(folder, 'usr/share/wordpress/.htaccess'), { force: true });
	});
	return { folder: join(cache, 'usr/share/wordpress'), theme, version };
}
