import type { Manifest } from '../../records/manifest.ts';
import { PATHS, UNSEALED } from '../layout.ts';
import { parseManifest } from '../manifest.ts';
import type { Found } from '../zip/walk.ts';
import type { Problem } from './report.ts';

/** Files by path below the root folder. */
export type Files = ReadonlyMap<string, Found>;

/** @returns the manifest, or what is wrong with it */
export function readManifestOf(
	files: Files,
	root: string | undefined,
): { manifest?: Manifest; problems: Problem[] } {
	const contents = files.get(PATHS.manifest)?.contents;
	if (!contents)
		return { problems: [{ kind: 'manifest', path: PATHS.manifest, detail: 'there is no manifest' }] };
	try {
		const manifest = parseManifest(contents);
		return { manifest, problems: [...manifestProblems(manifest, root)] };
	} catch (error) {
		return { problems: [{ kind: 'manifest', path: PATHS.manifest, detail: (error as Error).message }] };
	}
}

function* manifestProblems({ bundle, files }: Manifest, root: string | undefined): Generator<Problem> {
	const problem = (detail: string): Problem => ({ kind: 'manifest', path: PATHS.manifest, detail });
	if (bundle.id !== root) yield problem(`it is the manifest of ${bundle.id}, not of ${root}`);
	const paths = new Set<string>();
	for (const { path } of files) {
		if (paths.has(path)) yield problem(`it lists ${path} twice`);
		if (UNSEALED.has(path)) yield problem(`it lists ${path}, which is made after it`);
		paths.add(path);
	}
}

/** Every file that the manifest lists is there as it was packed, and none that it does not know. */
export function* contentProblems(manifest: Manifest, files: Files): Generator<Problem> {
	const listed = new Set(manifest.files.map(({ path }) => path));
	for (const { path, bytes, sha256 } of manifest.files) {
		const found = files.get(path);
		if (!found) yield { kind: 'missing', path, detail: 'the manifest lists it, the bundle does not hold it' };
		else if (found.bytes !== bytes)
			yield { kind: 'changed', path, detail: `it is ${found.bytes} bytes; the manifest states ${bytes}` };
		else if (found.sha256 !== sha256)
			yield { kind: 'changed', path, detail: 'its SHA-256 is not the one that the manifest states' };
	}
	for (const path of files.keys())
		if (!listed.has(path) && !UNSEALED.has(path))
			yield { kind: 'extra', path, detail: 'the manifest does not list it' };
}
