import type { Evidence } from '../../../src/capture/judge/evidence.ts';
import type { Signs } from '../../../src/capture/page/around/signs.ts';
import { nothingSeen, type Seen } from '../../../src/capture/session.ts';
import type { Part, PartRole } from '../../../src/records/capture.ts';
import type { Post, PostImage } from '../../../src/records/post.ts';

export const ADDRESS = 'https://torget.example/kommunen';

export function signs(over: Partial<Signs> = {}): Signs {
	return {
		textLength: 4000,
		text: 'Kommunen. Snöröjningen pågår.',
		title: 'Kommunen',
		headings: ['Kommunen'],
		firstHeading: 'Kommunen',
		above: 'Kommunen',
		authors: [],
		links: 40,
		pictures: 6,
		posts: 5,
		passwordFields: 0,
		identityForms: 0,
		platformLogin: false,
		overlay: null,
		locked: false,
		gate: '',
		challenges: [],
		refreshes: false,
		mediaType: 'text/html',
		...over,
	};
}

function post(n: number): Post {
	return {
		id: `p${n}`,
		idFrom: 'attribute',
		position: n,
		text: `Inlägg ${n}`,
		links: [],
		images: [],
		videos: [],
		counts: {},
		comments: [],
	};
}

/** A picture that a carousel shows when it is turned. @param tile where there is one of its own */
export function slide(address: string, tile?: string): PostImage {
	const image = {
		address,
		alt: '',
		width: 640,
		height: 480,
		broken: false,
		kind: 'img',
		turned: true,
	} as const;
	return tile === undefined ? image : { ...image, tile };
}

const STEPS = [
	'open',
	'settle',
	'consent',
	'look',
	'overview',
	'walk',
	'relook',
	'texts',
	'text-pdf',
	'recording',
	'replay',
	'compare',
];
const ROLES: readonly PartRole[] = ['overview', 'tile', 'posts', 'text', 'text-pdf', 'provenance', 'warc'];

/** A capture of which nothing is missing, with changes. */
export function evidence(over: Partial<Evidence> = {}, seenOver: Partial<Seen> = {}): Evidence {
	const seen: Seen = {
		...nothingSeen(ADDRESS),
		main: { status: 200, finalAddress: ADDRESS, mediaType: 'text/html' },
		before: signs(),
		after: signs(),
		profile: { title: 'Kommunen', name: 'Kommunen', statedPosts: 3 },
		stop: 'end-of-feed',
		posts: [1, 2, 3].map(post),
		tiles: [
			{ file: 't', name: 'tile-00001.png', y: 0, width: 1280, height: 1600, sha256: 'a', unpainted: 0 },
		],
		witnesses: {
			pdf: { asked: 3, unknown: [] },
			recording: { asked: 3, unknown: [] },
			picturesNotRecorded: [],
		},
		replay: {
			posts: { asked: 3, unknown: [] },
			missingAt: [],
			texts: { asked: 3, unknown: [] },
			pictures: { asked: 3, unknown: [] },
			of: 3,
			notTried: 0,
			notShown: [],
			unanswered: [],
			refused: [],
		},
		...seenOver,
	};
	return {
		request: { address: ADDRESS, level: 'unique', limits: {} },
		seen,
		parts: ROLES.map(
			(role): Part => ({ role, outcome: 'taken', file: `/x/${role}`, name: role, mediaType: 'x/x' }),
		),
		steps: STEPS.map((name) => ({ name, outcome: 'done' as const, ms: 1 })),
		aborted: false,
		sandbox: true,
		refused: [],
		...over,
	};
}
