import { describe, expect, test } from 'vitest';
import type { Harvested } from '../../../src/capture/page/harvest.ts';
import { countComments, PostJoiner } from '../../../src/capture/walk/join.ts';

function found(id: string, top: number, over: Partial<Harvested> = {}): Harvested {
	return {
		id,
		idFrom: 'attribute',
		text: id,
		links: [],
		images: [],
		videos: [],
		counts: {},
		comments: [],
		top,
		left: 0,
		width: 600,
		height: 300,
		...over,
	};
}
const comment = (id: string) => ({ id, text: id, replies: [] });
const image = (address: string, broken: boolean) => ({
	address,
	alt: '',
	width: broken ? 0 : 640,
	height: broken ? 0 : 480,
	broken,
	kind: 'img' as const,
});

test('a post seen at several places is one post that gains and never loses', () => {
	const joiner = new PostJoiner();
	joiner.add(
		[found('a', 100, { text: 'Kort …', images: [image('u1', true)], comments: [comment('c1')] })],
		(row) => row,
	);
	joiner.add(
		[
			found('a', -50, {
				text: 'Kort och sedan hela texten',
				images: [image('u1', false)],
				comments: [comment('c1'), comment('c2')],
			}),
		],
		(row) => row + 150,
	);
	joiner.add([found('a', -900, { text: '' })], (row) => row + 1000);
	const [post, ...others] = joiner.posts();
	expect(others).toEqual([]);
	expect(post?.text).toBe('Kort och sedan hela texten');
	expect(post?.images).toEqual([image('u1', false)]);
	expect(countComments(post?.comments ?? [])).toBe(2);
	expect(post?.box?.y).toBe(100);
});

test('the place of a post that moved or grew is all that any reading had of it; where it comes again is kept beside', () => {
	const joiner = new PostJoiner();
	joiner.add([found('a', 100, { left: 20 })], (row) => row);
	joiner.add([found('a', 150, { height: 400, width: 640 })], (row) => row);
	expect(joiner.posts()[0]?.box).toEqual({ x: 0, y: 100, width: 640, height: 450 });
	expect(joiner.posts()[0]).not.toHaveProperty('again');
	for (const row of [4000, 4020]) joiner.add([found('a', row)], (at) => at);
	expect(joiner.posts()[0]?.box).toMatchObject({ y: 100, height: 450 });
	expect(joiner.posts()[0]?.again).toEqual([{ x: 0, y: 4000, width: 600, height: 320 }]);
});

test('posts come in the order of the picture, grids row by row', () => {
	const joiner = new PostJoiner();
	joiner.add(
		[found('d', 400), found('b', 2, { left: 400 }), found('a', 0), found('c', 399, { left: -10 })],
		(row) => row,
	);
	expect(joiner.posts().map((p) => [p.id, p.position])).toEqual([
		['a', 1],
		['b', 2],
		['c', 3],
		['d', 4],
	]);
});

test('a slide stays one that no tile shows, and what stands elsewhere goes with the text that is kept', () => {
	const joiner = new PostJoiner();
	const at = (row: number) => row;
	joiner.add(
		[
			found('a', 0, {
				text: 'Så börjar det […]',
				images: [image('u1', false), image('u2', false)],
				elsewhere: 'rest',
			}),
		],
		at,
	);
	joiner.add(
		[
			found('a', 0, {
				text: 'Så börjar det […]',
				images: [image('u1', false), { ...image('u2', false), turned: true }],
				elsewhere: 'rest',
			}),
		],
		at,
	);
	expect(joiner.posts()[0]?.images.map((i) => i.turned)).toEqual([undefined, true]);
	expect(joiner.posts()[0]?.elsewhere).toBe('rest');
	joiner.add([found('a', 0, { text: 'Så börjar det, och så slutar det.' })], at);
	expect(joiner.posts()[0]?.elsewhere).toBeUndefined();
	joiner.add([found('a', 0, { text: 'Så börjar det […]', elsewhere: 'rest' })], at);
	expect(joiner.posts()[0]?.elsewhere).toBeUndefined();
});

