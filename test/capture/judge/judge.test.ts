import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Beyond } from '../../../src/capture/beyond/beyond.ts';
import type { Evidence } from '../../../src/capture/judge/evidence.ts';
import { judge } from '../../../src/capture/judge/judge.ts';
import type { ReplayTestimony, Seen } from '../../../src/capture/session.ts';
import type { Post } from '../../../src/records/post.ts';
import { evidenceWords, hasEvidenceWords } from '../../../src/records/words/evidence.ts';
import { evidence, signs, slide } from './evidence.ts';

const EVIDENCE = { ordered: 'https://torget.example/inlagg/3', account: 'https://torget.example/skolan' };
const RANK = { complete: 2, partial: 1, failed: 0 } as const;

/** Ways in which evidence can be worse. Each takes something away that a complete capture has. */
const HARMS: Record<string, (e: Evidence) => Evidence> = {
	'feed stalled': (e) => seen(e, { stop: 'stalled' }),
	'the page shows a choice of its posts': (e) =>
		seen(e, { selection: { chosen: 'Mest relevanta', all: 'Alla inlägg' }, profile: { title: '' } }),
	'newer posts came while it was read': (e) => seen(e, { newerLeft: '3 nya inlägg' }),
	'fewer posts than stated': (e) => seen(e, { posts: e.seen.posts.slice(1) }),
	'no posts': (e) => seen(e, { posts: [] }),
	'a tile is not painted': (e) => seen(e, { tiles: e.seen.tiles.map((t) => ({ ...t, unpainted: 2 })) }),
	'a tile repeats': (e) => seen(e, { tiles: e.seen.tiles.map((t) => ({ ...t, repeats: 'tile-00000.png' })) }),
	'a post is covered': (e) => seen(e, { covered: new Set(['Vattnet är avstängt']) }),
	'a post is in a frame': (e) => seen(e, { framed: new Set(['p1']) }),
	'a dated thing was left out as an advertisement': (e) => seen(e, { doubted: new Set(['Erik 12 nov']) }),
	'as much is unread as there are posts': (e) => seen(e, { unread: new Set(['a', 'b', 'c']) }),
	'a post states comments that were not read': (e) =>
		seen(e, { posts: e.seen.posts.map((p) => ({ ...p, counts: { comments: 2 } })) }),
	'a post states pictures that were not read': (e) =>
		seen(e, { posts: e.seen.posts.map((p) => ({ ...p, unreadPictures: 3 })) }),
	'slides are in no tile': (e) =>
		seen(e, { posts: e.seen.posts.map((p) => ({ ...p, images: [slide('https://torget.example/2.jpg')] })) }),
	'texts are cut short': (e) =>
		seen(e, { posts: e.seen.posts.map((p) => ({ ...p, elsewhere: 'rest' as const })) }),
	'words stand behind pictures': (e) =>
		seen(e, { posts: e.seen.posts.map((p) => ({ ...p, elsewhere: 'words' as const })) }),
	'below the posts only a login is offered': (e) =>
		seen(e, { after: signs({ gate: 'Gå med för att se fler' }), profile: { title: 'Kommunen' } }),
	'a join is broken': (e) => seen(e, { joins: { ...e.seen.joins, broken: [{ rows: 3, at: 900 }] } }),
	'an image is broken': (e) =>
		seen(e, { images: { ...e.seen.images, broken: new Set(['https://x.example/1.jpg']) } }),
	'pictures turn by themselves': (e) =>
		seen(e, { images: { ...e.seen.images, turned: new Set(['https://social.example/2.jpg']) } }),
	'images did not load': (e) => seen(e, { images: { ...e.seen.images, unloaded: 3 } }),
	'the post that was ordered is not among those that are shown': (e) => ({
		...e,
		request: { ...e.request, evidenceOf: EVIDENCE },
		seen: {
			...e.seen,
			posts: [7, 8].map((n) => ({
				...(evidence().seen.posts[0] as Post),
				id: `${n}`,
				permalink: `https://torget.example/inlagg/${n}`,
			})),
		},
	}),
	'the only post that is shown does not say where it lies': (e) => ({
		...e,
		request: { ...e.request, evidenceOf: EVIDENCE },
		seen: { ...e.seen, posts: e.seen.posts.slice(0, 1).map(({ permalink: _, ...post }) => post) },
	}),
	'texts are folded': (e) => seen(e, { foldsLeft: 1 }),
	'the consent dialog remains': (e) => seen(e, { consentLeft: true }),
	'a page of the feed failed': (e) =>
		seen(e, {
			failedPages: [{ sign: 'page-refused', address: 'https://x.example/?page=2', told: 'status 500' }],
		}),
	'a login page came up': (e) => seen(e, { after: signs({ posts: 0, passwordFields: 1 }) }),
	'a configured limit': (e) => seen(e, { limit: { name: 'posts 5', asked: false } }),
	'a step failed': (e) => ({
		...e,
		steps: e.steps.map((s) => (s.name === 'text-pdf' ? { ...s, outcome: 'timeout' } : s)),
	}),
	'a part is missing': (e) => ({ ...e, parts: e.parts.filter((p) => p.role !== 'text-pdf') }),
	'the recording is missing': (e) => ({ ...e, parts: e.parts.filter((p) => p.role !== 'warc') }),
	'no tiles': (e) => ({ ...e, parts: e.parts.filter((p) => p.role !== 'tile') }),
	'status 404': (e) => seen(e, { main: { ...e.seen.main, status: 404 } }),
	'it led to another account': (e) =>
		seen(e, { main: { ...e.seen.main, finalAddress: 'https://torget.example/granne' } }),
	'a text is not in the text PDF': (e) =>
		witnesses(e, { pdf: { asked: 3, notAsked: 17, unknown: ['Vattnet'] } }),
	'a text is not in the recording': (e) => witnesses(e, { recording: { asked: 3, unknown: ['Vattnet'] } }),
	'a picture is not in the recording': (e) =>
		witnesses(e, { picturesNotRecorded: ['https://x.example/2.jpg'] }),
	'no witness was asked': (e) => {
		const { witnesses: _, ...rest } = e.seen;
		return { ...e, seen: rest };
	},
	'a post is not in the replay': (e) => replayed(e, { posts: { asked: 3, unknown: ['Vattnet'] } }),
	'a comment is not in the replay': (e) => replayed(e, { texts: { asked: 3, unknown: ['Tack!'] } }),
	'a picture is not in the replay': (e) =>
		replayed(e, { pictures: { asked: 3, unknown: ['https://x.example/17641/2.jpg'] } }),
	'the replay shows what it does by chance': (e) => replayed(e, { byChance: 'https://x.example/api?lot=7' }),
	'the replay was not walked to its end': (e) => replayed(e, { cut: 'its time was over' }),
	'the page did not arrive whole': (e) =>
		seen(e, {
			recording: {
				...{ missing: [], failedFeedRequests: [], absent: new Set() },
				...e.seen.recording,
				cut: [
					{
						url: e.seen.main.finalAddress,
						method: 'GET',
						kind: 'document',
						reason: 'net::ERR_CONTENT_LENGTH_MISMATCH',
					},
				],
			} as unknown as NonNullable<Seen['recording']>,
		}),
	'the recording could not be replayed': (e) => seen(e, { replay: { notAsked: 'not installed' } }),
	'no replay was asked': (e) => {
		const { replay: _, ...rest } = e.seen;
		return { ...e, seen: rest };
	},
	'the whole account was ordered': (e) => ({ ...e, request: { ...e.request, level: 'full' } }),
	'it was stopped': (e) => ({ ...e, aborted: true }),
	'it crashed': (e) => seen(e, { crashed: true }),
};

