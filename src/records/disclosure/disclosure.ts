import type { Region } from './strikes.ts';

/** What the review came to: all is handed out, a part, or nothing. */
export const REVIEW_OUTCOMES = ['whole', 'part', 'refused'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** How a request came to its end. */
export type DisclosureEnd = 'handed-out' | 'refused' | 'withdrawn';

/** A request for public records (begäran om utlämnande) and what became of it. Times are ISO 8601 in UTC. */
export interface Disclosure {
	readonly id: string;
	/** Whose records it concerns; absent where it concerns the whole organisation. */
	readonly unitId?: string;
	/** ISO date. */
	readonly receivedOn: string;
	/** Absent where whoever asked is not known, which is their right (TF 2 kap. 18 §). */
	readonly requester?: string;
	/** What was asked for, in the requester's words or the officer's. */
	readonly what: string;
	readonly caseNumber?: string;
	readonly registeredAt: string;
	readonly registeredBy: string;
	readonly picks: readonly Pick[];
	readonly review?: Review;
	readonly handedOut?: HandedOut;
	readonly ended?: { readonly how: DisclosureEnd; readonly at: string; readonly by: string };
}

/** A request as it is registered. */
export type NewDisclosure = Omit<
	Disclosure,
	'registeredAt' | 'registeredBy' | 'picks' | 'review' | 'handedOut' | 'ended'
>;

/** A bundle that the request concerns, which nobody disposes of as long as it is under way. */
export interface Pick {
	readonly bundleId: string;
	/** Positions of the posts that it concerns; none where it is all of the bundle. */
	readonly posts: readonly number[];
	readonly copy?: RedactedCopy;
}

/** The secrecy review (sekretessprövning). */
export interface Review {
	readonly outcome: ReviewOutcome;
	/** The sections of the secrecy act that were tried, as the officer writes them; may be empty. */
	readonly sections: string;
	/** Why; may be empty where all is handed out. */
	readonly reason: string;
	readonly at: string;
	readonly by: string;
}

/** A bundle made of another one, without what was struck. */
export interface RedactedCopy {
	/** The bundle's own id, the name of its root folder. */
	readonly id: string;
	/** Path below DATA_DIR/disclosures, with `/`. */
	readonly path: string;
	readonly bytes: number;
	readonly sha256: string;
	readonly madeAt: string;
	readonly madeBy: string;
	/** What was struck, kept to begin from when it is made anew. */
	readonly strikes: Strikes;
}

/** What an officer strikes out of a bundle before it is handed out. */
export interface Strikes {
	/** Why, such as a section of the secrecy act; it stands in the copy. */
	readonly reason: string;
	/** Positions of posts that are struck whole. */
	readonly posts: readonly number[];
	/** Texts that are struck wherever they occur. */
	readonly texts: readonly string[];
	readonly regions: readonly Region[];
	/** True where the copy is to have no pictures at all. */
	readonly isWithoutPictures: boolean;
	/** True where the officer has marked in the pictures what else the posts' places would be struck for. */
	readonly isMarkedByHand: boolean;
}

/** What was handed out, when and by whom. */
export interface HandedOut {
	/** Path below DATA_DIR/disclosures, with `/`. */
	readonly path: string;
	readonly bytes: number;
	readonly sha256: string;
	readonly at: string;
	readonly by: string;
}

/** Where a request stands. */
export type DisclosureState = 'open' | 'reviewed' | DisclosureEnd;

/** @returns `reviewed` where it has been decided and is not ended yet */
export function stateOf({ ended, review }: Disclosure): DisclosureState {
	return ended?.how ?? (review ? 'reviewed' : 'open');
}

/** Names what is picked and which copies are made of it: another name is another thing to review. */
export function picksRead(picks: readonly Pick[]): string {
	return picks
		.map(({ bundleId, posts, copy }) => `${bundleId}:${posts.join(',')}:${copy?.id ?? ''}`)
		.toSorted()
		.join(';');
}
