import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { Post } from '../../records/post.ts';
import { postsInside } from '../../work/look-inside.ts';

/** The post that a finding names: by its place in the feed, its address, its id, a picture of it, or the beginning of its text. */
export async function namedPost(office: Office, filing: Filing, asked: string): Promise<Post | undefined> {
	for await (const post of postsInside(office, filing)) if (isNamed(post, asked)) return post;
	return undefined;
}

/** Those of some names that name a post: findings tell of requests, headings and authors too, which are nowhere to be looked at. */
export async function namesOfPosts(
	office: Office,
	filing: Filing,
	asked: readonly string[],
): Promise<ReadonlySet<string>> {
	const found = new Set<string>();
	const left = new Set(asked);
	if (left.size === 0) return found;
	try {
		for await (const post of postsInside(office, filing)) {
			for (const name of [...left].filter((each) => isNamed(post, each))) {
				left.delete(name);
				found.add(name);
			}
			if (left.size === 0) break;
		}
	} catch (error) {
		// Posts that cannot be read have no places; their own page says what is wrong with them.
		if (!(error instanceof OgonblickError)) throw error;
	}
	return found;
}

function isNamed({ position, id, permalink, images, text }: Post, asked: string): boolean {
	if (/^\d{1,6}$/.test(asked)) return position === Number(asked);
	const names = [id, permalink, ...images.map(({ address }) => address)];
	return names.includes(asked) || (asked.length > 10 && text.startsWith(asked));
}
