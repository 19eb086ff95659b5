import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { metsPaths } from './files.ts';
import type { Bundle } from './validator.ts';

/** What each METS of a bundle says of itself in PROFILE, the package's first; empty where it says nothing. */
export function profilesOf(bundle: Bundle): Promise<readonly string[]> {
	return metsPaths(bundle).then((paths) =>
		Promise.all(
			paths.map(async (path) => {
				const text = await readFile(join(bundle.folder, path), 'utf8').catch(() => '');
				return /\sPROFILE="([^"]*)"/.exec(text)?.[1] ?? '';
			}),
		),
	);
}

/** The version of E-ARK that a bundle claims, as a receiver reads it. */
export async function earkVersion(bundle: Bundle): Promise<'2.1.0' | '2.2.0'> {
	const [root = ''] = await profilesOf(bundle);
	return root.endsWith('-v2-2-0.xml') ? '2.2.0' : '2.1.0';
}
