import type { CapturedPage } from '../../records/coverage.ts';
import type { CaptureLimits } from '../../records/order.ts';
import type { Comment } from '../../records/post.ts';
import type { Further } from '../page/growth/own-page-goes-on.ts';
import type { Seen, Session } from '../session.ts';
import { limitReached } from '../walk/limits.ts';
import { letters } from '../witness/letters.ts';
import { arrive } from './arrive.ts';
import type { PermalinkVisit } from './beyond.ts';
import { inPageOrder, type PageOfComments, saidAgain } from './pages-joined.ts';
import { readOwn } from './read-own.ts';

/** What the pages of one post's comments brought. */
export interface CommentPages {
	/** Those of the own page and of all further ones, in their order. */
	readonly comments: readonly Comment[];
	readonly further: readonly CapturedPage[];
}

/** The post whose own page is shown, and what has been read there. */
export interface OwnPageRead {
	readonly account: Seen;
	readonly post: { readonly text: string; readonly permalink: string };
	/** Addresses of other posts of the account. */
	readonly others: readonly string[];
	/** What holds for a page that is walked now. */
	limits(): CaptureLimits;
	readonly reading: NonNullable<PermalinkVisit['reading']>;
}

/** Further pages in a row that bring nothing new, after which the rest is taken for the same comments in another order. */
const MOST_IN_VAIN = 2;
/** Letters of a line from which on it is a text, and none of what stands around one. */
const TEXT = 60;

/**
 * Goes on from a post's own page to the further pages of what is said of it, one at a time, and walks each. What ends that before
 * they end is in the session's evidence: a limit, or a page that could not be had.
 */
export async function walkCommentPages(
	session: Session,
	own: OwnPageRead,
	signal: AbortSignal,
): Promise<CommentPages> {
	const { seen, world, page } = session;
	const pages: PageOfComments[] = [{ comments: own.reading.comments }];
	const further: CapturedPage[] = [];
	const been = [page.url()];
	for (let inVain = 0; inVain < MOST_IN_VAIN; ) {
		const next = await world.call('nextOfOwnPage', been);
		if (!next) break;
		const one = { ...session, request: { ...session.request, limits: own.limits() } };
		const limit = limitOf(one, further.length);
		if (limit) {
			seen.limit ??= limit;
			seen.failedPages.push({ sign: 'not-followed', says: next.says, address: next.address });
			break;
		}
		const at = new Date().toISOString();
		been.push(next.address);
		const reading = await readFurther(one, own, next, been[0] ?? '', signal);
		if (!reading) break;
		const isNew = !saidAgain(pages, reading.comments);
		const isText = !next.ofComments && (!isNew || saysMore(reading, own.reading));
		if (isText || reading.comments.length === 0) {
			// A number below a post may lead to the rest of its text, which is no comment.
			seen.failedPages.push({ sign: 'not-followed', says: next.says, address: next.address });
			break;
		}
		inVain = isNew ? 0 : inVain + 1;
		pages.push({ comments: reading.comments, ...(next.number ? { number: next.number } : {}) });
		further.push({ address: next.address, at, title: await page.title() });
	}
	return { comments: inPageOrder(pages), further };
}

function limitOf(session: Session, had: number): Seen['limit'] {
	const { LIMIT_COMMENT_PAGES: most } = session.request.config;
	return had >= most ? { name: `comment-pages ${most}`, asked: false } : limitReached(session, 0);
}

async function readFurther(
	session: Session,
	{ account, post, others }: OwnPageRead,
	{ address, says }: Further,
	first: string,
	signal: AbortSignal,
): Promise<PermalinkVisit['reading']> {
	const { seen, world, changes } = session;
	changes.push(`went on to further comments of a post, by “${says}”: ${address}`);
	// Its first screen may be the same as that of the page before.
	seen.firstTile = seen.tiles.length;
	const refusal = await arrive(session, account, address, signal, async () => {
		await world.call('beVisitedPage', post.text, others, first);
		return world.call('showsOwnPost');
	});
	if (refusal) {
		seen.failedPages.push({ sign: 'page-refused', address, told: refusal.reason });
		return undefined;
	}
	return readOwn(session, signal);
}

type Reading = OwnPageRead['reading'];

/** Long lines beside its comments that the first page does not have. */
function saysMore(reading: Reading, first: Reading): boolean {
	const linesOf = ({ text, around }: Reading) =>
		`${text}\n${around}`
			.split('\n')
			.map(letters)
			.filter((line) => line.length >= TEXT);
	const known = new Set(linesOf(first));
	return linesOf(reading).some((line) => !known.has(line));
}
