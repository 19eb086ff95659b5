import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from '../temp-office.ts';
import type { Opened } from './targets-contract.ts';

/** What lies in a folder, seen from the test's side. */
export function seenIn(folder: string): Omit<Opened, 'target'> {
	return {
		look: (key) => readFile(join(folder, key)).catch(() => undefined),
		async lay(key, bytes) {
			await mkdir(dirname(join(folder, key)), { recursive: true });
			await writeFile(join(folder, key), bytes);
		},
		names: async (below) => (await readdir(join(folder, below)).catch(() => [])).sort(),
	};
}

/** Mounts a disk with little room over a folder. @param size as tmpfs takes it, half a megabyte where absent @returns the folder; undefined where this user may not mount */
export async function smallDisk(folder?: string, size = '512k'): Promise<string | undefined> {
	const small = folder ?? (await tempDir());
	const options = `size=${size},mode=777`;
	if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', small]).status !== 0) return undefined;
	onTestFinished(() => void spawnSync('umount', [small]));
	return small;
}
