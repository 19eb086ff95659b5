import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { Post } from '../../records/post.ts';
import { postsInside } from '../../work/look-inside.ts';

/** The post that a finding names: by its place in the feed, its address, its id, a picture of it, or the beginning of its text. */
export async function namedPost(office: Office, filing: Filing, asked: string): Promise<Post | undefined> {
	const position = /^\d{1,6}$/.test(asked) ? Number(asked) : undefined;
	for await (const post of postsInside(office, filing)) {
		const names = [post.id, post.permalink, ...post.images.map(({ address }) => address)];
		const isNamed = names.includes(asked) || (asked.length > 10 && post.text.startsWith(asked));
		if (position === undefined ? isNamed : post.position === position) return post;
	}
	return undefined;
}
