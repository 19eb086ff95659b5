import type { Capture } from '../../records/capture.ts';
import type { AccountContext } from '../../records/context.ts';
import type { Derived, Manifest, ManifestFiling, ManifestOverride } from '../../records/manifest.ts';
import type { Order } from '../../records/order.ts';
import type { SealKey, Signer } from '../../records/seal.ts';
import type { Verdict } from '../../records/verdict.ts';
import type { EarkVersion, Submission } from '../mets/header.ts';
import type { Enclosed } from '../packed-file.ts';
import type { Breach } from '../pdfa/breaches.ts';

/** The text PDF as `writeTextPdf` made it of what the browser printed. */
export interface PackedTextPdf {
	/** Absolute path. */
	readonly file: string;
	/** How many prints of the browser it was made of. */
	readonly joinedOf: number;
	readonly level: '2u' | '2b' | 'none';
	/** What keeps it from being PDF/A-2u. */
	readonly breaches: readonly Breach[];
}

/** All that becomes a bundle. */
export interface PackInput {
	/** Name of the root folder; letters, digits, `.`, `_` and `-`. */
	readonly bundleId: string;
	readonly capture: Capture;
	readonly verdict: Verdict;
	readonly context: AccountContext;
	readonly order: Order;
	readonly filing: ManifestFiling;
	/** Where the account was closed without a complete snapshot. */
	readonly override?: ManifestOverride;
	/** Where it is a redacted copy of another bundle. */
	readonly derived?: Derived;
	/** In Swedish. */
	readonly legalBasis: string;
	readonly software: Manifest['bundle']['software'];
	/** When packing begins; the date of every entry. */
	readonly created: Date;
	/** The clock, for when each file is made. */
	readonly now: () => Date;
	readonly earkVersion: EarkVersion;
	/** What a delivery agreement decides; the organisation's number comes from the register. */
	readonly submission?: Omit<Submission, 'organisationNumber'>;
	/** Who seals. */
	readonly signer: Signer;
	/** Every key that the organisation has sealed by, the signer's last. */
	readonly keys: readonly SealKey[];
	/** Who stamps the seal; absent where no authority is set up. */
	readonly stamping?: Stamping;
	/** Directory for files made while packing; they are gone when `pack` returns or throws. */
	readonly workDir: string;
	/** Absent where there is none, or where what the browser printed is packed as it is. */
	readonly textPdf?: PackedTextPdf;
	/** Writes the appearance PDF of the tiles. Called only when there are tiles. */
	readonly makeAppearancePdf: (target: string) => Promise<void>;
	/** Writes the WACZ of the WARC, and says what lies in it. Called only when there is a WARC. */
	readonly makeWacz: (target: string) => Promise<readonly Enclosed[]>;
}

/** Time-stamp authorities, each of which has to stamp: one that does not is thrown as an error, and nothing is packed without it. */
export interface Stamping {
	/** Their addresses. */
	readonly authorities: readonly string[];
	/** @returns a stamp of these bytes by each, in the same order */
	stamp(bytes: Buffer): Promise<readonly KeptStamp[]>;
}

/** A time stamp as a bundle holds it. */
export interface KeptStamp {
	/** TimeStampResp (RFC 3161), as it came. */
	readonly answer: Buffer;
	/** PEM, from the signer to the root. */
	readonly chainPem: Buffer;
}

export interface Packed {
	/** The target, durable on disk. */
	readonly file: string;
	readonly bytes: number;
	/** Of the zip, lower-case hex. */
	readonly sha256: string;
	readonly manifest: Manifest;
}
