import { expect, test } from 'vitest';
import { compareSnapshots, type Side } from '../../../src/records/compare/snapshots.ts';
import type { Post } from '../../../src/records/post.ts';
import { post } from '../../bundle/sample.ts';

const side = (posts: readonly Post[], more: { readonly name?: string; readonly stop?: string } = {}): Side =>
	({
		posts,
		manifest: {
			account: {
				name: 'Badet',
				handle: 'badet',
				address: 'https://x.example/badet',
				platform: 'web',
				...more,
			},
			capture: { stop: more.stop ?? 'end-of-feed', finalAddress: 'https://x.example/badet', stated: {} },
			verdict: { outcome: 'complete', findings: [] },
		},
	}) as unknown as Side;

test('tells what was added, what is gone, and which texts were changed', () => {
	const before = side([post(1), { ...post(2), text: 'Öppet' }, post(3)]);
	const after = side([post(4), { ...post(2), position: 9, text: 'Stängt' }, post(3)]);
	const { added, gone, changed, same, isUncertain } = compareSnapshots(before, after);
	expect([added, gone].map((posts) => posts.map(({ id }) => id))).toEqual([['p4'], ['p1']]);
	expect(changed.map(({ after: { text }, differs }) => [text, differs])).toEqual([['Stängt', ['text']]]);
	expect([same, isUncertain]).toEqual([1, false]);
});

test('a post whose id is of its text is known again by its address', () => {
	const made = (id: string, text: string): Post => ({ ...post(1), id, idFrom: 'content', text });
	const { added, gone, changed } = compareSnapshots(side([made('a', 'Öppet')]), side([made('b', 'Stängt')]));
	expect([added.length, gone.length, changed.length]).toEqual([0, 0, 1]);
});

test('other spaces are no change, another name is, and a feed without its end makes it uncertain', () => {
	const spaced = { ...post(1), text: `  ${post(1).text.replace(' ', '\n')} ` };
	const { same, profile, isUncertain } = compareSnapshots(
		side([post(1)], { name: 'Badet' }),
		side([spaced], { name: 'Badhuset', stop: 'limit-posts' }),
	);
	expect(same).toBe(1);
	expect(profile).toEqual([{ what: 'name', before: 'Badet', after: 'Badhuset' }]);
	expect(isUncertain).toBe(true);
});