function seen(e: Evidence, over: Partial<Seen>): Evidence {
	return { ...e, seen: { ...e.seen, ...over } };
}

/** Evidence of level full with one tab and one own page, and changes. */
function full(over: Partial<Beyond>): Evidence {
	const visit = {
		outcome: 'captured',
		title: '',
		at: '2026-01-01T00:00:00Z',
		firstTile: 0,
		tiles: 1,
	} as const;
	const permalink = 'https://torget.example/kommunen/n/1';
	const beyond: Beyond = {
		found: [{ name: 'Om', address: 'https://torget.example/kommunen/om', here: false }],
		permalinks: [permalink],
		tabs: [{ ...visit, name: 'Om', address: 'https://torget.example/kommunen/om', posts: [], text: '' }],
		visits: [{ ...visit, permalink }],
		limits: [],
		gaveUp: {},
		...over,
	};
	const e = seen(evidence(), { beyond });
	const steps = ['tabs', 'permalinks'].map((name) => ({ name, outcome: 'done' as const, ms: 1 }));
	return { ...e, request: { ...e.request, level: 'full' }, steps: [...e.steps, ...steps] };
}

function witnesses(e: Evidence, over: Partial<NonNullable<Seen['witnesses']>>): Evidence {
	return e.seen.witnesses ? seen(e, { witnesses: { ...e.seen.witnesses, ...over } }) : e;
}

