import type { CapturedPage, Coverage, Covered, CoveredTab } from '../../records/coverage.ts';
import type { Level } from '../../records/occasion.ts';
import type { Seen } from '../session.ts';
import type { Beyond, TabVisit, Visit } from './beyond.ts';

const PARTS: Readonly<Record<Level, readonly Covered[]>> = {
	overview: ['first-screens', 'profile'],
	unique: ['profile', 'posts', 'images', 'comments'],
	full: ['profile', 'posts', 'images', 'comments', 'tabs', 'permalinks'],
};

/** What the manifest says that the capture covers. */
export function coverageOf(level: Level, seen: Seen): Coverage {
	const { beyond, accountTiles } = seen;
	const parts = PARTS[level];
	const account = accountTiles === undefined ? {} : { accountTiles };
	if (level !== 'full' || !beyond) return { parts, ...account };
	const { permalinks = [], visits } = beyond;
	const isOwnPage = new Set(permalinks);
	return {
		parts,
		...account,
		tabs: coveredTabs(seen, beyond),
		permalinks: {
			known: permalinks.length,
			captured: visits.filter((v) => v.outcome === 'captured').length,
			postsWithout: seen.posts.filter((p) => !p.permalink || !isOwnPage.has(p.permalink)).length,
			notCaptured: missingPermalinks(beyond),
		},
	};
}

/** Every tab that was found, in the order shown, also those that were never reached. */
export function coveredTabs(seen: Pick<Seen, 'tiles'>, beyond: Beyond): CoveredTab[] {
	return (beyond.found ?? []).map((tab): CoveredTab => {
		const name = tab.name;
		const address = tab.address === undefined ? {} : { address: tab.address };
		if (tab.here) return { name, ...address, outcome: 'account-page', tiles: 0, posts: 0 };
		const visit = beyond.tabs.find((v) => v.name === name && (tab.address ?? v.address) === v.address);
		if (visit) return coveredTab(visit, seen);
		return {
			name,
			...address,
			outcome: 'not-captured',
			reason: whyNotVisited(beyond, 'tabs'),
			tiles: 0,
			posts: 0,
		};
	});
}

function coveredTab(visit: TabVisit, { tiles }: Pick<Seen, 'tiles'>): CoveredTab {
	const first = visit.tiles > 0 ? tiles[visit.firstTile]?.name : undefined;
	return {
		name: visit.name,
		...(visit.address === undefined ? {} : { address: visit.address }),
		outcome: visit.outcome,
		...(visit.reason === undefined ? {} : { reason: visit.reason }),
		tiles: visit.tiles,
		...(first === undefined ? {} : { firstTile: first }),
		posts: visit.posts.length,
	};
}

/** Posts' own pages that are not there, or not whole, with the reason. */
export function missingPermalinks(beyond: Beyond): { readonly address: string; readonly reason: string }[] {
	const visited = new Map(beyond.visits.map((v) => [v.permalink, v]));
	return (beyond.permalinks ?? []).flatMap((address) => {
		const visit = visited.get(address);
		if (visit?.outcome === 'captured') return [];
		return [{ address, reason: visit?.reason ?? whyNotVisited(beyond, 'permalinks') }];
	});
}

function whyNotVisited({ limits, gaveUp }: Beyond, what: 'tabs' | 'permalinks'): string {
	const limit = limits.at(-1);
	const why = gaveUp[what];
	if (why !== undefined) return why;
	return limit ? `not visited: the limit ${limit.name} was reached` : 'not visited before the time was out';
}

/** Pages that a replay can open beside the account's. */
export function capturedPages({ beyond }: Pick<Seen, 'beyond'>): CapturedPage[] {
	const pageOf = ({ address, at, title, outcome }: Visit) =>
		address === undefined || outcome === 'not-captured' ? [] : [{ address, at, title }];
	const own = (beyond?.visits ?? []).flatMap((visit) => [...pageOf(visit), ...(visit.further ?? [])]);
	return [...(beyond?.tabs ?? []).flatMap(pageOf), ...own];
}
