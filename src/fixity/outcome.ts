import type { FixityOutcome } from '../records/fixity.ts';

/** What was seen when a bundle's bytes were read. */
export interface Seen {
	/** SHA-256 that the catalogue's line has, as `seen`: lower-case hex of the whole file. */
	readonly filed: string;
	/** What the event log says of it, which is chained and cannot be altered by itself; undefined where it tells nothing. */
	readonly logged: string | undefined;
	/** Undefined where the file could not be read to its end. */
	readonly seen: string | undefined;
	/** Whether the size in the catalogue's line is that of the file. */
	readonly isOfSize: boolean;
	/** What the checksum file beside it says of the bytes that were seen. */
	readonly companion: 'agrees' | 'differs' | 'absent';
	/** Whether the bundle agrees with itself: its seal, its manifest and its form, whatever is said of it elsewhere. */
	readonly isSound: boolean;
	/** Whether it says that it is another bundle than the one that was filed here. */
	readonly isAnother: boolean;
	/** Whether the file was written to after it was last known to be whole, or its size is another: else nobody has touched it. */
	readonly isTouched: boolean;
}

/**
 * What came of a check. Five witnesses speak of a bundle: the catalogue's line, the event log, the checksum file beside it, its own seal, and the disk
 * that says when it was written; where they differ, which of them do tells rot from what somebody has done, and to what. Pure.
 */
export function fixityOutcome(found: Seen): FixityOutcome {
	const { filed, seen, companion, isSound } = found;
	const logged = found.logged ?? filed;
	if (seen === undefined) return 'unreadable';
	if (seen === logged) {
		// Nobody has exchanged what the chained log tells of: what the check objects to was there when it was filed.
		if (!isSound) return 'questioned';
		if (seen !== filed || !found.isOfSize) return 'catalogue-differs';
		return companion === 'agrees' ? 'intact' : 'companion-wrong';
	}
	// Whoever exchanges a bundle may exchange the catalogue's line too; the log stays.
	if (seen === filed || ((companion === 'agrees' || found.isAnother) && isSound)) return 'changed';
	return found.isTouched ? 'damaged' : 'rotten';
}
