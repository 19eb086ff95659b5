/**
 * Which part of each post the tiles show, put together over the walk. Pure but for its own map: a post whose parts do
 * not make a whole was lost at a join.
 */
export class ShownPosts {
	readonly #parts = new Map<string, { says: string; readonly parts: (readonly [number, number])[] }>();

	/**
	 * @param from, to shares of the post's height, 0 to 1
	 * @param says its beginning, to tell people which it is
	 */
	add(post: string, from: number, to: number, says: string): void {
		const known = this.#parts.get(post) ?? { says, parts: [] };
		known.parts.push([from, to]);
		this.#parts.set(post, known);
	}

	/**
	 * Of posts that the page shows at the end, those that no tile has told of.
	 * @param said how each begins; numbers in it may have changed, as in “5 min”
	 */
	unknown(said: readonly string[]): { readonly post: string; readonly share: number }[] {
		const bare = (says: string) => says.replace(/\p{N}+/gu, '#');
		const known = new Set([...this.#parts.values()].map(({ says }) => bare(says)));
		return said.filter((says) => !known.has(bare(says))).map((post) => ({ post, share: 0 }));
	}

	/** Posts that the tiles do not show whole: how each begins, and the share of it that they show. */
	lost(): { readonly post: string; readonly share: number }[] {
		return [...this.#parts.values()].flatMap(({ says, parts }) => {
			const share = covered(parts);
			return share < WHOLE ? [{ post: says, share }] : [];
		});
	}
}

/** Posts gain and lose some rows between two looks: a picture comes, a text is folded again. */
const WHOLE = 0.85;

function covered(parts: readonly (readonly [number, number])[]): number {
	let sum = 0;
	let reached = 0;
	for (const [from, to] of [...parts].sort((a, b) => a[0] - b[0])) {
		sum += Math.max(0, to - Math.max(from, reached));
		reached = Math.max(reached, to);
	}
	return sum;
}
