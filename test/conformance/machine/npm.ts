import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { has, mustRun } from './run.ts';

/** Why no package of npm's can be had here; undefined when one can. */
export async function whyNotNpm(): Promise<string | undefined> {
	return (await has('npm')) ? undefined : 'this machine has no npm';
}

/** Fetches one package without what it depends on, and runs none of its scripts. @returns its folder */
export async function npmPackage({ name, version }: { name: string; version: string }): Promise<string> {
	const folder = await cached(name, `${name}@${version}`, async (into) => {
		await writeFile(join(into, 'package.json'), '{"private":true}\n');
		const packed = await mustRun('npm', ['pack', '--silent', '--ignore-scripts', `${name}@${version}`], {
			cwd: into,
		});
		await mustRun('tar', ['-xzf', packed.stdout.trim().split('\n').at(-1) ?? ''], { cwd: into });
	});
	return join(folder, 'package');
}
