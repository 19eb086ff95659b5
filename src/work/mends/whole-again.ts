import type { CheckedBundle } from '../check-fixity.ts';

/** Whether a bundle, or what lies beside it, was brought back after the check that found it spoilt. */
export function isWholeAgain({ mended }: Pick<CheckedBundle, 'mended'>): boolean {
	return mended?.trouble === undefined && mended?.mends.at(-1)?.kind === 'restore';
}
