import type { Manifest } from '../../records/manifest.ts';
import { type Problem, problem } from '../../records/problem.ts';
import { PATHS, sealing } from '../layout.ts';
import type { ListedEntry } from '../zip/list.ts';

/**
 * Files lie, and are listed, in the order that the manifest lists them in, then the seal, then the package's METS
 * (docs/decisions/0003). Ask only where the seal holds: the order is the manifest's. Files that are missing or extra are
 * told of elsewhere.
 * @param named by path below the root folder, as the zip's directory lists them
 */
export function orderProblems(
	manifest: Manifest,
	named: ReadonlyMap<string, ListedEntry>,
): readonly Problem[] {
	const packed = [
		...manifest.files.map(({ path }) => path),
		...sealing(manifest.seal?.stamps?.length),
		PATHS.mets,
	];
	const place = new Map(packed.map((path, index) => [path, index]));
	let [last, offset] = [-1, -1];
	for (const [path, entry] of named) {
		const index = place.get(path);
		if (index === undefined) continue;
		if (index < last || entry.offset < offset) return [problem('zip', '', 'other-order')];
		[last, offset] = [index, entry.offset];
	}
	return [];
}
