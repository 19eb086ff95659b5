import type { CapturedPage, Coverage } from './coverage.ts';
import type { Level, WayIn } from './occasion.ts';
import type { OrderedPost } from './occasions/ordered-post.ts';
import type { Box } from './post.ts';
import type { FindingCode } from './verdict.ts';

/** What a capture can bring back; the manifest's `role` of each file. */
export const PART_ROLES = ['tile', 'overview', 'text-pdf', 'posts', 'text', 'warc', 'provenance'] as const;
export type PartRole = (typeof PART_ROLES)[number];

/** A part is taken, or missing with a reason. There is no third way. */
export type Part = TakenPart | MissingPart;

export interface TakenPart {
	readonly role: PartRole;
	readonly outcome: 'taken';
	/** Absolute path in the order's work directory. */
	readonly file: string;
	/** File name in the bundle, such as `tile-00001.png`. */
	readonly name: string;
	readonly mediaType: string;
	/** Of its bookmark, where a file comes in several parts that the bundle joins in their order. */
	readonly title?: string;
	/** Of a print of the live page, where its posts begin: bookmarks of a page that has no heading for each. */
	readonly posts?: readonly PrintedPost[];
	/** Set on pictures, in pixels. */
	readonly width?: number;
	readonly height?: number;
}

/** Where a post stands in a print. */
export interface PrintedPost {
	/** Of its bookmark. */
	readonly title: string;
	/** Of the print, from 0. */
	readonly page: number;
}

export interface MissingPart {
	readonly role: PartRole;
	readonly outcome: 'missing';
	readonly code: FindingCode;
	readonly reason: string;
}

/** Why scrolling ended. `limit-…` names the limit that was reached. */
export const STOP_REASONS = [
	'end-of-feed',
	'limit-posts',
	'limit-time',
	'limit-height',
	'limit-bytes',
	'level',
	'stalled',
	'aborted',
	'not-started',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** `done`, `nothing-to-do`, or why not. Never thrown away: every step leaves one. */
export interface StepRecord {
	readonly name: string;
	readonly outcome: 'done' | 'nothing' | 'failed' | 'timeout' | 'aborted' | 'skipped';
	readonly ms: number;
	readonly detail?: string;
}

export interface CaptureCounts {
	readonly posts: number;
	readonly comments: number;
	readonly images: number;
	readonly brokenImages: number;
}

/** A link that the text PDF and the appearance PDF make bookmarks of. */
export interface PostMark {
	readonly id: string;
	readonly title: string;
	/** Where the organisation is; a month or a year alone where no more is known. */
	readonly date?: string;
	readonly box?: Box;
	/** Pictures of its carousels that stand below the page, each in a tile of its own or more; absent where there are none. */
	readonly slides?: readonly Box[];
}

/** What the browser brought back. Times are ISO 8601 in UTC. */
export interface Capture {
	readonly started: string;
	/** When the walk of the account's page began: what answered before, such as a question about consent, is not the account. */
	readonly walked?: string;
	readonly finished: string;
	readonly address: string;
	readonly finalAddress: string;
	/** Where the account's page was loaded from, where its script has put another address in that place since. */
	readonly loadedFrom?: string;
	readonly level: Level;
	readonly wayIn: WayIn;
	readonly viewport: { readonly width: number; readonly height: number; readonly scale: number };
	readonly locale: string;
	readonly timezone: string;
	/** Name and version, such as `Chromium 156.0.8078.79`. */
	readonly browser: string;
	/** What the capture called itself to servers. */
	readonly userAgent: string;
	readonly stop: StopReason;
	readonly covers: Coverage;
	/** Pages beyond the account's own, in the order visited. */
	readonly pages: readonly CapturedPage[];
	readonly counts: CaptureCounts;
	/** Where evidence of one post was ordered: which of the posts that is. */
	readonly ordered?: OrderedPost;
	/** What the account itself states. */
	readonly stated: { readonly posts?: number };
	/** ISO 8601 of the oldest and newest dated post. */
	readonly oldest?: string;
	readonly newest?: string;
	readonly profile: {
		readonly name?: string;
		readonly language?: string;
		readonly title?: string;
		/** Where the address did not say what platform it is and the page did. */
		readonly platform?: string;
	};
	/** What was changed in the page for the picture, and what was clicked. */
	readonly changes: readonly string[];
	readonly steps: readonly StepRecord[];
	readonly parts: readonly Part[];
	readonly marks: readonly PostMark[];
}
