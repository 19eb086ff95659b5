import type { Manifest } from '../../records/manifest.ts';

/** What can be wrong with a bundle. */
export const PROBLEM_KINDS = [
	/** The zip or a file in it cannot be read at all. */
	'unreadable',
	/** Bytes of the zip itself, outside of the files, are not those that belong there. */
	'zip',
	/** A name that would be written outside of the folder it is unpacked in, or a symbolic link. */
	'unsafe-path',
	/** Two entries that would be unpacked to one file. */
	'duplicate',
	/** The manifest or METS names a file that is not there. */
	'missing',
	/** A file that nothing names. */
	'extra',
	/** A file's contents are not those that were packed. */
	'changed',
	'manifest',
	'signature',
	'mets',
	/** The checksum file beside the bundle says otherwise. */
	'sidecar',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export interface Problem {
	readonly kind: ProblemKind;
	/** Below the bundle's root folder, with `/`; the entry's full name when it is outside; '' for the bundle itself. */
	readonly path: string;
	/** English prose. */
	readonly detail: string;
}

export interface VerifyReport {
	/** True when there is no problem. */
	readonly ok: boolean;
	readonly bundleId?: string;
	/** Of the zip. */
	readonly bytes: number;
	/** Of the zip, lower-case hex; '' when it could not be read to its end. */
	readonly sha256: string;
	/** How many files' contents were checked against the manifest or METS. */
	readonly filesChecked: number;
	/** Whether a checksum file lies beside the bundle: without it, only the seal and the zip's own checksums speak. */
	readonly sidecar: 'agrees' | 'differs' | 'absent';
	/** SHA-256 of the public key that the seal holds by, hex; compare it with the organisation's. Absent when the seal is broken. */
	readonly sealedBy?: string;
	readonly problems: readonly Problem[];
	readonly manifest?: Manifest;
}

export interface VerifyOptions {
	/** Its reason is thrown when it aborts. */
	readonly signal?: AbortSignal;
	/** Called with bytes read so far and in all. */
	readonly onProgress?: (bytes: number, total: number) => void;
}
