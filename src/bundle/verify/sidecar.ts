import { readFile } from 'node:fs/promises';
import { type Problem, problem } from '../../records/problem.ts';
import type { VerifyReport } from './report.ts';

/**
 * Compares the checksum file beside a bundle, `<file>.sha256` in the form of `sha256sum`, with the bundle's own bytes.
 * The name in it is not compared: a bundle may be renamed.
 */
export async function checkSidecar(
	file: string,
	sha256: string,
): Promise<{ sidecar: VerifyReport['sidecar']; problems: readonly Problem[] }> {
	const text = await readFile(`${file}.sha256`, 'latin1').catch((error: NodeJS.ErrnoException) => error);
	if (text instanceof Error) {
		if (text.code === 'ENOENT') return { sidecar: 'absent', problems: [] };
		return {
			sidecar: 'differs',
			problems: [problem('sidecar', '', 'sidecar-unreadable', { why: text.message })],
		};
	}
	const stated = /^([0-9a-fA-F]{64})[ \t]+[ *]?[^\n]*\n?$/.exec(text)?.[1]?.toLowerCase();
	if (stated === sha256) return { sidecar: 'agrees', problems: [] };
	const differs =
		stated === undefined
			? problem('sidecar', '', 'sidecar-odd')
			: problem('sidecar', '', 'sidecar-differs', { stated, actual: sha256 });
	return { sidecar: 'differs', problems: [differs] };
}
