import { expect, test } from 'vitest';
import type { Harvested } from '../../../src/capture/page/harvest.ts';
import { ShownInReplay } from '../../../src/capture/replay/shown.ts';
import type { Comment, Post } from '../../../src/records/post.ts';

const PREFIX = 'http://replay.localhost/w/recording/20261126mp_/';
const original = (address: string) => address.replace(PREFIX, '');
const WATER = 'Vattnet stängs av på Storgatan mellan klockan åtta och tolv';
const LIBRARY = 'Biblioteket håller öppet hela lovet med sagostund varje dag';

function post(id: string, text: string, over: Partial<Post> = {}): Post {
	const nothing = { links: [], images: [], videos: [], counts: {}, comments: [] };
	return { id, idFrom: 'permalink', position: 1, text, ...nothing, ...over };
}

function comment(text: string, replies: readonly Comment[] = []): Comment {
	return { id: 'c', text, replies } as unknown as Comment;
}

const image = (address: string) => ({
	address,
	alt: '',
	width: 9,
	height: 9,
	broken: false,
	kind: 'img' as const,
});

function replayed(...posts: Post[]): Harvested[] {
	return posts.map((p) => ({ ...p, top: 0, left: 0, width: 1, height: 1 }));
}

test('a post is known again by its words, whatever the replay calls it', () => {
	const shown = new ShownInReplay(
		[post('https://a.example/1', WATER), post('https://a.example/2', LIBRARY)],
		original,
		() => true,
	);
	expect(shown.all).toBe(false);
	shown.add(replayed(post('content-77', WATER)));
	expect(shown.missing).toEqual([LIBRARY.slice(0, 60)]);
	shown.add(replayed(post('content-78', LIBRARY)));
	expect(shown.all).toBe(true);
	expect(shown.texts).toEqual({ asked: 2, unknown: [] });
});

test('the id of a post does not vouch for words that the replay does not show', () => {
	const shown = new ShownInReplay([post('https://a.example/1', WATER)], original, () => true);
	shown.add(replayed(post(`${PREFIX}https://a.example/1`, 'Innehållet kunde inte laddas just nu')));
	expect(shown.missing).toHaveLength(1);
});

test('words that the replayed page shows are shown, also where they are not recognised as a post', () => {
	const shown = new ShownInReplay(
		[post('1', WATER), post('2', LIBRARY, { position: 2 })],
		original,
		() => true,
	);
	expect(shown.missingAt).toEqual([1, 2]);
	shown.addText(`Lillby kommun\n${WATER}\nGilla`);
	expect(shown.missingAt).toEqual([2]);
	// A post that is missing is told of once, and not again by its text.
	expect(shown.texts).toEqual({ asked: 1, unknown: [] });
});

test('pictures without words are known by their addresses, not by the picture that all posts have', () => {
	const face = image('https://a.example/face.jpg');
	const one = post('content-1', '', { images: [face, image('https://a.example/1.jpg')] });
	const two = post('content-2', '', { images: [face, image('https://a.example/2.jpg')] });
	const shown = new ShownInReplay([one, two], original, () => true);
	const played = [`${PREFIX}https://a.example/face.jpg`, `${PREFIX}https://a.example/2.jpg`].map(image);
	shown.add(replayed(post('content-9', '', { images: played })));
	expect(shown.missing).toEqual(['content-1']);
});

test('comments and the answers to them are asked for too', () => {
	const answer = comment('Tack för svaret, då förstår jag hur det är tänkt');
	const asks = comment('Gäller det här också skolorna i norra delen av kommunen?', [answer]);
	const live = post('https://a.example/1', WATER, { comments: [asks] });
	const shown = new ShownInReplay([live], original, () => true);
	shown.add(replayed({ ...live, comments: [{ ...asks, replies: [] }] }));
	expect(shown.missing).toEqual([]);
	expect(shown.texts).toEqual({ asked: 3, unknown: [answer.text] });
	expect(shown.all).toBe(false);
});

test('a post that says nothing itself is known by what the frames in it say', () => {
	const embeds = [{ address: 'https://b.example/1', text: WATER }];
	const shown = new ShownInReplay([post('content-1', '18 nov.', { embeds })], original, () => true);
	shown.add(replayed(post('content-2', '18 nov.')));
	expect(shown.missingAt).toEqual([1]);
	shown.addText(WATER);
	expect(shown.all).toBe(true);
});

test('short texts are asked for as they stand, also those of emoji alone', () => {
	const comments = [comment('Tack!'), comment('🎉 ❤️'), comment('Kl. 12.04')];
	const shown = new ShownInReplay([post('1', WATER, { comments })], original, () => true);
	shown.add(replayed(post('1', WATER, { comments: [comment('tack!')] })));
	expect(shown.all).toBe(false);
	expect(shown.texts).toEqual({ asked: 3, unknown: ['🎉 ❤️'] });
	shown.addText('Siv Ek\n🎉❤\nSvara');
	expect(shown.all).toBe(true);
});