describe('a small picture that stood in for a true one', () => {
	const sized = (address: string, width: number, height: number) => ({
		...image(address, false),
		width,
		height,
	});
	const read = (...readings: ReturnType<typeof image>[][]) => {
		const joiner = new PostJoiner();
		for (const images of readings) joiner.add([found('a', 0, { images })], (row) => row);
		return joiner.posts()[0]?.images.map((i) => i.address);
	};

	test('is gone when that has come', () => {
		expect(read([sized('small', 26, 32)], [sized('true', 1000, 1231)])).toEqual(['true']);
		expect(
			read([sized('s1', 32, 21), sized('s2', 32, 32)], [sized('t1', 900, 600), sized('s2', 32, 32)]),
		).toEqual(['s2', 't1']);
	});

	test('stays where it is shown still, or where what came is another picture', () => {
		expect(read([sized('small', 26, 32)], [sized('small', 26, 32), sized('true', 1000, 1231)])).toHaveLength(
			2,
		);
		expect(read([sized('portrait', 26, 32)], [sized('wide', 1600, 400)])).toHaveLength(2);
		expect(read([sized('one', 640, 480)], [sized('two', 1280, 960)])).toHaveLength(2);
		expect(read([sized('small', 26, 32)], [])).toEqual(['small']);
	});
});

test('low posts with the same words beside each other are as many as they are, also when one is read again', () => {
	const words = 'Linje 4 mot centrum är inställd på grund av snö.';
	const notice = (top: number) => found('h', top, { idFrom: 'content', text: words, height: 50 });
	const joiner = new PostJoiner();
	joiner.add([notice(0), notice(52), notice(104)], (row) => row);
	// The window has moved on, a line above has grown by some rows, and the last two have been drawn anew.
	joiner.add([notice(-40), notice(12), notice(64)], (row) => row + 100);
	expect(joiner.posts().map((post) => post.box?.y)).toEqual([0, 52, 104, 164]);
});

test('one that is drawn anew at each look, with another number of views and another signature of its picture, is one post', () => {
	const joiner = new PostJoiner();
	const look = (seed: number, tops: readonly number[]) =>
		tops.map((top) => {
			const text = `Badet håller stängt i dag på grund av personalbrist.\n${seed + top} visningar`;
			return found(`content-${seed}-${top}`, top, {
				idFrom: 'content',
				text,
				images: [image(`u${top}?s=${seed}`, false)],
			});
		});
	joiner.add(look(1, [0, 300]), (row) => row);
	joiner.add(look(2, [300, 600]), (row) => row);
	joiner.add(look(3, [600]), (row) => row + 20);
	expect(joiner.posts()).toHaveLength(3);
});

test('a post that has folded again is known, and another that begins as it does is not', () => {
	const joiner = new PostJoiner();
	const says = 'Dagens lunch på äldreboendet är fiskgratäng med potatis och sallad, välkomna alla. Meny 2';
	joiner.add([found('a', 0, { idFrom: 'content', text: says })], (row) => row);
	const isKnown = (text: string) => joiner.knows(found('b', 0, { idFrom: 'content', text }));
	expect(isKnown(says)).toBe(true);
	expect(isKnown(says.slice(0, 48))).toBe(true);
	expect(isKnown(`${says}0`)).toBe(false);
	expect(isKnown('Dagens lunch på äldreboendet är ärtsoppa med pannkakor, välkomna till oss.')).toBe(false);
});

test('a post that the page shows in two places, as where it is pinned, is one: same words, author, moment and address', () => {
	const said = {
		idFrom: 'content',
		text: 'Badhuset är öppet som vanligt hela helgen, välkomna!',
		author: { name: 'Kommunen', address: 'http://x.example/k' },
		time: { iso: '2026-11-02T09:15:00.000Z', from: 'datetime-attribute' },
		links: [
			{ address: 'http://x.example/k', text: 'Kommunen' },
			{ address: 'http://x.example/k/6', text: '2 november' },
		],
	} as const;
	const both = (over: Partial<Harvested>) => {
		const joiner = new PostJoiner();
		joiner.add([found('a', 100, said), found('a', 1400, { ...said, ...over })], (row) => row);
		return joiner.posts();
	};
	expect(both({})).toMatchObject([{ box: { y: 100 }, again: [{ y: 1400 }] }]);
	// Another day, or no address but the author's: what is said twice is two posts.
	expect(both({ time: { iso: '2026-11-03T09:15:00.000Z', from: 'datetime-attribute' } })).toHaveLength(2);
	expect(both({ links: said.links.slice(0, 1) })).toHaveLength(2);
	expect(both({ time: { iso: '2026-11-02', from: 'datetime-attribute' } })).toHaveLength(2);
	// Pinned, a post may show no more than how it begins: as two, they would hide that another is missing.
	const whole = `${said.text} Kom gärna tidigt, det brukar bli fullt.`;
	expect(both({ text: whole })).toMatchObject([{ text: whole, box: { y: 100 }, again: [{ y: 1400 }] }]);
	expect(both({ text: 'Biblioteket är stängt i helgen, och öppnar på måndag.' })).toHaveLength(2);
});

