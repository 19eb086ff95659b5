import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Beyond, TabVisit } from '../../../src/capture/beyond/beyond.ts';
import { joinComments, joinPages } from '../../../src/capture/beyond/join-pages.ts';
import { countComments } from '../../../src/capture/walk/join.ts';
import type { Comment, Post } from '../../../src/records/post.ts';

const ACCOUNT = 'https://torg.example/kommunen';
const visit = { outcome: 'captured', title: '', at: '2026-01-01T00:00:00Z', firstTile: 1, tiles: 1 } as const;

function post(n: number, over: Partial<Post> = {}): Post {
	const permalink = `${ACCOUNT}/n/${n}`;
	return {
		...{
			id: permalink,
			idFrom: 'permalink',
			position: n,
			permalink,
			text: `Inlägg nummer ${n} om vatten och vägar`,
		},
		...{ links: [], images: [], videos: [], counts: {}, comments: [] },
		...over,
	};
}

function tab(name: string, posts: readonly Post[]): TabVisit {
	return { ...visit, name, address: `${ACCOUNT}/${name}`, posts, text: '' };
}

function comment(text: string, replies: readonly Comment[] = []): Comment {
	return { id: text, author: { name: 'Siv' }, text, replies };
}

describe('joinPages', () => {
	test('a post on two pages is one post, and says both; one that only a tab shows comes last', () => {
		const beyond: Beyond = {
			tabs: [tab('foton', [post(1, { position: 7 }), post(9)])],
			visits: [],
			limits: [],
			gaveUp: {},
		};
		const joined = joinPages(ACCOUNT, [post(1), post(2)], beyond);
		expect(joined.map((p) => [p.position, p.id, p.seenOn])).toEqual([
			[1, `${ACCOUNT}/n/1`, [ACCOUNT, `${ACCOUNT}/foton`]],
			[2, `${ACCOUNT}/n/2`, [ACCOUNT]],
			[3, `${ACCOUNT}/n/9`, [`${ACCOUNT}/foton`]],
		]);
	});

	test('what a discussion begins with is its post, and no answer to it, where the list showed its title', () => {
		const first = {
			...comment('Gångvägen är avstängd till jul.', [comment('Tack!')]),
			author: { name: 'Kommunen' },
			time: { iso: '2026-11-03' },
		};
		const image = { address: 'https://torg.example/b.jpg' } as Post['images'][number];
		const reading = {
			text: '',
			images: [],
			counts: {},
			around: '',
			comments: [first, comment('Hur länge?')],
		};
		const opening = { comment: first, images: [image] };
		const permalink = `${ACCOUNT}/n/1`;
		const visits = [{ ...visit, permalink, address: permalink, reading: { ...reading, opening } }];
		const join = (over: Partial<Post>) =>
			joinPages(ACCOUNT, [post(1, { text: 'Besked till skolan', author: { name: 'Siv' }, ...over })], {
				...{ tabs: [], limits: [], gaveUp: {} },
				visits,
			})[0];
		expect(join({ elsewhere: 'rest' })).toMatchObject({
			text: 'Besked till skolan\nGångvägen är avstängd till jul.',
			author: first.author,
			time: first.time,
			images: [image],
			comments: [comment('Tack!'), comment('Hur länge?')],
		});
		expect(join({ elsewhere: 'rest' })?.elsewhere).toBeUndefined();
		// A post that the feed showed whole has said it all.
		expect(join({})).toMatchObject({ text: 'Besked till skolan', comments: reading.comments });
	});

	test('lists that count what each discussion begins with state no answer that is missing, and one alone may', () => {
		const of = (stated: readonly number[]) => {
			const posts = stated.map((comments, i) =>
				post(i, { text: `Fråga ${i}`, counts: { comments }, elsewhere: 'rest' }),
			);
			const visits = posts.map(({ permalink = '' }, i) => {
				const first = comment(`Gångvägen är avstängd till jul, besked ${i}.`);
				const comments = [first, comment('Hur länge?'), comment('Tack!')];
				const reading = { ...{ text: '', images: [], counts: {}, around: '' }, comments };
				const opening = { comment: first, images: [] };
				return { ...visit, permalink, reading: { ...reading, opening } };
			});
			const joined = joinPages(ACCOUNT, posts, { tabs: [], visits, limits: [], gaveUp: {} });
			return joined.map(({ counts }) => counts.comments);
		};
		expect(of([3, 3, 3])).toEqual([2, 2, 2]);
		expect(of([2, 3, 2])).toEqual([2, 3, 2]);
		expect(of([3, 3])).toEqual([3, 3]);
	});

	test('the own page of a post says who and when where the feed does not, and is not asked where it does', () => {
		const said = { author: { name: 'Åsa Öberg' }, time: { iso: '2026-11-03T09:00:00.000Z' } };
		const reading = { text: '', images: [], counts: {}, around: '', comments: [], ...said };
		const visits = [1, 2].map((n) => {
			const permalink = `${ACCOUNT}/n/${n}`;
			return { ...visit, permalink, address: permalink, reading };
		});
		const known = post(2, { author: { name: 'Siv' }, time: { iso: '2026-11-02' } });
		const joined = joinPages(ACCOUNT, [post(1), known], { tabs: [], visits, limits: [], gaveUp: {} });
		expect(joined[0]).toMatchObject(said);
		expect(joined[1]).toMatchObject({ author: known.author, time: known.time });
	});

	test('who and when above the words of an own page are none of the words', () => {
		const who = { author: { name: 'Gamla projektet' }, time: { shown: '2026-10-09', iso: '2026-10-09' } };
		const text = 'Vi söker undersköterskor till äldreboendet Ekliden.';
		const joined = (own: string) => {
			const permalink = `${ACCOUNT}/n/1`;
			const reading = { text: own, images: [], counts: {}, around: '', comments: [] };
			const visits = [{ ...visit, permalink, address: permalink, reading }];
			return joinPages(ACCOUNT, [post(1, { text, ...who })], { tabs: [], visits, limits: [], gaveUp: {} })[0]
				?.text;
		};
		expect(joined(`Gamla projektet · 2026-10-09\n${text}`)).toBe(text);
		expect(joined(`Gamla projektet\n2026-10-09\n${text}\nSök senast på fredag!`)).toBe(
			`${text}\nSök senast på fredag!`,
		);
		// A title that begins with the name is somebody's words.
		expect(joined(`Gamla projektet växer\n${text}`)).toBe(`Gamla projektet växer\n${text}`);
	});

	test('a short post whose own page says no more is whole, and one that breaks off there too is not', () => {
		const permalink = `${ACCOUNT}/n/1`;
		const text = 'Badplatsen vid Norrsjön öppnar på lördag.\nVälkomna!';
		const listed = `Nytt om badplatser och bryggor i kommunen\n${text}\nLäs vidare »`;
		const joined = (own: string) => {
			const reading = { text: own, images: [], counts: {}, around: '', comments: [] };
			const visits = [{ ...visit, permalink, reading }];
			return joinPages(ACCOUNT, [post(1, { text: listed, elsewhere: 'rest' })], {
				...{ tabs: [], limits: [], gaveUp: {} },
				visits,
			})[0];
		};
		const of = (own: string) => joined(own)?.elsewhere;
		expect(of(text)).toBeUndefined();
		expect(joined(text)?.text).toBe(`Nytt om badplatser och bryggor i kommunen\n${text}`);
		expect(of('Badplatsen vid Norrsjön öppnar på lördag.')).toBe('rest');
		expect(of(`${text} …`)).toBe('rest');
		expect(of('Badplatsen vid Norrsjön')).toBe('rest');
		expect(of('')).toBe('rest');
	});

	test('the own page of a post gives what the feed cut off, and never takes what it had', () => {
		const feed = post(1, {
			text: 'Badplatsen vid Norrsjön öppnar på',
			comments: [comment('Bra'), comment('Äntligen')],
		});
		const reading = {
			text: 'Badplatsen vid Norrsjön öppnar på lördag klockan tio.',
			images: [],
			counts: { comments: 4 },
			around: '',
			comments: [comment('Bra', [comment('Instämmer')]), comment('När?')],
		};
		const permalink = `${ACCOUNT}/n/1`;
		const beyond: Beyond = { tabs: [], visits: [{ ...visit, permalink, reading }], limits: [], gaveUp: {} };
		const [joined] = joinPages(ACCOUNT, [feed], beyond);
		expect(joined?.text).toContain('klockan tio');
		expect(countComments(joined?.comments ?? [])).toBe(4);
		expect(joined?.counts).toEqual({ comments: 4 });
		const other = {
			...reading,
			text: 'Något helt annat, som är mycket längre än inläggets egen text i flödet.',
		};
		const [kept] = joinPages(ACCOUNT, [feed], {
			...beyond,
			visits: [{ ...visit, permalink, reading: other }],
		});
		expect(kept?.text).toBe(feed.text);
	});
});

test('joining comments loses none of either reading, and joining again changes nothing', () => {
	const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
	fc.assert(
		fc.property(words, words, (one, two) => {
			const [a, b] = [one.map((t) => comment(t)), two.map((t) => comment(t))];
			const joined = joinComments(a, b);
			expect(new Set(joined.map((c) => c.text))).toEqual(new Set([...one, ...two]));
			expect(joined).toHaveLength(new Set([...one, ...two]).size);
			expect(joinComments(joined, b)).toEqual(joined);
		}),
	);
});
