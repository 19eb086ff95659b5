import type { Clause, Query } from '../../src/records/find/query.ts';
import { fold, stem, stemsOf } from './stem.ts';

/** A clause by the stems that are looked for. */
export interface Sought {
	readonly stems: readonly string[];
	/** Whether the last of them is the beginning of a stem. */
	readonly isBeginning: boolean;
	/** Of a beginning that stands alone: its own stem, which may be shorter, since "sommar" is one of "sommaren" too. */
	readonly alternative?: string;
}

export function soughtOf({ words, isBeginning }: Clause): Sought {
	const folded = words.map(fold).filter(Boolean);
	const last = folded.length - 1;
	const stems = folded.map((each, i) => (isBeginning && i === last ? each : stem(each)));
	const [alone] = folded.length === 1 ? folded : [];
	return { stems, isBeginning, ...(isBeginning && alone !== undefined ? { alternative: stem(alone) } : {}) };
}

/** Where in a text the clauses stand, in order, none within another. */
export function hitsIn(text: string, { wanted }: Query): readonly (readonly [number, number])[] {
	const found = stemsOf(text);
	const clauses = wanted.map(soughtOf).filter(({ stems }) => stems.length > 0);
	const hits: [number, number][] = [];
	for (let i = 0; i < found.length; ) {
		const clause = clauses.find((each) => standsAt(each, i));
		const [first, last] = [found[i], found[i + (clause?.stems.length ?? 1) - 1]];
		if (clause && first && last) hits.push([first.at, last.end]);
		i += clause?.stems.length ?? 1;
	}
	return hits;

	function standsAt({ stems, isBeginning, alternative }: Sought, at: number): boolean {
		return stems.every((sought, j) => {
			const there = found[at + j];
			return isBeginning && j === stems.length - 1
				? there?.stem.startsWith(sought) === true || there?.stem === (alternative ?? sought)
				: there?.stem === sought;
		});
	}
}
