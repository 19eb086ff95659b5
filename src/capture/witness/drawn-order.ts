/** What turns the order of the letters after it (RLO), what sets it right again (LRO), and what ends either (PDF). */
const TURNS = /[\u202d\u202e]/;
const [RIGHT_TO_LEFT, LEFT_TO_RIGHT, END] = ['\u202e', '\u202d', '\u202c'] as const;

/**
 * A line as its letters stand on paper, from the left: what an override has drawn backwards stands the other way round, and no override is left.
 * Source: Unicode Standard Annex 9, X4, X5 and L2. For letters that are written from the left; those of other scripts are asked for otherwise.
 * @returns the line itself where nothing in it is overridden
 */
export function drawnOrder(line: string): string {
	return TURNS.test(line) ? drawn([...line].reverse(), undefined, 0).join('') : line;
}

/** As deep as overrides lie in each other at most: deeper ones are none (UAX 9, BD2). */
const DEEPEST = 125;

/** Takes characters from the end until what it began in has ended. @param rest backwards */
function drawn(rest: string[], within: string | undefined, depth: number): string[] {
	const out: string[] = [];
	for (let next = rest.pop(); next !== undefined && !(next === END && within); next = rest.pop()) {
		if (next === END) continue;
		const isTurn = next === RIGHT_TO_LEFT || next === LEFT_TO_RIGHT;
		// As one piece: what is turned inside what is turned stays together.
		if (isTurn && depth >= DEEPEST) continue;
		out.push(isTurn ? drawn(rest, next, depth + 1).join('') : next);
	}
	return within === RIGHT_TO_LEFT ? out.reverse() : out;
}
