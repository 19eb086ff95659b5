import { join } from 'node:path';
import { cached } from './cache.ts';
import { needPackages, whyNotDebian } from './debian.ts';
import { mustRun, run } from './run.ts';

const PACKAGES = ['python3', 'python3-venv'];

/** Why no Python program can be had here; undefined when one can. */
export async function whyNotPython(): Promise<string | undefined> {
	return (await hasPython()) ? undefined : whyNotDebian(PACKAGES);
}

/**
 * An environment of its own with these packages.
 * @param requirements as pip words them, with versions
 * @returns folder of its programs
 */
export async function pythonTools(name: string, requirements: readonly string[]): Promise<string> {
	if (!(await hasPython())) await needPackages(PACKAGES);
	const folder = await cached(name, requirements.join(' '), async (into) => {
		await mustRun('python3', ['-m', 'venv', join(into, 'venv')]);
		await mustRun(join(into, 'venv/bin/pip'), ['install', '--quiet', ...requirements]);
	});
	return join(folder, 'venv/bin');
}

/** Debian's python3 is without what an environment is made with. */
async function hasPython(): Promise<boolean> {
	const asked = await run('sh', [
		'-c',
		'command -v python3 >/dev/null && python3 -c "import ensurepip, venv"',
	]);
	return asked.code === 0;
}
