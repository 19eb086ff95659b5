import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { titleOf } from '../dublin-core.ts';
import type { Verified } from '../verify/report.ts';
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
 * @param folder empty; becomes the bag @param renewals files beside the bundle, by name, which become tag files: they are of the zip, which the bag does not hold
 */
export async function writeBag(
	file: string,
	folder: string,
	verified: Verified,
	facts: BagFacts,
	signal: AbortSignal,
	renewals: ReadonlyMap<string, Buffer> = new Map(),
): Promise<void> {
	const { manifest } = verified;
	const { id } = manifest.bundle;
	const payload = await extractFiles(file, folder, (path) => `data/${id}/${path}`, verified, signal);
	const bytes = payload.reduce((sum, one) => sum + one.bytes, 0);
	const info: readonly (readonly [string, string])[] = [
		['Source-Organization', facts.organisation],
		['External-Identifier', id],
		['External-Description', titleOf(manifest)],
		['Bagging-Date', facts.date],
		['Bag-Software-Agent', facts.software],
		...(renewals.size > 0 ? [['Internal-Sender-Description', RENEWALS] as const] : []),
		['Payload-Oxum', `${bytes}.${payload.length}`],
	];
	const tags = new Map([
		['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
		['bag-info.txt', info.map(([name, value]) => `${name}: ${onOneLine(value)}\n`).join('')],
		['manifest-sha256.txt', payload.map(({ path, sha256 }) => `${sha256}  ${encoded(path)}\n`).join('')],
	]);
	if (renewals.size > 0) await mkdir(join(folder, 'seal-renewals'));
	const beside = [...renewals].map(([name, bytes]) => [`seal-renewals/${name}`, bytes] as const);
	const all = [...tags, ...beside];
	const sums = all.map(([name, text]) => `${hash('sha256', text, 'hex')}  ${name}\n`);
	for (const [name, text] of [...all, ['tagmanifest-sha256.txt', sums.join('')] as const])
		await writeFile(join(folder, name), text, { flag: 'wx', flush: true });
}

const RENEWALS =
	'seal-renewals/ holds the renewals of the time stamp of the zip that this package was taken out of. They are checked against that zip, which whoever made the bag keeps.';

/** A value that goes over several lines would have to be indented, and some readers do not know it. */
function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Section 2.1.3: line ends and the percent sign itself. */
function encoded(path: string): string {
	return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
