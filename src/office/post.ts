import type { LetterContent } from '../records/notices/letter.ts';
import type { Way } from '../records/notices/notice.ts';

/** What is carried. */
export interface Parcel extends LetterContent {
	/** The same each time it is tried, so that whoever gets it twice can know. */
	readonly id: string;
	readonly recipient: string;
	/** ISO 8601 in UTC. */
	readonly writtenAt: string;
}

/** What came of one try. */
export interface Delivery {
	readonly isDelivered: boolean;
	/** What the other side said, or what was in the way; nothing secret. */
	readonly said: string;
	/** Nothing can be delivered by this way at the moment, whoever it is for. */
	readonly isDown?: boolean;
}

/** One way out of the house that is set up: the mail server, or the address that notices are posted to. */
export interface Post {
	readonly way: Way;
	/** Where it leads, without secrets: the server's host and port, or the address. */
	readonly where: string;
	/** Where every parcel goes; absent where each names its recipient. */
	readonly recipient?: string;
	/** Tries whether its settings can be used; nothing is sent. @throws UsageError `post-secret-unreadable` `post-secret-short` */
	check(): Promise<void>;
	/** Tries once. What is in the way is told and not thrown. @throws UsageError as `check` */
	deliver(parcel: Parcel, signal: AbortSignal): Promise<Delivery>;
}
