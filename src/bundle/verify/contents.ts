import type { Manifest } from '../../records/manifest.ts';
import { type Problem, problem } from '../../records/problem.ts';
import { PATHS, unsealed } from '../layout.ts';
import { parseManifest } from '../manifest.ts';
import type { Found } from '../zip/walk.ts';

/** Files by path below the root folder. */
export type Files = ReadonlyMap<string, Found>;

/** @returns the manifest, or what is wrong with it */
export function readManifestOf(
	files: Files,
	root: string | undefined,
): { manifest?: Manifest; problems: Problem[] } {
	const contents = files.get(PATHS.manifest)?.contents;
	if (!contents) return { problems: [problem('missing', PATHS.manifest, 'not-there')] };
	try {
		const manifest = parseManifest(contents);
		return { manifest, problems: [...manifestProblems(manifest, root)] };
	} catch (error) {
		const why = (error as Error).message;
		return { problems: [problem('manifest', PATHS.manifest, 'bad-manifest', { why })] };
	}
}

function* manifestProblems({ bundle: { id }, seal, files }: Manifest, root = ''): Generator<Problem> {
	const path = PATHS.manifest;
	const later = unsealed(seal?.stamps?.length);
	if (id !== root) yield problem('manifest', path, 'other-bundle', { id, root });
	const paths = new Set<string>();
	for (const { path: file } of files) {
		if (paths.has(file)) yield problem('manifest', path, 'listed-twice', { file });
		if (later.has(file)) yield problem('manifest', path, 'lists-unsealed', { file });
		paths.add(file);
	}
}

/** Every file that the manifest lists is there as it was packed, and none that it does not know. */
export function* contentProblems(manifest: Manifest, files: Files): Generator<Problem> {
	const listed = new Set(manifest.files.map(({ path }) => path));
	const later = unsealed(manifest.seal?.stamps?.length);
	for (const { path, bytes, sha256 } of manifest.files) {
		const found = files.get(path);
		if (!found) yield problem('missing', path, 'not-held');
		else if (found.bytes !== bytes)
			yield problem('changed', path, 'other-size', { bytes: found.bytes, stated: bytes });
		else if (found.sha256 !== sha256) yield problem('changed', path, 'other-checksum');
	}
	for (const path of files.keys())
		if (!listed.has(path) && !later.has(path)) yield problem('extra', path, 'not-listed');
}
