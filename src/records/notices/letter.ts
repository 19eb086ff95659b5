import type { Way } from './notice.ts';

/** What a letter says, as it is sent each time: a second sending is byte for byte the first. */
export interface LetterContent {
	readonly subject: string;
	readonly text: string;
	/** Empty where it goes as a document only. */
	readonly html: string;
	/** For a program: JSON. */
	readonly document: string;
}

/** A digest to one unit by one way (utskick). It is kept before it is sent, until it has arrived. Times are ISO 8601 in UTC. */
export interface Letter extends LetterContent {
	readonly id: string;
	readonly way: Way;
	readonly unitId: string;
	/** An e-mail address, or where it is posted. */
	readonly recipient: string;
	readonly isUrgent: boolean;
	readonly writtenAt: string;
	/** How often it was tried in vain. */
	readonly tries: number;
	/** Not tried again before. */
	readonly nextAt: string;
	/** What the last try in vain met; in English, or as the other side worded it. */
	readonly trouble?: string;
	readonly sentAt?: string;
	/** How many notices it holds. */
	readonly notices: number;
}
