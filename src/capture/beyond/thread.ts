import type { Comment, PostEmbed } from '../../records/post.ts';
import type { OwnReading } from '../page/post/own-reading.ts';
import type { Session } from '../session.ts';
import { PostJoiner } from '../walk/join.ts';
import { walkPage } from '../walk/walk-page.ts';
import { letters } from '../witness/letters.ts';
import { arrive } from './arrive.ts';
import { joinComments } from './join-pages.ts';

/** Further pages of one discussion that are walked; where it goes on beyond them, that is told. */
const MOST_PAGES = 20;

type Reading = OwnReading & { readonly embeds: readonly PostEmbed[] };

/**
 * Walks the page of one post that is shown, and the further pages of what is said of it, and reads all of them. What
 * could not be had of them is in `aside.seen.failedPages`.
 * @param session of the account @param aside of the page @param know tells the page that is shown whose own page it is
 */
export async function readThread(
	session: Session,
	aside: Session,
	know: () => Promise<unknown>,
	signal: AbortSignal,
): Promise<Reading | undefined> {
	const { world, seen } = aside;
	const visited: string[] = [];
	let whole = await walkAndRead(aside, signal);
	for (;;) {
		const further = await world.call('nextOfOwnPage', visited);
		if (!further) return whole;
		if (visited.length >= MOST_PAGES || seen.limit) {
			seen.failedPages.push({ sign: 'not-followed', ...further });
			return whole;
		}
		visited.push(session.page.url(), further.address);
		seen.firstTile = seen.tiles.length;
		const refusal = await arrive(aside, session.seen, further.address, signal, async () => {
			await know();
			return false;
		});
		if (refusal) {
			seen.failedPages.push({ sign: 'page-refused', address: further.address, told: refusal.reason });
			return whole;
		}
		session.changes.push(`went on to the next page of what is said of a post: ${further.address}`);
		const stop = seen.stop;
		const next = await walkAndRead(aside, signal);
		if (stop === 'stalled') seen.stop = stop;
		if (whole && next) whole = { ...whole, comments: follow(whole.comments, next.comments) };
	}
}

async function walkAndRead(aside: Session, signal: AbortSignal): Promise<Reading | undefined> {
	const joiner = new PostJoiner();
	aside.seen.stop = await walkPage(aside, joiner, signal);
	const own = await aside.world.call('readOwnPage', Date.now());
	const seenOnWay = joiner.posts();
	// What frames say of it is read as they come by, and not in the page itself.
	const comments = joinComments(
		seenOnWay.flatMap((p) => p.comments),
		own?.comments ?? [],
	);
	return own ? { ...own, comments, embeds: seenOnWay.flatMap((p) => p.embeds ?? []) } : undefined;
}

/** The comments of one page and of the next; what a thread begins with may stand on each of them. */
function follow(before: readonly Comment[], next: readonly Comment[]): readonly Comment[] {
	const key = ({ id, author, text }: Comment) => `${id} ${letters(`${author?.name ?? ''} ${text}`)}`;
	const known = new Set(before.map(key));
	return [...before, ...next.filter((comment) => !known.has(key(comment)))];
}
