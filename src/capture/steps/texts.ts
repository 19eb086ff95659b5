import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comment, Post } from '../../records/post.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';

/** posts.jsonl, one post a line, and text.txt for search: the page around the posts, then every post in order. */
export const texts: Step = {
	name: 'texts',
	when: 'always',
	deadline: () => 60_000,
	async run(session) {
		const { seen, request, parts } = session;
		const around = await aroundPosts(session);
		const posts = join(request.dir, 'posts.jsonl');
		const text = join(request.dir, 'text.txt');
		await writeFile(posts, seen.posts.map((p) => `${JSON.stringify(p)}\n`).join(''));
		await writeFile(text, `${[around, ...seen.posts.map(postAsText)].filter(Boolean).join('\n\n')}\n`);
		parts.push({
			role: 'posts',
			outcome: 'taken',
			file: posts,
			name: 'posts.jsonl',
			mediaType: 'application/jsonl',
		});
		parts.push({ role: 'text', outcome: 'taken', file: text, name: 'text.txt', mediaType: 'text/plain' });
		return { outcome: 'done', detail: `${seen.posts.length} posts` };
	},
};

async function aroundPosts({ world, seen }: Session): Promise<string> {
	if (seen.main.failure) return '';
	if (seen.before && seen.posts.length === 0) return seen.before.text;
	return world.call('textAround');
}

/** A post as plain text: who, when, what, then the comments, replies indented. */
function postAsText(post: Post): string {
	const head = [post.author?.name, post.time?.shown ?? post.time?.iso, post.permalink]
		.filter(Boolean)
		.join(' · ');
	const alts = post.images.map((i) => i.alt).filter(Boolean);
	return [head, post.text, ...alts.map((a) => `[${a}]`), ...post.comments.flatMap((c) => commentAsText(c, 1))]
		.filter(Boolean)
		.join('\n');
}

function commentAsText(comment: Comment, depth: number): string[] {
	const indent = '    '.repeat(depth);
	const who = comment.author?.name ? `${comment.author.name}: ` : '';
	const own = `${who}${comment.text}`.split('\n').map((line) => indent + line);
	return [...own, ...comment.replies.flatMap((r) => commentAsText(r, depth + 1))];
}
