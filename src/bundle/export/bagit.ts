import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../records/manifest.ts';
import { titleOf } from '../dublin-core.ts';
import { extractFiles } from './extract.ts';

export interface BagFacts {
	/** When the bag is made, `YYYY-MM-DD`. */
	readonly date: string;
	/** Name and version of the program. */
	readonly software: string;
	readonly organisation: string;
}

/**
 * Writes a bundle as a bag: the whole package as its payload, in the folder that METS names, with checksums that any BagIt program reads.
 * Source: RFC 8493 (BagIt 1.0).
 * @param folder empty; becomes the bag
 */
export async function writeBag(
	file: string,
	folder: string,
	manifest: Manifest,
	facts: BagFacts,
	signal: AbortSignal,
): Promise<void> {
	const { id } = manifest.bundle;
	const payload = await extractFiles(file, folder, (path) => `data/${id}/${path}`, signal);
	const bytes = payload.reduce((sum, one) => sum + one.bytes, 0);
	const info: readonly (readonly [string, string])[] = [
		['Source-Organization', facts.organisation],
		['External-Identifier', id],
		['External-Description', titleOf(manifest)],
		['Bagging-Date', facts.date],
		['Bag-Software-Agent', facts.software],
		['Payload-Oxum', `${bytes}.${payload.length}`],
	];
	const tags = new Map([
		['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
		['bag-info.txt', info.map(([name, value]) => `${name}: ${onOneLine(value)}\n`).join('')],
		['manifest-sha256.txt', payload.map(({ path, sha256 }) => `${sha256}  ${encoded(path)}\n`).join('')],
	]);
	const sums = [...tags].map(([name, text]) => `${hash('sha256', text, 'hex')}  ${name}\n`);
	for (const [name, text] of [...tags, ['tagmanifest-sha256.txt', sums.join('')] as const])
		await writeFile(join(folder, name), text, { flag: 'wx', flush: true });
}

/** A value that goes over several lines would have to be indented, and some readers do not know it. */
function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Section 2.1.3: line ends and the percent sign itself. */
function encoded(path: string): string {
	return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
