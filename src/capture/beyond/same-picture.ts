import type { PostImage } from '../../records/post.ts';

/** What programs add to the address of a picture's file for each size that they make of it: WordPress, Ghost, Wagtail and Drupal. */
const SIZES: readonly (readonly [RegExp, string])[] = [
	[/\/size\/(?:w\d+)?(?:h\d+)?(?:\/format\/\w+)?(?=\/)/u, ''],
	[
		/\.(?:[0-9a-f]{8}\.)?(?:original|(?:width|height|scale|fill|max|min)-\d+(?:x\d+)?(?:-c\d+)?)(?:\.format-\w+)?(?=\.\w+$)/u,
		'',
	],
	[/-(?:\d{2,5}x\d{2,5}|scaled)(?=\.\w+$)/u, ''],
	[/\/styles\/\w+(?=\/(?:public|private)\/)/u, ''],
];
/** Share by which the sides of a smaller one may be rounded. */
const ROUNDED = 0.02;

/**
 * Each picture once, in its largest size, where others are the same file made smaller: the list may show it in another size than the post's own
 * page. Told by the address alone, and only where both have been seen and are of one shape: what is cut another way shows something else.
 */
export function inLargestSize(images: readonly PostImage[]): PostImage[] {
	return images.filter((image) => !images.some((other) => isSmaller(image, other)));
}

function isSmaller(image: PostImage, other: PostImage): boolean {
	if (image.kind !== 'img' || other.kind !== 'img' || image.broken || other.broken) return false;
	if (image.width === 0 || other.width <= image.width || image.turned || image.made || other.made)
		return false;
	const height = (other.height / other.width) * image.width;
	if (Math.abs(height - image.height) > 1 + image.height * ROUNDED) return false;
	const file = fileOf(image.address);
	return file !== undefined && file === fileOf(other.address);
}

/** The address without what tells of a size. */
function fileOf(address: string): string | undefined {
	const url = URL.parse(address);
	if (!url || !/^https?:$/.test(url.protocol)) return undefined;
	const path = SIZES.reduce((left, [size, by]) => left.replace(size, by), url.pathname);
	return `${url.origin}${path}${url.search}`;
}
