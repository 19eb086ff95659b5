import { PATHS } from '../layout.ts';
import { type MetsContents, readMets } from '../mets/read.ts';
import type { Files } from './contents.ts';
import type { Problem } from './report.ts';

/**
 * The METS of the package and of its representations list every file but the package's METS, each with the size and checksum
 * that it has, and nothing else. Also what the seal cannot cover (manifest, signature, public key) is checked so.
 * @param root name of the root folder
 */
export function* metsProblems(files: Files, root: string | undefined): Generator<Problem> {
	const listed = new Set<string>([PATHS.mets]);
	const unread = [PATHS.mets as string];
	for (let path = unread.pop(); path !== undefined; path = unread.pop()) {
		const mets = read(files, path);
		if ('kind' in mets) {
			yield mets;
			continue;
		}
		const folder = path.slice(0, path.lastIndexOf('/') + 1);
		const objid = folder === '' ? root : folder.split('/').at(-2);
		if (mets.objid !== objid)
			yield { kind: 'mets', path, detail: `its OBJID is ${mets.objid}, not ${objid}` };
		for (const file of mets.files) {
			const named = folder + file.path;
			listed.add(named);
			const detail = disagreement(files, named, file);
			if (detail !== undefined) yield { kind: 'mets', path, detail: `${named}: ${detail}` };
		}
		if (folder === '') unread.push(...mets.pointers);
	}
	for (const path of files.keys())
		if (!listed.has(path)) yield { kind: 'mets', path: PATHS.mets, detail: `${path}: no METS lists it` };
}

function read(files: Files, path: string): MetsContents | Problem {
	const contents = files.get(path)?.contents;
	if (!contents) return { kind: 'mets', path, detail: 'it is not there' };
	try {
		return readMets(contents);
	} catch (error) {
		return { kind: 'mets', path, detail: (error as Error).message };
	}
}

function disagreement(
	files: Files,
	path: string,
	stated: { bytes: number; sha256: string },
): string | undefined {
	const found = files.get(path);
	if (!found) return 'listed, but not in the bundle';
	if (found.bytes !== stated.bytes) return `${found.bytes} bytes; ${stated.bytes} are stated`;
	return found.sha256 === stated.sha256 ? undefined : 'its SHA-256 is not the one that is stated';
}
