import type { Post } from '../post.ts';
import type { StruckPost } from './strikes.ts';

/** A shorter beginning may be anybody's words. */
const SHORTEST_BEGINNING = 20;

/**
 * Posts that show again what was struck altogether: they quote, share or answer it, hold it in a frame, or are the same post at another place.
 * @param posts as they were
 * @param whole positions of those that are struck altogether
 * @param shown those of the copy, without what is struck
 * @returns their positions
 */
export function repeating(
	posts: readonly Post[],
	whole: readonly number[],
	shown: readonly StruckPost[],
): readonly number[] {
	const gone = posts.filter(({ position }) => whole.includes(position));
	return shown
		.filter(({ post, struck }) => struck !== 'whole' && gone.some((each) => shows(post, each)))
		.map(({ post }) => post.position);
}

function shows({ permalink, quoted, embeds = [] }: Post, gone: Post): boolean {
	if (gone.permalink !== undefined && [permalink, quoted?.permalink].includes(gone.permalink)) return true;
	return [quoted?.text ?? '', ...embeds.map(({ text }) => text)].some((text) => isOf(text, gone.text));
}

/** Whether one text is the other, or its beginning: what is quoted is often cut short. */
function isOf(quoted: string, whole: string): boolean {
	const [part, all] = [quoted, whole].map((text) =>
		text
			.normalize('NFC')
			.replace(/\s+/gu, ' ')
			.replace(/(?:…|\.{3})\s*$/u, '')
			.trim(),
	);
	if (!part || !all) return false;
	if (part === all) return true;
	const [short, long] = part.length < all.length ? [part, all] : [all, part];
	return short.length >= SHORTEST_BEGINNING && long.includes(short);
}
