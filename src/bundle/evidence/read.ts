import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MOST_ANSWER } from '../stamp/token.ts';

/** A renewal of a bundle's time stamp, as it lies beside the bundle (docs/decisions/0021). */
export interface Renewal {
	/** From 1. */
	readonly number: number;
	/** Its three files, by their names; one that is not there is empty. */
	readonly files: ReadonlyMap<string, Buffer>;
}

/** Endings of a renewal's files: what is stamped, the stamp, and its certificates up to the root. The stamp is written last. */
export const LIST = '.sha512';
export const STAMP = '.tsr';
export const CHAIN = '.pem';
const ENDINGS = [LIST, CHAIN, STAMP];
/** So many are made at the most. More that lie there are read, so that what is wrong with them is told. */
export const MOST_RENEWALS = 999;

/** Where the renewals of a bundle lie. @param file path or key of the bundle */
export function evidenceFolder(file: string): string {
	return `${file}.seal`;
}

/** @returns the name of a renewal's file in its folder, such as `0001.tsr` */
export function evidenceName(number: number, ending: string): string {
	return `${String(number).padStart(4, '0')}${ending}`;
}

/**
 * The renewals that lie beside a bundle, the oldest first. One whose stamp is not there was broken off when it was made, and is none; those that a later one
 * speaks of are missed by it.
 * @throws what the file system throws where the folder cannot be read
 */
export async function readRenewals(file: string): Promise<readonly Renewal[]> {
	const folder = evidenceFolder(file);
	const names = await namesIn(folder);
	const numbers = names.flatMap((name) => /^(\d{4})\.tsr$/.exec(name)?.[1] ?? []).map(Number);
	const renewals: Renewal[] = [];
	for (const number of numbers.sort((a, b) => a - b)) {
		const files = new Map<string, Buffer>();
		for (const ending of ENDINGS) {
			const name = evidenceName(number, ending);
			files.set(name, names.includes(name) ? await readSmall(join(folder, name)) : Buffer.alloc(0));
		}
		renewals.push({ number, files });
	}
	return renewals;
}

/** What stands in a list of `sha512sum`: the checksum by name. @returns undefined for what is no such list */
export function readList(list: Buffer): ReadonlyMap<string, string> | undefined {
	const stated = new Map<string, string>();
	for (const line of list.toString().split('\n')) {
		if (line === '') continue;
		const [, hash, name] = /^([0-9a-f]{128}) [ *](.+)$/.exec(line) ?? [];
		if (hash === undefined || name === undefined) return undefined;
		stated.set(name, hash);
	}
	return stated;
}

/**
 * What a renewal stamps: a fresh checksum of the bundle, and those of all evidence before, in the form of `sha512sum`.
 * @param file name of the bundle, without its folder @param sha512 of the bundle, hex
 */
export function writeList(
	file: string,
	sha512: string,
	earlier: readonly Renewal[],
	hash: (bytes: Buffer) => string,
): Buffer {
	const lines = earlier.flatMap(({ files }) =>
		[...files].map(([name, bytes]) => `${hash(bytes)}  ${evidenceFolder(file)}/${name}`),
	);
	return Buffer.from(`${[`${sha512}  ${file}`, ...lines].join('\n')}\n`);
}

/** The name of a file in a list, without the folder that the bundle's name is part of: a bundle may have been renamed. */
export function nameInFolder(name: string): string {
	return basename(name);
}

async function namesIn(folder: string): Promise<readonly string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return [];
		throw error;
	}
}

/** Never more than evidence has; what is larger, or no file, is none of ours and is told of as such. */
async function readSmall(path: string): Promise<Buffer> {
	const found = await stat(path);
	// A named pipe has no end, and would hold the program for ever.
	return found.isFile() && found.size <= MOST_ANSWER ? readFile(path) : Buffer.from('none of ours');
}
