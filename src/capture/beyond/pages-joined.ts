import type { Comment } from '../../records/post.ts';
import { letters } from '../witness/letters.ts';

/** What one page of a post's comments shows. */
export interface PageOfComments {
	/** Which page of them it is, where its address tells; the post's own page does not say. */
	readonly number?: number;
	readonly comments: readonly Comment[];
}

/** Whether the pages that were read have all of these already. Pure. */
export function saidAgain(pages: readonly PageOfComments[], comments: readonly Comment[]): boolean {
	const known = new Set(pages.flatMap((page) => page.comments.map(keyOf)));
	return comments.every((comment) => known.has(keyOf(comment)));
}

/**
 * The comments of all pages in the order of the pages, each once: the own page shows the first of them, or the last, and that may be
 * numbered as well. Somebody may say the same on two pages, at two times. Pure.
 */
export function inPageOrder(pages: readonly PageOfComments[]): Comment[] {
	const [own, ...further] = pages;
	if (!own) return [];
	const twin = further.find(({ comments }) => comments.length > 0 && saidAgain([own], comments));
	const first = twin?.number ?? 1;
	const isOwnLast = twin === undefined && further.some(({ number }) => number === 1);
	const place = (page: PageOfComments) =>
		page === own ? (isOwnLast ? Number.MAX_SAFE_INTEGER : first) : (page.number ?? first);
	const known = new Set<string>();
	return pages
		.toSorted((a, b) => place(a) - place(b))
		.flatMap(({ comments }) => {
			const fresh = comments.filter((comment) => !known.has(keyOf(comment)));
			for (const comment of comments) known.add(keyOf(comment));
			return fresh;
		});
}

function keyOf({ author, time, text }: Comment): string {
	return letters(`${author?.name ?? ''} ${time?.shown ?? time?.iso ?? ''} ${text}`);
}
