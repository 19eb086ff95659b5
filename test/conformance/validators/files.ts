import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from './validator.ts';

/** Where the files stand that validators look at, below the root folder. */
export const DC = 'metadata/descriptive/dc.xml';
export const PREMIS = 'metadata/preservation/premis.xml';
export const MANIFEST = 'documentation/manifest.json';
export const SIGNATURE = 'documentation/seal/manifest.sig';
export const PUBLIC_KEY = 'documentation/seal/public-key.pem';
export const APPEARANCE_PDF = 'representations/rep_appearance/data/appearance.pdf';
export const TEXT_PDF = 'representations/rep_text/data/page.pdf';
export const WACZ = 'representations/rep_web/data/snapshot.wacz';

/** Asks about one file, or says that it is missing. */
export async function ofFile(
	bundle: Bundle,
	path: string,
	ask: (file: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
	const file = join(bundle.folder, path);
	return existsSync(file) ? ask(file) : [`${path}: is missing`];
}

/** METS.xml of the package and of each representation, below the root folder. */
export async function metsPaths(bundle: Bundle): Promise<readonly string[]> {
	return ['METS.xml', ...(await representations(bundle)).map((folder) => `${folder}/METS.xml`)];
}

/** premis.xml of the package and of each representation, below the root folder. */
export async function premisPaths(bundle: Bundle): Promise<readonly string[]> {
	return [PREMIS, ...(await representations(bundle)).map((folder) => `${folder}/${PREMIS}`)];
}

async function representations({ folder }: Bundle): Promise<readonly string[]> {
	const all = join(folder, 'representations');
	const names = existsSync(all) ? (await readdir(all)).sort() : [];
	return names.map((name) => `representations/${name}`);
}
