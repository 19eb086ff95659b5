/** What the feed has shown of its pace, so that a slow one gets more patience and a quick one less. */
export interface Pace {
	/** Longest time from reaching the end to growth, milliseconds. */
	slowest: number;
	grown: number;
	/** It has grown where a wheel was turned: then that is what it waits for. */
	byWheel: boolean;
	/** How many failures there had been when the feed last grew: later ones may be why it grows no more. */
	failuresBefore: number;
	/** How many there had been when the walk began. */
	readonly failuresAtStart: number;
	/** What its end has shown since it last became taller, as `Pulse.state`, and how tall the page was then, CSS pixels. */
	readonly ends: Map<string, number>;
	/** How tall the page was when it was last quiet at its end after it had grown there, CSS pixels. */
	quietAt?: number;
	/** Goes by what earlier pages of the same feed have shown; absent where this one stands for itself. */
	readonly paging?: Paging;
	/** Where the page had requests waiting before the walk began: those wait for news and not for more of the feed. Fewer when the feed has grown by one. */
	readonly polls: Set<string>;
}

/** A feed that is divided into pages with addresses of their own. */
export interface Paging {
	/** A page of it has grown by itself: then any of them may. */
	grew: boolean;
	/** Pages that were given all the time that the end of a feed needs. */
	proven: number;
	/** The last page was left sooner, since its next one was there to go on with. */
	hurried: boolean;
}
