import { expect, test } from 'vitest';
import { nameRecords } from '../../../src/capture/witness/name-records.ts';
import type { Post, PostImage } from '../../../src/records/post.ts';

const image = (address: string, over: Partial<PostImage> = {}): PostImage => ({
	address,
	alt: '',
	width: 480,
	height: 240,
	broken: false,
	kind: 'img',
	...over,
});

test('slides and pictures of a quoted post name their records too', () => {
	const post: Post = {
		id: 'p1',
		idFrom: 'attribute',
		position: 1,
		text: 'Se här',
		links: [],
		images: [image('/1'), image('/2', { turned: true }), image('/q')],
		videos: [],
		quoted: { text: 'Delat', images: [image('/q'), image('/gone')] },
		counts: {},
		comments: [],
	};
	const [named] = nameRecords([post], (address) => (address === '/gone' ? undefined : `urn:${address}`));
	expect(named?.images.map((i) => i.record)).toEqual(['urn:/1', 'urn:/2', 'urn:/q']);
	expect(named?.quoted?.images.map((i) => i.record)).toEqual(['urn:/q', undefined]);
});
