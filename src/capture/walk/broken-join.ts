/** A place where two tiles do not meet, or a post that the tiles do not show whole. */
export type BrokenJoin =
	| {
			/** Rows of pixels that are in no tile, where that is known. */
			readonly rows?: number;
			/** Pixels that the page was scrolled there. */
			readonly at: number;
	  }
	| {
			/** Its beginning. */
			readonly post: string;
			/** Share of its height that the tiles show, 0 to 1. */
			readonly share: number;
	  };

/** Without words of any language: the place and the rows, or the post and how much of it is there. */
export function toldOfJoin(join: BrokenJoin): string {
	if ('post' in join) return `“${join.post}…” ${Math.floor(join.share * 100)} %`;
	return `y ${Math.round(join.at)} px${join.rows === undefined ? '' : `: ${Math.round(join.rows)} px`}`;
}
