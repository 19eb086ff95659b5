import type { Manifest } from '../../records/manifest.ts';
import { type Problem, problem } from '../../records/problem.ts';
import { metsPath, PATHS, REPRESENTATIONS, sealing, unsealed } from '../layout.ts';
import { digestWithout } from '../mets/digest.ts';
import { CrowdedTag, type MetsContents, type MetsFile, readMets } from '../mets/read.ts';
import type { Files } from './contents.ts';

/**
 * What is wrong with METS.xml of the package. Where the seal holds, the manifest is the truth and METS alone is accused
 * when they differ: a file that is not as the manifest states has been named already. Where it does not hold, METS is the
 * other witness, of what the manifest cannot speak for.
 * @param root name of the root folder
 * @param sealed whether the seal holds by the manifest
 */
export function metsProblems(
	files: Files,
	root: string | undefined,
	manifest: Manifest | undefined,
	sealed: boolean,
): readonly Problem[] {
	if (!files.has(PATHS.mets)) return [problem('missing', PATHS.mets, 'not-there')];
	if (!manifest || !sealed) return [...witnessed(files, manifest)];
	if (manifest.mets === undefined) return [...disagreements(files, root, manifest)];
	const { contents } = files.get(PATHS.mets) ?? {};
	const paths = sealing(manifest.seal?.stamps?.length);
	const later = new Map(
		paths.flatMap((path) => {
			const found = files.get(path);
			return found ? [[path, found] as const] : [];
		}),
	);
	if (contents && digestWithout(contents, later) === manifest.mets.sha256) return [];
	return [problem('mets', PATHS.mets, 'mets-changed')];
}

/** For bundles whose manifest does not state what METS is: what can be compared without that. The package's METS lists every file that the manifest states, but those that a representation's own METS lists. */
function* disagreements(files: Files, root = '', manifest: Manifest): Generator<Problem> {
	const accuse = (code: 'mets-states-otherwise' | 'mets-lists-unknown' | 'mets-omits', file: string) =>
		problem('mets', PATHS.mets, code, { file });
	const mets = read(files, PATHS.mets);
	if ('kind' in mets) return yield mets;
	const { objid } = mets;
	if (objid !== root && objid !== manifest.bundle.id)
		yield problem('mets', PATHS.mets, 'mets-of-another', { objid, root });
	const expected = new Map<string, Omit<MetsFile, 'path'>>(manifest.files.map((file) => [file.path, file]));
	for (const path of unsealed()) {
		const found = files.get(path);
		if (found && path !== PATHS.mets) expected.set(path, found);
	}
	const listed = new Set<string>();
	for (const { path, bytes, sha256 } of mets.files) {
		const known = expected.get(path);
		listed.add(path);
		if (!known) yield accuse('mets-lists-unknown', path);
		else if (known.bytes !== bytes || known.sha256 !== sha256) yield accuse('mets-states-otherwise', path);
	}
	for (const path of expected.keys())
		if (!listed.has(path) && !listedByRepresentation(path)) yield accuse('mets-omits', path);
}

function listedByRepresentation(path: string): boolean {
	return path.startsWith('representations/') && !REPRESENTATIONS.some((name) => metsPath(name) === path);
}

/** Files that are not as METS states: the manifest and the seal, or all of them where there is no manifest to ask. */
function* witnessed(files: Files, manifest: Manifest | undefined): Generator<Problem> {
	const listed = new Set<string>([PATHS.mets]);
	const unread: string[] = [PATHS.mets];
	// Two that point at each other, or one at itself, are each read once.
	const pointed = new Set(unread);
	let whole = true;
	for (let metsFile = unread.pop(); metsFile !== undefined; metsFile = unread.pop()) {
		const mets = read(files, metsFile);
		if ('kind' in mets) {
			whole = false;
			yield mets;
			continue;
		}
		const folder = metsFile.slice(0, metsFile.lastIndexOf('/') + 1);
		for (const file of mets.files) {
			const path = folder + file.path;
			listed.add(path);
			if (!manifest || isLater(path)) yield* testimony(files, path, file);
		}
		for (const path of manifest ? [] : mets.pointers) {
			if (pointed.has(path) || !files.has(path)) continue;
			pointed.add(path);
			unread.push(path);
		}
	}
	if (manifest || !whole) return;
	for (const path of files.keys()) if (!listed.has(path)) yield problem('extra', path, 'not-in-mets');
}

/** Made of the manifest or after it: what only METS can speak for where the seal does not hold. */
function isLater(path: string): boolean {
	return unsealed().has(path) || path.startsWith('documentation/seal/timestamp-');
}

function* testimony(files: Files, path: string, stated: Omit<MetsFile, 'path'>): Generator<Problem> {
	const found = files.get(path);
	if (!found) yield problem('missing', path, 'in-mets-only');
	else if (found.bytes !== stated.bytes || found.sha256 !== stated.sha256)
		yield problem('changed', path, 'not-as-mets-states');
}

function read(files: Files, path: string): MetsContents | Problem {
	try {
		return readMets(files.get(path)?.contents ?? Buffer.alloc(0));
	} catch (error) {
		if (error instanceof CrowdedTag) return problem('mets', path, 'mets-crowded', error.data);
		return problem('mets', path, 'mets-unreadable', { why: (error as Error).message });
	}
}
