import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Git-ignored; whoever removes it makes the next run install everything again. */
const CACHE = join(import.meta.dirname, '../../../.cache/conformance');

/**
 * A folder that `install` has filled once for this recipe. A half-done or outdated folder is emptied and filled anew,
 * because its mark is written last. Installs in place (a Python environment cannot be moved), so one process at a
 * time: the suite runs its files one after the other.
 * @param recipe all that the content depends on: names, versions, file texts
 */
export async function cached(
	name: string,
	recipe: string,
	install: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(CACHE, name);
	const mark = join(folder, '.installed');
	if (existsSync(mark) && (await readFile(mark, 'utf8')) === recipe) return folder;
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await install(folder);
	await writeFile(mark, recipe);
	return folder;
}
