/** What a fixity check (beständighetskontroll) found of a stored bundle. */
export const FIXITY_OUTCOMES = [
	/** Its bytes are those that were filed, its seal holds, and the checksum file beside it says the same. */
	'intact',
	/** The bundle is as it was filed; what lies beside it is not: its checksum file, or the renewals of its time stamps, are gone or say otherwise. */
	'companion-wrong',
	/** Byte for byte what was filed, the log says, and the check objects to it all the same: the check knows more or otherwise than the one that filed it. */
	'questioned',
	/** Its bytes are not those that were filed, though nobody has written the file since it was last whole: the disk has let them decay (bit rot). */
	'rotten',
	/** Its bytes are not those that were filed, the file was written to, and nothing beside them says that they should be so: a program has spoilt it, or cut it short. */
	'damaged',
	/** Other bytes than were filed, in agreement with themselves and the checksum file beside them, or with an altered line of the catalogue: somebody has put another bundle there. */
	'changed',
	/** The bundle is as it was filed: the event log, its own seal and the checksum file say so. The line of the catalogue says otherwise, and has been altered. */
	'catalogue-differs',
	/** There is no file in its place, although others lie in theirs. */
	'missing',
	/** It was spoilt and has been moved aside; nothing lies in its place yet. */
	'quarantined',
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
	return !WHOLE.has(outcome);
}

const WHOLE: ReadonlySet<FixityOutcome> = new Set(['intact', 'companion-wrong', 'unreadable']);
export const SPOILT_OUTCOMES: readonly FixityOutcome[] = FIXITY_OUTCOMES.filter(isSpoilt);

/** Its own bytes are not in its place: what it held is only in a copy, if anywhere. */
export const LOST_OUTCOMES = [
	'rotten',
	'damaged',
	'changed',
	'missing',
	'quarantined',
] as const satisfies readonly FixityOutcome[];

/** Said of a whole bundle as a check's detail: fewer renewals of its time stamps lie beside it than were made, or those that do are not what was made. */
export const RENEWALS_MISSING = 'renewals-missing';
export const RENEWALS_DAMAGED = 'renewals-damaged';
/** Said where the bundle is as it was filed, and the folder of those renewals could not be read: nothing is known of them. */
export const RENEWALS_UNREADABLE = 'renewals-unreadable';
/** Said of a bundle that could not be read because nothing lies in its store: as where a disk is not mounted. */
export const STORE_EMPTY = 'store-empty';
/** Said of an intact bundle: the newest renewal of its time stamps is dated after the clock that it was checked by. Nothing is wrong with either; the clock is behind. */
export const CLOCK_BEHIND = 'clock-behind';

/** Whether a whole bundle wants for the renewals of its time stamps, which the second store may have. */
export function isWithoutRenewals({ outcome, detail }: Pick<FixityCheck, 'outcome' | 'detail'>): boolean {
	return outcome === 'companion-wrong' && (detail === RENEWALS_MISSING || detail === RENEWALS_DAMAGED);
}

/** What the job does something about by itself. */
export function isToBeMended(check: Pick<FixityCheck, 'outcome' | 'detail'>): boolean {
	return isSpoilt(check.outcome) || isWithoutRenewals(check);
}

/** What programs are told of: what is to be mended, and what the disk does not give back, of the bundle or of the renewals beside it. A store that is not there at all is no matter of each of its bundles. */
export function isTold(check: Pick<FixityCheck, 'outcome' | 'detail'>): boolean {
	return isToBeMended(check) || (check.outcome === 'unreadable' && check.detail !== STORE_EMPTY);
}

/** What lies in the bundle's place is not the bundle: it is moved aside, and never deleted. What is byte for byte what was filed stays, whatever is thought of it. */
export function isToBeQuarantined(outcome: FixityOutcome): boolean {
	return outcome === 'rotten' || outcome === 'damaged' || outcome === 'changed';
}

/** What a reading of a copy in the second store found. */
export type CopyOutcome = Extract<FixityOutcome, 'intact' | 'damaged' | 'missing' | 'unreadable'>;

/** A bundle's copy in the second store. */
export interface BundleCopy {
	readonly copiedAt: string;
	/** When it was read to its end last, or tried to be. */
	readonly checkedAt: string;
	readonly outcome: CopyOutcome;
	/** Renewals of its time stamps that lie beside it. */
	readonly renewals: number;
}

export const MEND_KINDS = ['quarantine', 'restore', 'correction'] as const;
export type MendKind = (typeof MEND_KINDS)[number];

/** What was done about a bundle that was not as it should be. */
export interface Mend {
	readonly id: string;
	readonly kind: MendKind;
	readonly bundleId: string;
	readonly at: string;
	/** A person, or the worker that did it by itself. */
	readonly by: string;
	/** What the check before it found. */
	readonly why: FixityOutcome;
	/** Of a quarantine (karantän) the key that the file lies under; of a restore the second store's name; of a correction of the catalogue's line the event that was followed. */
	readonly place: string;
}

/** Whether a restore brought back the renewals of a whole bundle's time stamps: the bundle itself lay there all the time. */
export function isOfRenewals({ kind, why }: Pick<Mend, 'kind' | 'why'>): boolean {
	return kind === 'restore' && why === 'companion-wrong';
}
