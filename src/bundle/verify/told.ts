import type { Problem } from '../../records/problem.ts';

/** A problem of one of these kinds says all there is to say of a file. */
const SAYS_ALL = new Set(['missing', 'changed', 'manifest', 'signature']);
const SAYS_IT_AGAIN = new Set(['missing', 'changed', 'mets']);

/**
 * Each file is accused once: the zip's checksum, the manifest and METS all see the same changed byte, and a reader who is
 * told three times looks for three faults. @returns the problems without those that repeat an earlier one of the same file
 */
export function told(problems: readonly Problem[]): readonly Problem[] {
	const accused = new Set<string>();
	return problems.filter(({ kind, path }) => {
		const again = accused.has(path) && SAYS_IT_AGAIN.has(kind);
		if (path !== '' && SAYS_ALL.has(kind)) accused.add(path);
		return !again;
	});
}
