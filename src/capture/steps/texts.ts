import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comment, Post } from '../../records/post.ts';
import { postMoment } from '../../records/post-moment.ts';
import { orderedIn } from '../judge/ordered.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';

/** posts.jsonl, one post a line, and text.txt for search: the page around the posts, then every post in order. */
export const texts: Step = {
	name: 'texts',
	when: 'always',
	deadline: () => 60_000,
	async run(session) {
		const { seen, parts } = session;
		seen.around = await aroundPosts(session);
		const { posts, text } = await writeTexts(session);
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

/** Writes both files of what has been seen so far, over what was there. @returns their paths */
export async function writeTexts({
	seen,
	request,
	startedAt,
}: Session): Promise<{ posts: string; text: string }> {
	const posts = join(request.dir, 'posts.jsonl');
	const text = join(request.dir, 'text.txt');
	const tabs = (seen.beyond?.tabs ?? []).map((tab) =>
		tab.text ? `${[tab.name, tab.address].filter(Boolean).join(' · ')}\n${tab.text}` : '',
	);
	const timeZone = request.config.TIMEZONE;
	const own = new Map(seen.beyond?.visits.map((visit) => [visit.permalink, visit.reading?.around]));
	const each = seen.posts.flatMap((p) => [postAsText(p, timeZone), own.get(p.permalink ?? '')]);
	const texts = [headline(seen, request.address, startedAt, timeZone), seen.around, ...tabs, ...each].filter(
		Boolean,
	);
	const ordered = orderedIn(seen, request)?.position;
	const marked = seen.posts.map((p) =>
		ordered === undefined
			? p
			: { ...p, evidence: p.position === ordered ? ('ordered' as const) : ('context' as const) },
	);
	await writeFile(posts, marked.map((p) => `${JSON.stringify(p)}\n`).join(''));
	await writeFile(text, `${texts.join('\n\n')}\n`);
	return { posts, text };
}

/** A text file that is found alone must say by itself what it is. */
function headline({ profile }: Session['seen'], address: string, at: number, timeZone: string): string {
	const captured = postMoment({ iso: new Date(at).toISOString() }, timeZone);
	return [profile?.name, address, `fångat ${captured} (${timeZone})`].filter(Boolean).join(' · ');
}

async function aroundPosts({ world, seen }: Session): Promise<string> {
	if (seen.main.failure) return '';
	if (seen.before && seen.posts.length === 0) return seen.before.text;
	return world.call('textAround');
}

/** A post as plain text: who, when, what, then the comments, replies indented. */
function postAsText(post: Post, timeZone: string): string {
	const head = headAsText(post, timeZone);
	const quoted = post.quoted
		? [headAsText(post.quoted, timeZone), post.quoted.text].filter(Boolean).join('\n').replace(/^/gm, '> ')
		: '';
	const alts = post.images.map((i) => i.alt).filter(Boolean);
	const embeds = (post.embeds ?? []).map(({ address, text }) => `${address}\n${text}`);
	return [
		post.sharedBy?.shown,
		head,
		post.byline,
		post.text,
		quoted,
		...embeds,
		...alts.map((a) => `[${a}]`),
		...post.comments.flatMap((c) => commentAsText(c, 1, timeZone)),
	]
		.filter(Boolean)
		.join('\n');
}

function headAsText(
	{ author, time, permalink }: Pick<Post, 'author' | 'time' | 'permalink'>,
	timeZone: string,
): string {
	return [author?.name, postMoment(time, timeZone), permalink].filter(Boolean).join(' · ');
}

function commentAsText(comment: Comment, depth: number, timeZone: string): string[] {
	const indent = '    '.repeat(depth);
	const who = [comment.author?.name, postMoment(comment.time, timeZone)].filter(Boolean).join(' · ');
	const own = `${who ? `${who}: ` : ''}${comment.text}`.split('\n').map((line) => indent + line);
	return [...own, ...comment.replies.flatMap((r) => commentAsText(r, depth + 1, timeZone))];
}
