/** A picture of a slide that a carousel shows only when it is turned; of a tall one, the parts follow each other. */
export interface SlideTile {
	/** Where it lies now. */
	readonly file: string;
	/** Of the tile that it has become; absent while it waits. */
	readonly name?: string;
	/** Top row in the whole picture; absent while it waits. */
	readonly y?: number;
	readonly width: number;
	readonly height: number;
	readonly sha256: string;
	/** Addresses of the pictures that it, with the parts above it, shows whole. */
	readonly shows: readonly string[];
	/** Number of the carousel on its page, in the order met; 0 for what hung at the lower edge of the window. */
	readonly carousel: number;
	/** It goes on where the one before it ended. */
	readonly continues: boolean;
	/** Of a row of posts that was moved sideways: where its first pixel was read to stand in the whole picture, were that as wide as the row. */
	readonly of?: { readonly x: number; readonly y: number };
}
