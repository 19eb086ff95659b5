import { postOf } from '../../../fixtures/content/post.ts';
import type { Mark } from '../../../fixtures/marks/code.ts';
import { openFixtures, PLATFORM_NAMES, type PlatformName } from '../../../fixtures/server.ts';
import type { FindingCode } from '../../../src/records/verdict.ts';
import { openWordPress } from '../wordpress/open.ts';
import { whyNotWordpress } from '../wordpress/packages.ts';
import { tokensOf } from '../wordpress/posts.ts';
import { everyMark, everyPost, type Missing } from './expected.ts';
import type { WitnessName } from './witnesses.ts';

/** An account that is captured, and what must be in its bundle. */
export interface Subject {
	readonly address: string;
	readonly allowHosts: readonly string[];
	/** How many posts the account has. */
	readonly posts: number;
	/** Comments and replies in all, where every one of them is on the captured page. */
	readonly comments?: number;
	readonly missing: Missing;
	/** Codes of what the page itself does not show; empty where a capture must be complete. */
	readonly lacks: readonly FindingCode[];
	/** Of everything that the account shows, where all of it is known. */
	readonly marks?: readonly Mark[];
	close(): Promise<void>;
}

export interface NamedSubject {
	readonly name: string;
	open(): Promise<Subject>;
	/** Why it cannot be opened on this machine; undefined when it can. */
	readonly whyNot: string | undefined;
}

const POSTS = 24;

/** Every invented platform, and one site of real software. */
export async function subjects(): Promise<readonly NamedSubject[]> {
	return [
		...PLATFORM_NAMES.map((name) => ({ name, open: () => openFixture(name, POSTS), whyNot: undefined })),
		{ name: 'wordpress', open: openReal, whyNot: await whyNotWordpress() },
	];
}

/** @param posts how many the account has, numbered from 1 */
export async function openFixture(name: PlatformName, posts: number): Promise<Subject> {
	const fixtures = await openFixtures();
	return {
		address: fixtures.address(name, { posts }),
		allowHosts: fixtures.allowHosts,
		posts,
		missing: everyPost((witness) => shown(name, witness, posts)),
		lacks: GRIDS.includes(name) ? ['words-behind-pictures'] : [],
		close: fixtures.close,
	};
}

/** The words of a grid stand in dialogs, which are permalinks: level `unique` takes the grid, and says that they are missing. */
const GRIDS: readonly PlatformName[] = ['bildrutan'];
const PICTURED: readonly WitnessName[] = ['pixels', 'recorded pictures'];

function shown(name: PlatformName, witness: WitnessName, posts: number): number[] {
	const all = Array.from({ length: posts }, (_, i) => i + 1);
	if (GRIDS.includes(name)) return PICTURED.includes(witness) ? all : [];
	if (witness !== 'recorded pictures') return all;
	return all.filter((number) => postOf(number).pictures.length > 0);
}

async function openReal(): Promise<Subject> {
	const site = await openWordPress();
	const marks = site.wanted.flatMap(tokensOf);
	return {
		address: site.address,
		allowHosts: [new URL(site.origin).host],
		posts: site.posts.length,
		comments: marks.filter(({ kind }) => kind === 'C').length,
		missing: everyMark(marks),
		lacks: [],
		marks,
		close: site.close,
	};
}