test('pictures that a post says it has and that were not read stay told of when the page has emptied it since', () => {
	const joiner = new PostJoiner();
	const images = [image('u1', false)];
	joiner.add(
		[found('a', 100, { images, unreadPictures: 3 }), found('b', 500, { unreadPictures: 2 })],
		(row) => row,
	);
	joiner.add(
		[found('a', -900, { text: '' }), found('b', -500, { images, unreadPictures: 0 })],
		(row) => row + 1000,
	);
	expect(joiner.posts().map((post) => post.unreadPictures)).toEqual([3, undefined]);
});

test('a pinned post and its like in the feed, without an address of their own, are one; two in the feed are two', () => {
	const text = 'Biblioteket är stängt i helgen, och öppnar på måndag klockan tio.';
	const said = {
		idFrom: 'content' as const,
		text,
		author: { name: 'Kommunen' },
		time: { shown: '12 okt', iso: '2026-10-12' },
	};
	const all = (...posts: Harvested[]) => {
		const joiner = new PostJoiner();
		joiner.add(posts, (row) => row);
		// Read once more, as when a picture has come.
		joiner.add(posts, (row) => row);
		return joiner.posts().map(({ box, again }) => [box?.y, ...(again ?? []).map(({ y }) => y)]);
	};
	const pinned = found('c', 100, { ...said, apart: true });
	expect(all(pinned, found('c', 1400, said))).toEqual([[100, 1400]]);
	expect(all(found('c', 100, said), found('c', 1400, { ...said, apart: true }))).toEqual([[100, 1400]]);
	expect(all(found('c', 100, said), found('c', 1400, said))).toEqual([[100], [1400]]);
	expect(all(pinned, found('c', 1400, said), found('c', 2800, said))).toEqual([[100, 1400], [2800]]);
	const other = { ...said, time: { shown: '13 okt', iso: '2026-10-13' } };
	expect(all(pinned, found('c', 1400, other))).toHaveLength(2);
	expect(all(pinned, found('c', 1400, { ...said, author: { name: 'Siv Ek' } }))).toHaveLength(2);
});

test('a pinned post without an address and its like in the feed with one are one, whichever comes first, and go by the address', () => {
	const text = 'Biblioteket är stängt i helgen, och öppnar på måndag klockan tio.';
	const said = { text, author: { name: 'Kommunen' }, time: { shown: '12 okt', iso: '2026-10-12' } };
	const bare = { ...said, idFrom: 'content' } as const;
	const at = (id: string) => ({ ...said, idFrom: 'permalink', permalink: id }) as const;
	const all = (...posts: Harvested[]) => {
		const joiner = new PostJoiner();
		for (let times = 0; times < 2; times++) joiner.add(posts, (row) => row);
		return joiner.posts().map(({ id, permalink, box, again = [] }) => ({
			id,
			...(permalink ? { permalink } : {}),
			at: [box?.y, ...again.map(({ y }) => y)],
		}));
	};
	const a = 'http://x.example/k/6';
	const one = [{ id: a, permalink: a, at: [100, 1400] }];
	expect(all(found('c', 100, { ...bare, apart: true }), found(a, 1400, at(a)))).toEqual(one);
	expect(all(found(a, 100, at(a)), found('c', 1400, { ...bare, apart: true }))).toEqual(one);
	expect(all(found(a, 100, { ...at(a), apart: true }), found('c', 1400, bare))).toEqual(one);
	// Two addresses are two posts, and one that is not pinned is none of them.
	const b = 'http://x.example/k/7';
	expect(all(found(a, 100, { ...at(a), apart: true }), found(b, 1400, at(b)))).toHaveLength(2);
	expect(all(found('c', 100, bare), found(a, 1400, at(a)))).toHaveLength(2);
	const three = all(found('c', 100, { ...bare, apart: true }), found(a, 1400, at(a)), found(b, 2800, at(b)));
	expect(three.map((post) => post.at)).toEqual([[100, 1400], [2800]]);
});
