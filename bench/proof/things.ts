import { type Mark, token } from '../../fixtures/marks/code.ts';

/** What is counted of a page. */
export const THINGS = ['posts', 'texts', 'comments', 'images'] as const;
export type Thing = (typeof THINGS)[number];

const OF: Readonly<Record<Mark['kind'], Thing | undefined>> = {
	P: 'posts',
	F: 'texts',
	C: 'comments',
	I: 'images',
	V: 'images',
	H: undefined,
};

function thingOf({ kind }: Pick<Mark, 'kind'>): Thing | undefined {
	return OF[kind];
}

/** Tokens of each thing that a page serves. */
export type Served = Readonly<Record<Thing, readonly string[]>>;

export function servedOf(marks: readonly Mark[]): Served {
	const of = (thing: Thing) => [...new Set(marks.filter((mark) => thingOf(mark) === thing).map(token))];
	return { posts: of('posts'), texts: of('texts'), comments: of('comments'), images: of('images') };
}

/** Of each thing that a column can tell of, how many of those served were found: 0 to 1. */
export type Shares = Readonly<Partial<Record<Thing, number>>>;

/** @param found tokens that were read; @param among what the column can tell of */
export function sharesOf(
	served: Served,
	found: ReadonlySet<string>,
	among: readonly Thing[] = THINGS,
): Shares {
	const shares: Partial<Record<Thing, number>> = {};
	for (const thing of among) {
		const wanted = served[thing];
		if (wanted.length > 0) shares[thing] = wanted.filter((t) => found.has(t)).length / wanted.length;
	}
	return shares;
}
