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
	/** Who put somebody else's post into this feed, where the page says so; `author` is who wrote it. */
	readonly sharedBy?: PostSharer;
	/** Other short lines in the head of the post, between author and time: followers, place, role. They are not in `text`. */
	readonly byline?: string;
	/** Unfolded text, line breaks kept; empty when the post has none. */
	readonly text: string;
	/**
	 * What of the post the page does not show and leads to: the `rest` of a text that is cut short, or all `words` of a post that
	 * is shown as a picture alone. Absent where nothing is missing, also where the post's own page gave it at level `full`.
	 */
	readonly elsewhere?: 'rest' | 'words';
	readonly links: readonly PostLink[];
	readonly images: readonly PostImage[];
	/** Pictures that the post says it has, as "1/5" or "+7", beyond those that could be read. */
	readonly unreadPictures?: number;
	readonly videos: readonly PostVideo[];
	/** The post that this one quotes, shares or answers, which stands in it or right above it as a post of its own. Its words are not in `text`. */
	readonly quoted?: Quoted;
	/** What frames inside the post show as text: embedded posts, link cards, players. Absent where there are none. */
	readonly embeds?: readonly PostEmbed[];
	readonly counts: PostCounts;
	readonly comments: readonly Comment[];
	/** Addresses of the pages where the post was seen; at level `full` only. The account's page is among them, unless only a tab shows it. */
	readonly seenOn?: readonly string[];
	/** Of evidence of one post only: `ordered` is the one that was ordered, `context` what the page shows around it. Absent on all where it could not be told. */
	readonly evidence?: 'ordered' | 'context';
	/** Where the post was seen in the appearance, CSS pixels from the top of the whole picture. */
	readonly box?: Box;
	/** Where else it was seen there, as where each page of a feed begins with it; absent where it was seen in one place. */
	readonly again?: readonly Box[];
}

export interface PostTime {
	readonly shown?: string;
	readonly iso?: string;
	readonly from?: 'datetime-attribute' | 'microdata' | 'title' | 'shown' | 'json-ld';
	/** How far `iso` can be believed where it was counted back from the time of the reading ("3 tim"); absent where the page gave it. */
	readonly precision?: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

export interface PostLink {
	readonly address: string;
	/** Where the platform's own address would lead on to, as that address itself says; absent where it leads there itself, or does not say. */
	readonly leadsTo?: string;
	readonly text: string;
}

export interface PostImage {
	/**
	 * The address the browser chose (currentSrc). Of a picture that is `made`, a name of ours (`data:image/png#…`, `blob:#…`,
	 * `canvas:#1`) by which nothing can be had.
	 */
	readonly address: string;
	readonly alt: string;
	/** Natural size in pixels; 0 when the image is broken, and where it is not known: `background`, `poster`, `object`, `frame`. */
	readonly width: number;
	readonly height: number;
	readonly broken: boolean;
	/**
	 * How the page shows it: `background` is whatever a style draws in or behind a box, or a drawing holds; `object` what an
	 * `object`, `embed` or button embeds as a picture; `canvas` what a script draws; `frame` what a frame in the post shows.
	 */
	readonly kind: 'img' | 'background' | 'poster' | 'object' | 'canvas' | 'frame';
	/** The page made it itself, from what it had fetched or by drawing: only the tile of its place holds it, and no record does. */
	readonly made?: boolean;
	/** The record of the WARC that holds its bytes, `urn:uuid:…`; absent where it is not in the recording. */
	readonly record?: string;
	/** A slide that is shown only when a carousel is turned to it: the tile of its place does not show it. */
	readonly turned?: boolean;
	/** Name of the tile that shows such a slide, `tile-00031.png`, or its beginning, which the next ones go on with; absent where none does. */
	readonly tile?: string;
}

export interface PostVideo {
	readonly address?: string;
	readonly poster?: string;
	/** The records of the WARC that hold the film's and the still picture's bytes; absent where they are not in the recording. */
	readonly record?: string;
	readonly posterRecord?: string;
}

/** Who shared a post, by boosting or reposting it. */
export interface PostSharer {
	readonly name: string;
	readonly address?: string;
	/** The line that says so, as shown. */
	readonly shown: string;
}

/** A post inside a post. */
export interface Quoted {
	readonly permalink?: string;
	readonly author?: { readonly name: string; readonly address?: string };
	readonly time?: PostTime;
	readonly text: string;
	/** Its pictures; they are among the post's own as well. */
	readonly images: readonly PostImage[];
}

/** What a frame inside a post shows; it is another document, often of another site. */
export interface PostEmbed {
	/** Of the document in the frame. */
	readonly address: string;
	readonly text: string;
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
