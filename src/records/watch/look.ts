import type { FindingCode } from '../verdict.ts';
import type { StandingFinding } from './finding.ts';

/** A picture of a profile, as it was shown. */
export interface PictureSeen {
	/** Where it was loaded from; platforms change it without changing the picture. */
	readonly address: string;
	/** Of the bytes; lower-case hex. */
	readonly sha256: string;
	/** What it looks like in 8 × 8 colours, 192 bytes in base64: nearly equal for the same picture packed anew. */
	readonly sketch: string;
	/** The page only declares it to those who share it: it need not be the one that it shows. */
	readonly isDeclared?: true;
}

/** What a profile shows of itself. Absent is what could not be read, and says nothing of what is there. */
export interface ProfileSeen {
	readonly name?: string;
	readonly avatar?: PictureSeen;
	readonly cover?: PictureSeen;
	/** Where the account's address led in the end. */
	readonly address?: string;
	readonly bio?: string;
	/** The page does not show it as a presentation: it declares it to those who share it, or it is what stands longest in its head. */
	readonly isBioDeclared?: true;
	readonly link?: string;
	readonly verified?: boolean;
	/** As shown: platforms round it. */
	readonly followers?: number;
	/** Posts that the account says it has. */
	readonly posts?: number;
	/** Its head could not be told to be drawn whole: however often that is, what is absent is not gone. */
	readonly isPartial?: true;
}

export const MAJOR = ['name', 'avatar', 'cover', 'address'] as const;
export const MINOR = ['bio', 'link', 'verified'] as const;
/** What of a profile is compared from look to look. */
export type Watched = (typeof MAJOR)[number] | (typeof MINOR)[number];

/** One thing that is another than it was. */
export interface ProfileChange {
	readonly what: Watched;
	/** A major one is documented by a snapshot; a minor one is only noted. */
	readonly weight: 'major' | 'minor';
	/** As shown; of a picture the beginning of its checksum. Empty for what was not there. */
	readonly from: string;
	readonly to: string;
}

/** Why a look did not see the account: a code of the judge. */
export interface LookFailure {
	readonly code: FindingCode;
	/** English prose. */
	readonly detail: string;
}

/** One light look at an account (bevakning). Times are ISO 8601 in UTC. */
export interface Look {
	readonly id: string;
	readonly accountId: string;
	readonly at: string;
	readonly ms: number;
	readonly address: string;
	readonly finalAddress: string;
	/** It was made with the account's stored login. */
	readonly loggedIn: boolean;
	/** Absent where the account was seen. */
	readonly failure?: LookFailure;
	/** Equal for two looks between which nothing major changed; absent where the account has never been seen. */
	readonly fingerprint?: string;
	readonly changes: readonly ProfileChange[];
	readonly followers?: number;
	readonly posts?: number;
	/** What it found that was not there at the look before, and what was gone. */
	readonly begun: readonly StandingFinding['code'][];
	readonly ended: readonly StandingFinding['code'][];
	/** Path below DATA_DIR of the picture of the first screen, with `/`; absent where it was not taken or is not kept any more. */
	readonly picture?: string;
	/** Of the snapshot that the look ordered, or that was waiting already. */
	readonly orderId?: string;
}
