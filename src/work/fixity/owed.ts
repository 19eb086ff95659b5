import type { FixityState } from '../../office/fixity.ts';

/** Whether no whole copy lies in the second store. One that could not be read once may be whole. */
export function isOwed(copy: FixityState['copy']): boolean {
	return copy === undefined || copy.outcome === 'damaged' || copy.outcome === 'missing';
}
