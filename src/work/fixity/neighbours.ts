import type { Office } from '../../office.ts';
import { type FixityOutcome, LOST_OUTCOMES } from '../../records/fixity.ts';

/** Other bundles of a root, by which a disk that is not mounted is told from a bundle that is gone. */
export interface Neighbours {
	/** Whether at least half of some others, which no reading has found to be lost, lie in the root now. True where there are too few to tell. */
	areThere(root: string, but: string): Promise<boolean>;
}

interface Neighbour {
	readonly bundleId: string;
	readonly path: string;
}

const LOST: ReadonlySet<FixityOutcome> = new Set(LOST_OUTCOMES);
/** Other bundles that are looked for, at most, and how many of them say something. */
const SAMPLE = { most: 40, least: 4 } as const;

/**
 * For one run: which bundles are looked for is asked of the catalogue once a root, since half a million of them may have to be gone through; whether they lie there is asked of the disk each time, which may
 * be taken away in the middle. They are taken by their ids, and those are random.
 */
export function neighboursIn(office: Office): Neighbours {
	const chosen = new Map<string, readonly Neighbour[]>();
	const usable = async (root: string, but: string) => {
		const known = chosen.get(root) ?? [];
		// What was found to be lost since they were chosen says nothing of the disk.
		const last = await office.fixity.latest(known.map(({ bundleId }) => bundleId));
		return known.filter(
			({ bundleId }) => bundleId !== but && !LOST.has(last.get(bundleId)?.outcome ?? 'intact'),
		);
	};
	return {
		areThere: async (root, but) => {
			let others = await usable(root, but);
			const isUsedUp = (chosen.get(root)?.length ?? 0) > SAMPLE.most && others.length < SAMPLE.least;
			if (!chosen.has(root) || isUsedUp) {
				chosen.set(root, await choose(office, root));
				others = await usable(root, but);
			}
			const store = office.bundles(root);
			let there = 0;
			for (const { path } of others) if (await store.exists(path)) there++;
			return others.length < SAMPLE.least || there * 2 >= others.length;
		},
	};
}

/** One more than is looked for: the one that is asked about may be among them. */
async function choose(office: Office, root: string): Promise<readonly Neighbour[]> {
	const found: Neighbour[] = [];
	for await (const batch of office.fixity.states()) {
		for (const { root: at, bundleId, last } of batch) {
			if (at !== root || LOST.has(last?.outcome ?? 'intact')) continue;
			const filing = await office.catalogue.filing(bundleId);
			if (filing) found.push({ bundleId, path: filing.path });
			if (found.length > SAMPLE.most) return found;
		}
	}
	return found;
}
