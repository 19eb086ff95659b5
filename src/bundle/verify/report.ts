import type { Manifest } from '../../records/manifest.ts';
import type { Problem } from '../../records/problem.ts';
import type { SealKey, StampFacts } from '../../records/seal.ts';
import type { Trust } from '../evidence/check.ts';
import type { KeyTime } from './key-time.ts';

export interface VerifyReport {
	/** True when there is no problem. */
	readonly ok: boolean;
	readonly bundleId?: string;
	/** Of the zip. */
	readonly bytes: number;
	/** Of the zip, lower-case hex; '' when it could not be read to its end. */
	readonly sha256: string;
	/** As `sha256`; there where renewals of the time stamps lie beside the bundle, which are over it, or where it was asked for. */
	readonly sha512?: string;
	/** How many files' contents were checked against the manifest or METS. */
	readonly filesChecked: number;
	/** Whether a checksum file lies beside the bundle: without it, only the seal and the zip's own checksums speak. */
	readonly sidecar: 'agrees' | 'differs' | 'absent';
	/** SHA-256 of the public key that the seal holds by, hex; compare it with the organisation's. Absent when the seal is broken. */
	readonly sealedBy?: string;
	/** Whether it was sealed while the key was in use; there where the seal holds and the reader has said which keys count. */
	readonly keyTime?: KeyTime;
	/** Time stamps that hold, those in the bundle and then the renewals beside it, oldest first. */
	readonly stamps: readonly StampFacts[];
	/** Numbers of the renewals that lie beside the bundle, whether they hold or not. */
	readonly renewals: readonly number[];
	readonly problems: readonly Problem[];
	readonly manifest?: Manifest;
	/** SHA-256 of each file as it was read, lower-case hex, by its path below the root folder: what is taken out of the bundle afterwards is held against these. */
	readonly sums: ReadonlyMap<string, string>;
}

/** What is known of a bundle that has been verified, for whoever takes files out of it. */
export interface Verified {
	readonly manifest: Manifest;
	/** As in `VerifyReport`. */
	readonly sums: ReadonlyMap<string, string>;
}

export interface VerifyOptions {
	/** Its reason is thrown when it aborts. */
	readonly signal?: AbortSignal;
	/** When time stamps must hold, now where absent, and which roots are trusted. */
	readonly trust?: Partial<Trust>;
	/** Called with bytes read so far and in all. */
	readonly onProgress?: (bytes: number, total: number) => void;
	/** Awaited before each piece is read on: what lets no more than so many bytes a second through. */
	readonly pace?: (bytes: number) => Promise<void>;
	/** Fingerprints of the keys that may have sealed it, lower-case hex; any may where absent: whoever packs anew seals by a key of their own. */
	readonly keys?: readonly string[];
	/** Every key of the organisation, from a source that the reader trusts: what was sealed after its key's end is refused. Its keys may have sealed it, besides those of `keys`. */
	readonly history?: readonly SealKey[];
	/** Whether SHA-512 is wanted too, for a renewal. It is of the same reading. */
	readonly isBoth?: boolean;
}

/**
 * Whether the bundle itself is as it was sealed, whatever has become of its time stamps (which age, and are renewed beside it) and of the
 * checksum file: for who holds its checksum already.
 */
export function isSound({ problems }: Pick<VerifyReport, 'problems'>): boolean {
	return problems.every(({ kind }) => kind === 'timestamp' || kind === 'sidecar');
}

/** Number of the newest renewal that lies beside a bundle, whether it holds or not; 0 where there is none. */
export function newestRenewal({ renewals }: Pick<VerifyReport, 'renewals'>): number {
	return renewals.at(-1) ?? 0;
}
