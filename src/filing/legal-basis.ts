import { LEGAL_BASES } from '../records/legal-basis.ts';
import type { WayIn } from '../records/occasion.ts';

/**
 * The legal basis that a manifest states. Of an account that nobody has registered it is not even known that it is an
 * authority's own, and a page that was shown to a login shows more than what is presumed of posts and comments.
 * @param isDefault true where unit, plan or row are the marked defaults
 */
export function legalBasis(isDefault: boolean, wayIn: WayIn): string {
	if (isDefault) return LEGAL_BASES['not-stated'].sv;
	return LEGAL_BASES[wayIn === 'browser' ? 'presumed-public' : 'presumed-public-by-login'].sv;
}
