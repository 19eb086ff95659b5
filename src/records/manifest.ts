import type { CaptureCounts, StepRecord, StopReason } from './capture.ts';
import type { Coverage } from './coverage.ts';
import type { Level, Occasion, RecordedCookies, WayIn } from './occasion.ts';
import type { OrderedPost } from './occasions/ordered-post.ts';
import type { Removal } from './occasions/removal.ts';
import type { Orderer } from './order.ts';
import type { Verdict } from './verdict.ts';

export const MANIFEST_FORMAT = 'ogonblick-manifest/1';

/** documentation/manifest.json. Names are fixed by the design §5; more may be added, none renamed. */
export interface Manifest {
	readonly format: typeof MANIFEST_FORMAT;
	readonly bundle: {
		readonly id: string;
		readonly created: string;
		readonly software: { readonly name: string; readonly version: string; readonly commit: string };
	};
	readonly account: {
		readonly id: string;
		readonly platform: string;
		readonly handle: string;
		readonly address: string;
		readonly name: string;
		readonly unit: string;
		readonly creator: string;
		readonly organisation: string;
	};
	readonly filing: ManifestFiling;
	readonly occasion: {
		readonly kind: Occasion;
		readonly reason: string;
		readonly orderedBy: string;
		/** Absent in bundles that were packed before the first release. */
		readonly orderedAs?: Orderer;
		readonly orderedAt: string;
		/** The post or comment that was about to be removed; only where the occasion is `removal`. */
		readonly removal?: Removal;
		/** That the account was closed without a complete snapshot, and why; only in what was packed after that. */
		readonly override?: ManifestOverride;
	};
	readonly capture: {
		readonly started: string;
		readonly finished: string;
		readonly address: string;
		readonly finalAddress: string;
		readonly level: Level;
		readonly wayIn: WayIn;
		/** Absent in bundles that were packed before the first release, and where nothing was recorded. */
		readonly cookies?: RecordedCookies;
		readonly legalBasis: string;
		readonly viewport: { readonly width: number; readonly height: number; readonly scale: number };
		readonly locale: string;
		/** BCP 47, as the page itself states it; absent where it states none. */
		readonly language?: string;
		readonly timezone: string;
		readonly browser: string;
		/** Absent in bundles that were packed before the first release. */
		readonly userAgent?: string;
		readonly stop: StopReason;
		/** Absent in bundles that were packed before the first release. */
		readonly covers?: Coverage;
		readonly counts: CaptureCounts;
		/** Which post is the one that was ordered, and how many stand around it; only where the occasion is `removal` of one post. */
		readonly ordered?: OrderedPost;
		readonly stated: { readonly posts?: number };
		readonly oldest?: string;
		readonly newest?: string;
		readonly changes: readonly string[];
		readonly steps: readonly StepRecord[];
	};
	readonly verdict: Verdict;
	/** Absent only in bundles that are not sealed, which this version does not make. */
	readonly seal?: {
		readonly algorithm: 'ed25519';
		readonly keySha256: string;
		/** Addresses of the authorities that have stamped the seal, in the order of their files; absent where none was asked. */
		readonly stamps?: readonly string[];
	};
	/**
	 * The package's METS, which is finished after this file and yet under its seal. Absent in bundles that were packed before
	 * the first release.
	 */
	readonly mets?: { readonly sha256: string };
	/** That it is a redacted copy of another bundle, made to be handed out; absent in what was captured. */
	readonly derived?: Derived;
	readonly files: readonly ManifestFile[];
}

/** Of what bundle a redacted copy was made, by whom, and what was struck: how much and why, never what it said. */
export interface Derived {
	readonly from: { readonly bundle: string; readonly sha256: string; readonly created: string };
	readonly at: string;
	readonly by: string;
	/** Id of the request that it was made for. */
	readonly disclosure: string;
	/** Why, such as a section of the secrecy act. */
	readonly reason: string;
	/** Positions of the posts that are struck whole. */
	readonly postsStruck: readonly number[];
	/** Positions of the posts that texts were struck in. */
	readonly postsWithTextsStruck: readonly number[];
	/** How many rectangles the officer marked in the pictures. */
	readonly regionsStruck: number;
	/** Positions of the posts that alone were asked for; absent where it is of the whole bundle. */
	readonly only?: readonly number[];
	/** Roles of files that the other bundle has and this one does not: nothing can be struck in them. */
	readonly leftOut: readonly FileRole[];
}

/** Who closed an account without a complete snapshot, when and why. */
export interface ManifestOverride {
	readonly by: string;
	readonly at: string;
	readonly reason: string;
}

export interface ManifestFiling {
	readonly plan: string;
	readonly planVersion: string;
	readonly row: { readonly code: string; readonly title: string; readonly retention: string };
	readonly caseNumber?: string;
	/** Path under the bundle store's root, with `/`. */
	readonly path: string;
	/** True where unit, plan or row are the marked defaults. */
	readonly isDefault: boolean;
	/** True where the bundle is restricted in access from the start; absent where it is not. */
	readonly isRestricted?: boolean;
}

export interface ManifestFile {
	/** Path below the bundle's root folder, with `/`. */
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	readonly mediaType: string;
	readonly role: FileRole;
	/** PRONOM identifier, such as `fmt/13`; absent where PRONOM has none. */
	readonly puid?: string;
	/** Path in the bundle of the JSON Schema that the file (or each of its lines) follows. */
	readonly schema?: string;
	/** Of the text PDF: the level of PDF/A that it was found to have. Absent on other files and in older bundles. */
	readonly pdfa?: ManifestPdfa;
}

/** What an examination of the text PDF found (ISO 19005-2). */
export interface ManifestPdfa {
	readonly level: '2u' | '2b' | 'none';
	/** What keeps it from being 2u: a code, the first case in English, and how many there are. Absent where nothing does. */
	readonly reasons?: readonly { readonly code: string; readonly detail: string; readonly count: number }[];
}

export const FILE_ROLES = [
	'tile',
	'overview',
	'appearance-pdf',
	'text-pdf',
	'posts',
	'text',
	'wacz',
	'provenance',
	'representation-mets',
	'descriptive-metadata',
	'preservation-metadata',
	'readme',
	'schema',
	'seal-keys',
] as const;
export type FileRole = (typeof FILE_ROLES)[number];
