import type { FixityOutcome } from '../records/fixity.ts';

/** What was seen when a bundle's bytes were read. */
export interface Seen {
	/** SHA-256 that the catalogue has, as `seen`: lower-case hex of the whole file. */
	readonly filed: string;
	/** Undefined where the file could not be read to its end. */
	readonly seen: string | undefined;
	/** What the checksum file beside it says of the bytes that were seen. */
	readonly companion: 'agrees' | 'differs' | 'absent';
	/** Whether the bundle agrees with itself: its seal, its manifest and its form, whatever is said of it elsewhere. */
	readonly isSound: boolean;
}

/**
 * What came of a check. Three witnesses speak of a bundle: the catalogue, the checksum file beside it and its own seal; where they differ, which of
 * them do tells rot from what somebody has done. Pure.
 */
export function fixityOutcome({ filed, seen, companion, isSound }: Seen): FixityOutcome {
	if (seen === undefined) return 'unreadable';
	if (seen === filed) {
		// The bytes are those of the catalogue, and not those that were sealed: both have been exchanged.
		if (!isSound) return 'changed';
		return companion === 'agrees' ? 'intact' : 'companion-wrong';
	}
	return companion === 'agrees' && isSound ? 'changed' : 'damaged';
}
