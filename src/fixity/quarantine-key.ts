import type { FixityOutcome } from '../records/fixity.ts';

/** Folder below a store's root for what is not what it should be. */
const FOLDER = '_quarantine';

/**
 * Key that a spoilt bundle is moved aside under: when, why, and the name that it had. It ends otherwise than a bundle's, so that nobody takes it for one.
 * @param at ISO 8601 in UTC; no two bundles of one store have the same name
 */
export function quarantineKey(path: string, why: FixityOutcome, at: string): string {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return `${FOLDER}/${at.replaceAll(':', '')}_${why}_${name}.quarantined`;
}
