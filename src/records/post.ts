/** One post as harvested; a line of posts.jsonl. */
export interface Post {
	/** Stable within the account: the platform's id where one is in the page, else derived from permalink or content. */
	readonly id: string;
	readonly idFrom: 'attribute' | 'permalink' | 'content';
	/** Order in which the post stood in the feed, from 1. */
	readonly position: number;
	readonly permalink?: string;
	readonly author?: { readonly name: string; readonly address?: string };
	readonly time?: PostTime;
	/** Unfolded text, line breaks kept; empty when the post has none. */
	readonly text: string;
	readonly links: readonly PostLink[];
	readonly images: readonly PostImage[];
	readonly videos: readonly PostVideo[];
	readonly counts: PostCounts;
	readonly comments: readonly Comment[];
	/** Addresses of the pages where the post was seen; at level `full` only. The account's page is among them, unless only a tab shows it. */
	readonly seenOn?: readonly string[];
	/** Where the post was seen in the appearance, CSS pixels from the top of the whole picture. */
	readonly box?: Box;
}

export interface PostTime {
	readonly shown?: string;
	readonly iso?: string;
	readonly from?: 'datetime-attribute' | 'microdata' | 'title' | 'shown' | 'json-ld';
}

export interface PostLink {
	readonly address: string;
	readonly text: string;
}

export interface PostImage {
	/** The address the browser chose (currentSrc). */
	readonly address: string;
	readonly alt: string;
	/** Natural size in pixels; 0 when the image is broken. */
	readonly width: number;
	readonly height: number;
	readonly broken: boolean;
	readonly kind: 'img' | 'background' | 'poster';
	/** The record of the WARC that holds its bytes, `urn:uuid:…`; absent where it is not in the recording. */
	readonly record?: string;
}

export interface PostVideo {
	readonly address?: string;
	readonly poster?: string;
	/** The records of the WARC that hold the film's and the still picture's bytes; absent where they are not in the recording. */
	readonly record?: string;
	readonly posterRecord?: string;
}

/** Numbers as stated beside the post; absent where none is shown. */
export interface PostCounts {
	readonly reactions?: number;
	readonly comments?: number;
	readonly shares?: number;
}

export interface Comment {
	readonly id: string;
	readonly author?: { readonly name: string; readonly address?: string };
	readonly time?: PostTime;
	readonly text: string;
	readonly replies: readonly Comment[];
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}
