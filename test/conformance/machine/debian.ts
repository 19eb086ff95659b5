import { getuid } from 'node:process';
import { has, mustRun, run } from './run.ts';

const QUIET = { DEBIAN_FRONTEND: 'noninteractive' };

/**
 * Why Debian packages cannot be had here, in words for a skipped test; undefined when they can, or are there already.
 * @param packages names of Debian packages
 */
export async function whyNotDebian(packages: readonly string[]): Promise<string | undefined> {
	if (!(await has('apt-get')) || !(await has('dpkg-query'))) return 'this machine has no apt';
	const missing = await missingOf(packages);
	if (missing.length === 0 || getuid?.() === 0) return undefined;
	return `Debian packages are missing and only root can install them: apt-get install --no-install-recommends ${missing.join(' ')}`;
}

/**
 * Installs what is missing; asks nothing and takes no recommended packages.
 * @throws Error with apt's last words
 */
export async function needPackages(packages: readonly string[]): Promise<void> {
	const missing = await missingOf(packages);
	if (missing.length === 0) return;
	const install = ['install', '-y', '-q', '--no-install-recommends', ...missing];
	await oneByOne(async () => {
		const first = await run('apt-get', install, { env: QUIET, deadline: 900_000 });
		if (first.code === 0) return;
		// The usual reason on a fresh machine: package lists that are old or were never fetched.
		await mustRun('apt-get', ['update', '-q'], { env: QUIET });
		await mustRun('apt-get', install, { env: QUIET, deadline: 900_000 });
	});
}

let before: Promise<unknown> = Promise.resolve();

/** Captures begin while validators are installed, and of two that run at once apt refuses the second. */
function oneByOne<T>(run: () => Promise<T>): Promise<T> {
	const mine = before.then(run);
	before = mine.catch(() => undefined);
	return mine;
}

/** Unpacks packages under `folder` without installing them, so none of their services is started. */
export async function unpackPackages(packages: readonly string[], folder: string): Promise<void> {
	const download = () => run('apt-get', ['download', '-q', ...packages], { cwd: folder });
	await oneByOne(async () => {
		if ((await download()).code === 0) return;
		await mustRun('apt-get', ['update', '-q'], { env: QUIET });
		await mustRun('apt-get', ['download', '-q', ...packages], { cwd: folder });
	});
	await mustRun('sh', ['-c', 'for deb in ./*.deb; do dpkg-deb -x "$deb" . && rm "$deb" || exit 1; done'], {
		cwd: folder,
	});
}

/** Candidate version and all relations of a package, as `apt-cache show` words them. */
export async function packageFacts(name: string): Promise<string> {
	const shown = await run('apt-cache', ['show', '--no-all-versions', name]);
	if (shown.code === 0 && shown.stdout !== '') return shown.stdout;
	await oneByOne(() => mustRun('apt-get', ['update', '-q'], { env: QUIET }));
	return (await mustRun('apt-cache', ['show', '--no-all-versions', name])).stdout;
}

async function missingOf(packages: readonly string[]): Promise<string[]> {
	const states = await Promise.all(packages.map((name) => run('dpkg-query', ['--status', name])));
	return packages.filter((_, i) => !/^Status: install ok installed$/m.test(states[i]?.stdout ?? ''));
}
