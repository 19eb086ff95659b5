import type { Finding, Outcome } from '../../src/records/verdict.ts';
import { COLUMNS, postsOf } from './columns.ts';
import { marksInTiles } from './pixels.ts';
import type { Subject } from './subjects.ts';
import type { Taken } from './take.ts';
import { type Served, type Shares, THINGS } from './things.ts';

/** The kind of rows that come from the conformance suite. */
export const REAL_SOFTWARE = 'real software';

/** What one capture holds of one page. */
export interface Row {
	readonly kind: string;
	readonly build: string;
	readonly served: Readonly<Record<keyof Served, number>>;
	/** By the name of the column; absent where it could not be asked. */
	readonly cells: Readonly<Record<string, Shares>>;
	/** Posts that are in the picture or in posts.jsonl more than once. */
	readonly repeats: number;
	readonly outcome: Outcome;
	readonly findings: readonly Pick<Finding, 'code' | 'severity' | 'detail'>[];
	readonly must?: Subject['must'];
	readonly seconds: number;
}

/** Reads one capture: every column on its own, none of the engine's counts. */
export async function rowOf(subject: Subject, taken: Taken): Promise<Row> {
	const { kind, build, served, must } = subject;
	const cells: Record<string, Shares> = {};
	for (const column of COLUMNS) {
		const shares = await column.read(taken, served);
		if (shares) cells[column.name] = shares;
	}
	const posts = await postsOf(taken);
	const inTiles = await marksInTiles(taken.files('tile'));
	const surplus = subject.limitPosts === undefined ? Math.max(0, posts.length - postsServed(served)) : 0;
	return {
		kind,
		build,
		served: {
			posts: served.posts.length,
			texts: served.texts.length,
			comments: served.comments.length,
			images: served.images.length,
		},
		cells,
		repeats: inTiles.repeated.length + surplus,
		outcome: taken.verdict.outcome,
		findings: taken.verdict.findings.map(({ code, severity, detail }) => ({ code, severity, detail })),
		...(must ? { must } : {}),
		seconds: taken.seconds,
	};
}

/** Where posts say nothing themselves, each shows one picture. */
function postsServed(served: Served): number {
	return served.posts.length || served.images.length;
}

/** What a row says that must not be: empty where it keeps the rule. */
export function breachesOf(row: Row): string[] {
	const found: string[] = [];
	const { outcome, must } = row;
	if (must && (outcome !== must.outcome || !row.findings.some((f) => f.code === must.code)))
		found.push(`must be ${must.outcome} with ${must.code}, and is ${outcome}`);
	if (outcome !== 'complete') return found;
	for (const [column, shares] of Object.entries(row.cells))
		for (const thing of THINGS) {
			const share = shares[thing];
			if (share !== undefined && share < 1)
				found.push(`complete, and ${thing} in ${column} are ${percent(share)} of what was served`);
		}
	if (row.repeats > 0) found.push(`complete, and ${row.repeats} posts are there more than once`);
	return found;
}

/** Whole percent, rounded down: 99.9 is not 100. */
export function percent(share: number): string {
	return `${Math.floor(share * 100 + 1e-9)}`;
}
