import { hash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileRole } from '../../records/manifest.ts';
import { PATHS } from '../layout.ts';
import type { Verified } from '../verify/report.ts';
import { type Extracted, extractFiles, extractWarcs } from './extract.ts';
import { looseReadme, RENEWALS, SUMS } from './loose-readme.ts';

/** Where each kind of file goes; what is not named here belongs to the package and not to what it holds. */
const FOLDERS: Readonly<Partial<Record<FileRole, string>>> = {
	tile: 'bilder',
	overview: 'bilder',
	'appearance-pdf': 'pdf',
	'text-pdf': 'pdf',
	posts: 'text',
	text: 'text',
	provenance: 'metadata',
	'descriptive-metadata': 'metadata',
};
const SEAL = 'documentation/seal/';

/**
 * Writes what a bundle holds as loose files, for archives that take no WACZ and no package: pictures (PNG), PDF/A, the WARC, texts, the sealed
 * manifest, and a page of text that explains them.
 * @param folder empty; becomes the export @param renewals files of the renewals of its time stamps beside the bundle, by name
 */
export async function writeLoose(
	file: string,
	folder: string,
	verified: Verified,
	date: string,
	signal: AbortSignal,
	renewals: ReadonlyMap<string, Buffer> = new Map(),
): Promise<void> {
	const { manifest } = verified;
	const roles = new Map(manifest.files.map(({ path, role }) => [path, role]));
	const wacz = manifest.files.find(({ role }) => role === 'wacz');
	const taken = await extractFiles(file, folder, (path) => placeOf(path, roles.get(path)), verified, signal);
	const unpacked = wacz ? await warcsOf(file, folder, verified, wacz.path, signal) : [];
	const beside = await writeRenewals(folder, renewals);
	const files = [...taken, ...unpacked, ...beside].sort((a, b) => (a.path < b.path ? -1 : 1));
	const readme = looseReadme(manifest, files, date);
	await writeFile(join(folder, readme.name), readme.text, { flag: 'wx', flush: true });
	const all = [...files, { path: readme.name, bytes: 0, sha256: hash('sha256', readme.text, 'hex') }];
	const sums = all.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
	await writeFile(join(folder, SUMS), sums, { flag: 'wx', flush: true });
}

async function writeRenewals(
	folder: string,
	renewals: ReadonlyMap<string, Buffer>,
): Promise<readonly Extracted[]> {
	const written: Extracted[] = [];
	if (renewals.size > 0) await mkdir(join(folder, RENEWALS), { recursive: true });
	for (const [name, bytes] of renewals) {
		const path = `${RENEWALS}${name}`;
		await writeFile(join(folder, path), bytes, { flag: 'wx', flush: true });
		written.push({ path, bytes: bytes.length, sha256: hash('sha256', bytes, 'hex') });
	}
	return written;
}

function placeOf(path: string, role: FileRole | undefined): string | undefined {
	if (path === PATHS.manifest) return 'manifest.json';
	if (path.startsWith(SEAL)) return `sigill/${path.slice(SEAL.length)}`;
	const folder = role && FOLDERS[role];
	return folder && `${folder}/${basename(path)}`;
}

/** The WACZ is taken out, its WARCs out of it, and it is taken away. */
async function warcsOf(
	file: string,
	folder: string,
	verified: Verified,
	path: string,
	signal: AbortSignal,
): Promise<readonly Extracted[]> {
	const [wacz] = await extractFiles(
		file,
		folder,
		(p) => (p === path ? '.wacz' : undefined),
		verified,
		signal,
	);
	if (!wacz) return [];
	const inside = join(folder, wacz.path);
	const warcs = await extractWarcs(inside, folder, (name) => `webbarkiv/${name}`, signal);
	await rm(inside);
	return warcs;
}
