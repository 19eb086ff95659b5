/**
 * Which part of each post the tiles show, put together over the walk. Pure but for its own map: a post whose parts do
 * not make a whole was lost at a join.
 */
export class ShownPosts {
	readonly #parts = new Map<string, (readonly [number, number])[]>();

	/** @param from, to shares of the post's height, 0 to 1 */
	add(post: string, from: number, to: number): void {
		const parts = this.#parts.get(post) ?? [];
		parts.push([from, to]);
		this.#parts.set(post, parts);
	}

	/** How many posts the tiles do not show whole. */
	lost(): number {
		return [...this.#parts.values()].filter((parts) => covered(parts) < WHOLE).length;
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
