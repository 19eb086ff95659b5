import { REAL_SOFTWARE, type Row } from '../../../bench/proof/row.ts';
import { type Shares, servedOf, sharesOf, type Thing } from '../../../bench/proof/things.ts';
import { type Mark, token } from '../../../fixtures/marks/code.ts';
import { OUTCOMES } from '../../../src/records/verdict.ts';
import type { Document, Taken } from './take.ts';
import type { WitnessName } from './witnesses.ts';

/** Which witnesses each column of the table of `npm run proof` hears, and what they can tell of real software, whose posts have no bars. */
const HEARD: Readonly<
	Record<string, { readonly by: readonly WitnessName[]; readonly of: readonly Thing[] }>
> = {
	pixels: { by: ['pixels'], of: ['images'] },
	'text PDF': { by: ['text PDF'], of: ['posts', 'texts', 'comments'] },
	'posts.jsonl': { by: ['posts'], of: ['posts', 'texts', 'comments', 'images'] },
	WARC: { by: ['recorded text', 'recorded pictures'], of: ['posts', 'texts', 'comments', 'images'] },
};

/**
 * What a bundle holds of an account, as a row of that table.
 * @param marks of everything that the account shows
 * @param said by each witness that was asked
 * @param replayed what its WACZ shows without a network; undefined where it cannot be replayed
 */
export function heldRow(
	name: string,
	marks: readonly Mark[],
	said: ReadonlyMap<WitnessName, readonly Mark[]>,
	{ document, seconds }: Taken,
	replayed: Shares | undefined,
): Row {
	const served = servedOf(marks);
	const cells = Object.entries(HEARD).flatMap(([column, { by, of }]) => {
		if (by.some((witness) => !said.has(witness))) return [];
		const found = new Set(by.flatMap((witness) => said.get(witness) ?? []).map(token));
		return [[column, sharesOf(served, found, of)] as const];
	});
	return {
		kind: REAL_SOFTWARE,
		build: name,
		served: {
			posts: served.posts.length,
			texts: served.texts.length,
			comments: served.comments.length,
			images: served.images.length,
		},
		cells: { ...Object.fromEntries(cells), ...(replayed ? { replay: replayed } : {}) },
		repeats: Math.max(0, (document.counts?.posts ?? 0) - served.posts.length),
		outcome: outcomeOf(document),
		findings: document.findings as Row['findings'],
		seconds,
	};
}

function outcomeOf({ outcome }: Document): Row['outcome'] {
	const known = OUTCOMES.find((word) => word === outcome);
	if (!known) throw new Error(`the command told of the outcome ${outcome}`);
	return known;
}
