import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from '../machine/run.ts';
import type { Bundle } from '../validators/validator.ts';

/**
 * Unpacks a bundle with Python's zip reader, which knows nothing of ours and checks every entry's CRC.
 * @param into folder of its own, made here
 * @throws Error when the zip cannot be read, or has not exactly one root folder
 */
export async function unpack(name: string, zip: string, into: string): Promise<Bundle> {
	await mkdir(into, { recursive: true });
	await mustRun('python3', ['-m', 'zipfile', '-e', zip, into]);
	const [root, ...others] = await readdir(into);
	if (root === undefined || others.length > 0)
		throw new Error(`${zip} has not one root folder: ${[root, ...others].join(', ')}`);
	return { name, zip, folder: join(into, root) };
}

/** Packs a folder as a zip with that folder as its root. @returns path of the zip, beside the folder */
export async function repack(folder: string): Promise<string> {
	const zip = `${folder}.zip`;
	await mustRun('python3', ['-m', 'zipfile', '-c', zip, folder]);
	return zip;
}
