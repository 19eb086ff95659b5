import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { mustRun } from '../machine/run.ts';
import { WACZ } from '../validators/files.ts';
import type { Bundle } from '../validators/validator.ts';
import { repack } from './unpack.ts';

/** @param folder unpacked root folder of a copy that may be spoiled */
export type Spoil = (folder: string) => Promise<void>;

/**
 * Copies a bundle and spoils the copy, unpacked and as a zip, with its checksum file.
 * @param into folder of its own, made here
 * @throws Error when the way to spoil it changed nothing: the bundle is not as it was when the way was written
 */
export async function spoiledCopy(bundle: Bundle, name: string, spoil: Spoil, into: string): Promise<Bundle> {
	const folder = join(into, basename(bundle.folder));
	await cp(bundle.folder, folder, { recursive: true });
	await spoil(folder);
	const zip = await repack(folder);
	const sum = await mustRun('sha256sum', [basename(zip)], { cwd: into });
	await writeFile(`${zip}.sha256`, sum.stdout);
	return { name, zip, folder };
}

/** Hands out a spoiled copy, and removes it. */
export async function withSpoiled<T>(
	bundle: Bundle,
	spoil: Spoil,
	use: (spoiled: Bundle) => Promise<T>,
): Promise<T> {
	const temporary = await mkdtemp(join(tmpdir(), 'broken-'));
	try {
		return await use(await spoiledCopy(bundle, `${bundle.name}, spoiled`, spoil, temporary));
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}

/** Changes a text file, which has to change. */
export async function change(folder: string, path: string, by: (text: string) => string): Promise<void> {
	const before = await readFile(join(folder, path), 'utf8');
	const after = by(before);
	if (after === before) throw new Error(`${path} has nothing there to spoil`);
	await writeFile(join(folder, path), after);
}

/** Changes a WACZ, unpacked. */
export async function changeWacz(folder: string, by: (unpacked: string) => Promise<void>): Promise<void> {
	const wacz = join(folder, WACZ);
	const unpacked = `${wacz}.unpacked`;
	await mustRun('python3', ['-m', 'zipfile', '-e', wacz, unpacked]);
	await by(unpacked);
	await rm(wacz);
	const entries = await readdir(unpacked);
	await mustRun('python3', ['-m', 'zipfile', '-c', wacz, ...entries], { cwd: unpacked });
	await rm(unpacked, { recursive: true });
}
