import { lstat, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a directory and those above it that are not there. What stands is looked for first and each step is made by
 * itself: `mkdir` with `recursive` never ends below /proc and its like, where a directory is refused with ENOENT.
 * @param path absolute
 * @param mode rights of the innermost one, before the umask
 * @returns those that were made, outermost first
 * @throws the file system's own errors; EEXIST or ENOTDIR where a file lies in the way
 */
export async function makeDirectories(path: string, mode = 0o777): Promise<readonly string[]> {
	const lacking: string[] = [];
	for (let at = path; !(await isThere(at)) && dirname(at) !== at; at = dirname(at)) lacking.unshift(at);
	if (lacking.length === 0 && !(await stat(path)).isDirectory()) await mkdir(path);
	for (const each of lacking) await makeOne(each, each === path ? mode : 0o777);
	return lacking;
}

/** False also below a file. @throws the file system's own errors */
export async function isThere(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return false;
		throw error;
	}
}

async function makeOne(path: string, mode: number): Promise<void> {
	try {
		await mkdir(path, { mode });
	} catch (error) {
		// Another process made it meanwhile; a file in its place is no directory.
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
	}
}
