/** What a fixity check (beständighetskontroll) found of a stored bundle. */
export const FIXITY_OUTCOMES = [
	/** Its bytes are those that were filed, its seal holds, and the checksum file beside it says the same. */
	'intact',
	/** The bundle is as it was filed; the checksum file beside it is gone or says otherwise. */
	'companion-wrong',
	/** Its bytes are not those that were filed, and nothing beside them says that they should be: the disk or a program has spoilt it. */
	'damaged',
	/** Other bytes than were filed, in agreement with themselves and the checksum file beside them; or a seal that does not hold although every checksum does: somebody has put another bundle there. */
	'changed',
	/** There is no file in its place, although others lie in theirs. */
	'missing',
	/** The disk or its rights let nobody read it now: nothing is known, and it is tried again. */
	'unreadable',
] as const;
export type FixityOutcome = (typeof FIXITY_OUTCOMES)[number];

/** One reading of a stored bundle's bytes against what is known of them. */
export interface FixityCheck {
	readonly bundleId: string;
	readonly at: string;
	readonly outcome: FixityOutcome;
	/** Of the whole file as it lies there, lower-case hex; absent where it could not be read to its end. */
	readonly sha256?: string;
	/** Code of the first thing that was wrong, such as `read-failed` or `sidecar-differs`. */
	readonly detail?: string;
	readonly ms: number;
}

/** A bundle that nobody should hand out before somebody has looked at it. */
export function isSpoilt(outcome: FixityOutcome): boolean {
	return outcome === 'damaged' || outcome === 'changed' || outcome === 'missing';
}
