import { LEGAL_BASES } from '../records/legal-basis.ts';

/**
 * The legal basis that a manifest states. Of an account that nobody has registered it is not even known that it is an
 * authority's own.
 * @param isDefault true where unit, plan or row are the marked defaults
 */
export function legalBasis(isDefault: boolean): string {
	return LEGAL_BASES[isDefault ? 'not-stated' : 'presumed-public'].sv;
}