function replayed(e: Evidence, over: Partial<Played>): Evidence {
	const { replay } = e.seen;
	return replay && 'posts' in replay ? seen(e, { replay: { ...replay, ...over } }) : e;
}

type Played = Extract<ReplayTestimony, { of: number }>;

/** Keys of evidence whose values are codes. */
const CODED = ['step', 'part', 'why', 'sign', 'reasons'];

describe('judge', () => {
	test('nothing missing is complete, without findings', () => {
		expect(judge(evidence())).toEqual({ outcome: 'complete', findings: [] });
	});

	test.each(Object.keys(HARMS))('%s is never complete', (name) => {
		const verdict = judge(HARMS[name]?.(evidence()) ?? evidence());
		expect(verdict.outcome).not.toBe('complete');
		expect(verdict.findings[0]?.detail).toBeTruthy();
	});

	test.each(Object.keys(HARMS))('%s is told in Swedish with every number', (name) => {
		for (const found of judge(HARMS[name]?.(evidence()) ?? evidence()).findings) {
			const words = evidenceWords(found, 'sv') ?? '';
			for (const key of Object.keys(found.data ?? {})) expect(hasEvidenceWords(key), key).toBe(true);
			for (const number of found.detail.match(/(?<![\p{L}\d-])\d+(?![\p{L}\d-])/gu) ?? [])
				expect(words.replace(/\u00a0/g, ''), found.detail).toContain(number);
		}
	});

	test.each(Object.keys(HARMS))('%s is told in Swedish with no code for a word', (name) => {
		for (const { data = {} } of judge(HARMS[name]?.(evidence()) ?? evidence()).findings)
			for (const [key, value] of Object.entries(data).filter(([key]) => CODED.includes(key)))
				for (const one of [value].flat())
					expect(evidenceWords({ data: { [key]: one } }, 'sv'), String(one)).not.toMatch(
						/: [a-z]+(?:-[a-z]+)*$/,
					);
	});

	test('taking evidence away never improves a verdict', () => {
		const harms = fc.subarray(Object.keys(HARMS));
		fc.assert(
			fc.property(harms, fc.constantFrom(...Object.keys(HARMS)), (some, one) => {
				const worse = some.reduce((e, name) => HARMS[name]?.(e) ?? e, evidence());
				const worst = HARMS[one]?.(worse) ?? worse;
				expect(RANK[judge(worst).outcome]).toBeLessThanOrEqual(RANK[judge(worse).outcome]);
			}),
		);
	});

	test('a sandbox that was off is said, and takes nothing from the verdict', () => {
		const verdict = judge(evidence({ sandbox: false }));
		expect(verdict.outcome).toBe('complete');
		expect(verdict.findings.map((f) => f.code)).toEqual(['sandbox-off']);
	});

	test('of a long feed the replay is asked for the first posts, and that is said', () => {
		const verdict = judge(replayed(evidence(), { of: 900 }));
		expect(verdict.outcome).toBe('complete');
		expect(verdict.findings).toMatchObject([{ code: 'replay-part', data: { compared: 3, posts: 900 } }]);
	});

	test('what level full took beyond the account’s page was not replayed, and that is said', () => {
		const verdict = judge(replayed(evidence(), { of: 5, notTried: 7 }));
		expect(verdict.findings).toMatchObject([
			{ code: 'replay-part', data: { compared: 3, posts: 5, notTried: 7 } },
		]);
	});

	test('why the replay lacks it is said: what it asked for and the recording does not have', () => {
		const lacks = { posts: { asked: 3, unknown: ['Vattnet'] }, missingAt: [2] };
		const verdict = judge(replayed(evidence(), { ...lacks, unanswered: ['https://x.example/api/17641/5'] }));
		expect(verdict.findings[0]?.detail).toMatch(/does not have: 1, such as https:..x\.example.api.17641.5$/);
	});

	test('what the replay lacks is said with numbers and examples', () => {
		const verdict = judge(
			replayed(evidence(), { posts: { asked: 3, unknown: ['Vattnet är avstängt'] }, missingAt: [2] }),
		);
		expect(verdict.findings).toMatchObject([
			{
				code: 'replay-lacks-posts',
				detail: 'the replay lacks 1 of 3 posts',
				data: { count: 1, asked: 3, examples: ['Vattnet är avstängt'], positions: ['2'] },
			},
		]);
	});

	test('an image that the server does not have is the page as it is', () => {
		const url = 'https://x.example/gone.jpg';
		const recording = { file: 'f', records: 1, missing: [], failedFeedRequests: [], absent: new Set([url]) };
		const images = {
			seen: new Set<string>(),
			broken: new Set([url]),
			unloaded: 0,
			turned: new Set<string>(),
		};
		const verdict = judge(
			evidence({}, { images, recording: recording as unknown as NonNullable<Seen['recording']> }),
		);
		expect(verdict.outcome).toBe('complete');
		expect(verdict.findings.map((f) => f.code)).toEqual(['broken-images-on-page']);
	});

	test('level full is complete when every tab and every own page is there', () => {
		const verdict = judge(full({}));
		expect(verdict).toEqual({ outcome: 'complete', findings: [] });
	});

	test.each([
		['tabs-not-captured', { tabs: [] }],
		['permalinks-not-captured', { visits: [] }],
	] satisfies [string, Partial<Beyond>][])(
		'level full without them: %s, with numbers and examples',
		(code, lacking) => {
			const verdict = judge(full(lacking));
			expect(verdict.outcome).toBe('partial');
			expect(verdict.findings.map((f) => f.code)).toEqual([code]);
			expect(verdict.findings[0]?.data).toMatchObject({ count: 1, of: 1 });
		},
	);

	test('posts that only a tab shows do not make up for those that the feed lacks', () => {
		const posts = evidence().seen.posts.map((p, i) =>
			i === 2 ? { ...p, seenOn: ['https://x.example/foton'] } : p,
		);
		expect(judge(seen(evidence(), { posts })).findings.map((f) => f.code)).toEqual([
			'posts-fewer-than-stated',
		]);
	});

	test('of a wall nothing but the wall is said', () => {
		const wall = seen(evidence({ parts: [] }), {
			before: signs({ posts: 0, passwordFields: 1, textLength: 200 }),
			posts: [],
		});
		expect(judge(wall).findings.map((f) => f.code)).toEqual(['login-wall']);
	});
});
