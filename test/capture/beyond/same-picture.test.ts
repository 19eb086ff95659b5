import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLargestSize } from '../../../src/capture/beyond/same-picture.ts';
import type { PostImage } from '../../../src/records/post.ts';

const at = (path: string, width: number, height: number, over: Partial<PostImage> = {}): PostImage => ({
	address: `https://blogg.example${path}`,
	alt: '',
	width,
	height,
	broken: false,
	kind: 'img',
	...over,
});

/** A picture that is told twice is one too many in what the manifest counts. */
describe('inLargestSize', () => {
	test.each([
		['/content/images/size/w300/2026/11/torg.jpg', '/content/images/size/w1000/2026/11/torg.jpg'],
		['/content/images/size/w300/format/webp/2026/11/torg.jpg', '/content/images/2026/11/torg.jpg'],
		['/wp-content/uploads/2026/11/torg-300x200.jpg', '/wp-content/uploads/2026/11/torg-1024x683.jpg'],
		['/wp-content/uploads/2026/11/torg-300x200.jpg', '/wp-content/uploads/2026/11/torg-scaled.jpg'],
		['/media/images/torg.width-300.jpg', '/media/images/torg.width-800.format-webp.jpg'],
		['/media/images/torg.2e16d0ba.fill-300x200.jpg', '/media/images/torg.original.jpg'],
		[
			'/sites/default/files/styles/liten/public/2026-11/torg.jpg',
			'/sites/default/files/styles/stor/public/2026-11/torg.jpg',
		],
	])('%s is %s made smaller', (small, large) => {
		const [one, other] = [at(small, 300, 200), at(large, 1024, 683)];
		expect(inLargestSize([one, other])).toEqual([other]);
		expect(inLargestSize([other, one])).toEqual([other]);
	});

	test.each([
		['another picture', at('/w/size/w300/2026/11/torg.jpg', 300, 200), at('/w/2026/11/kaj.jpg', 900, 600)],
		['one cut another way', at('/u/torg-300x300.jpg', 300, 300), at('/u/torg.jpg', 900, 600)],
		[
			'one of another folder',
			at('/u/2026/10/torg-300x200.jpg', 300, 200),
			at('/u/2026/11/torg.jpg', 900, 600),
		],
		['numbers that are none of a size', at('/u/torg-1.jpg', 300, 200), at('/u/torg-2.jpg', 900, 600)],
		['what a query names', at('/bild?id=1', 300, 200), at('/bild?id=2', 900, 600)],
		['one that did not come', at('/u/torg-300x200.jpg', 300, 200), at('/u/torg.jpg', 0, 0, { broken: true })],
		[
			'a slide with a tile of its own',
			at('/u/torg-300x200.jpg', 300, 200, { turned: true }),
			at('/u/torg.jpg', 900, 600),
		],
	])('%s stays beside it', (_what, one, other) => {
		expect(inLargestSize([one, other])).toEqual([one, other]);
	});

	test('none is lost that no other shows', () => {
		const paths = fc.constantFrom('/u/a.jpg', '/u/a-300x200.jpg', '/u/a-600x400.jpg', '/u/b.jpg');
		const image = fc
			.record({ path: paths, width: fc.constantFrom(0, 300, 600, 1200), broken: fc.boolean() })
			.map(({ path, width, broken }) => at(path, width, (width * 2) / 3, { broken }));
		fc.assert(
			fc.property(fc.array(image), (images) => {
				const kept = inLargestSize(images);
				const names = (some: readonly PostImage[]) =>
					new Set(some.filter(({ broken }) => !broken).map(({ address }) => address.replace(/-\d+x\d+/, '')));
				expect(names(kept)).toEqual(names(images));
				expect(inLargestSize(kept)).toEqual(kept);
			}),
		);
	});
});
