import { type Loaded, loadPolitely } from '../courtesy/load.ts';
import type { FeedBuild } from '../page/feed/expected.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { loadAbove, newerLeft, showNewer } from '../walk/above.ts';
import { isBroughtIn, saidBeside } from '../walk/brought-in.ts';
import { PostJoiner } from '../walk/join.ts';
import { limitReached } from '../walk/limits.ts';
import type { Paging } from '../walk/pace.ts';
import { placeInRows } from '../walk/place-in-rows.ts';
import { leftBelow } from '../walk/press.ts';
import { appendSlides, nameSlides } from '../walk/slide-tiles.ts';
import { type Turning, turnInPlace } from '../walk/turn-page.ts';
import { walkPage } from '../walk/walk-page.ts';
import { PageGone } from '../world.ts';
import { answerConsent } from './consent.ts';
import { settle } from './settle.ts';

/** Walks the feed to its end, page after page where it is paged by links. Takes tiles and posts on the way. */
export const walk: Step = {
	name: 'walk',
	when: 'account',
	deadline: ({ request }) => ((request.limits.seconds ?? request.config.LIMIT_SECONDS) + 60) * 1000,
	async run(session, signal) {
		const { seen } = session;
		seen.walkedAt = Date.now();
		rememberLoadedFrom(session);
		const joiner = new PostJoiner();
		const first = session.page.url();
		const keep = () => {
			seen.posts = joiner.posts();
		};
		try {
			await walkFeed(session, joiner, signal, keep);
		} catch (error) {
			if (!(error instanceof PageGone) || seen.crashed) throw error;
			seen.stop = 'stalled';
			// A page that does not answer, or was loaded anew, has not gone elsewhere: the feed is stalled, and no more is claimed.
			const now = session.page.url();
			if (![first, ...seen.pages].includes(now)) seen.leftFor = now;
		} finally {
			// What was harvested before a deadline or a crash is evidence too.
			keep();
			seen.accountTiles ??= seen.tiles.length;
			await appendSlides(session);
			seen.posts = placeInRows(nameSlides(seen.posts, seen.slides), seen);
			if (signal.aborted && !seen.crashed) seen.stop = limitReached(session, joiner.size)?.stop ?? 'aborted';
			else if (seen.stop === 'not-started') seen.stop = 'stalled';
		}
		const laidOpen = seen.crashed || signal.aborted ? 0 : await session.world.call('boxesLaidOpen');
		if (laidOpen > 0)
			session.changes.push(
				`${laidOpen} dialogs that opened over the page were laid in the posts they belong to`,
			);
		const boxed = seen.crashed || signal.aborted ? 0 : await session.world.call('boxesMade');
		if (boxed > 0)
			session.changes.push(
				`posts of which each stood in no box of its own, with a title, a date and words, were given one: ${boxed} on the last page`,
			);
		return {
			outcome: 'done',
			detail: `${seen.stop}, ${seen.posts.length} posts, ${seen.tiles.length} tiles`,
		};
	},
};

/** A replay has to begin at an address that answered, and goes from there by the page's own script as it went when it was live. */
function rememberLoadedFrom({ seen, recorder }: Session): void {
	const from = recorder.traffic.main?.address;
	const shown = URL.parse(seen.main.finalAddress);
	if (!from || !shown || seen.openedFrame) return;
	shown.hash = '';
	if (shown.href !== from) seen.loadedFrom = from;
}

/**
 * Walks the page that is shown, and then the further pages of its feed. Why it ended is in `seen.stop`.
 * @param keep called after each page, with its posts in the joiner
 */
export async function walkFeed(
	session: Session,
	joiner: PostJoiner,
	signal: AbortSignal,
	keep: () => void,
): Promise<void> {
	const { seen, world } = session;
	const paging: Paging = { grew: false, proven: 0, hurried: false };
	const isWholeAbove = session.request.level === 'overview' || (await loadAbove(session, signal));
	if (!isWholeAbove) seen.failedPages.push({ sign: 'older-above' });
	if (session.request.level !== 'overview') await showNewer(session, signal);
	// Newer posts come above the newest, and those stand on the first page.
	let isFirst = true;
	let build: FeedBuild | null = null;
	const turning: Turning = { turns: 0, posts: 0 };
	let said: readonly string[] = [];
	let isHad = false;
	for (;;) {
		if (!isHad) seen.stop = await walkPage(session, joiner, signal, paging);
		const end = await world.call('feedEndsAt');
		if (end !== null) session.changes.push(`went no further than “${end}”, below which others’ posts stand`);
		keep();
		const selection = await world.call('feedSelection');
		if (selection) seen.selection = selection;
		if (seen.stop !== 'end-of-feed' || session.request.level === 'overview') return;
		const next = await world.call('nextPage', seen.pages);
		if (!next && (await turnInPlace(session, joiner.size, turning, signal))) continue;
		if (!next) seen.archives = await world.call('archives', seen.pages, Date.now());
		if (!next) seen.lists = await world.call('datedLists');
		if (!next && paging.hurried) {
			seen.stop = 'stalled';
			seen.failedPages.push({ sign: 'link-gone' });
		}
		const unfollowed = next || turning.turns > 0 ? 0 : await world.call('pagesByScript');
		if (unfollowed > 0) {
			seen.stop = 'stalled';
			seen.failedPages.push({ sign: 'numbers-by-script', count: unfollowed });
		}
		const pagesLeft = next ? 0 : await world.call('pagesLeft', seen.pages);
		if (pagesLeft > 0) seen.failedPages.push({ sign: 'pages-counted', count: pagesLeft });
		const postsLeft = next ? 0 : await world.call('postsLeft');
		if (postsLeft > 0) seen.failedPages.push({ sign: 'posts-counted', count: postsLeft });
		const form = next ? null : ((await world.call('formHeldBack')) ?? (await world.call('postedPager')));
		if (form) {
			seen.stop = 'stalled';
			seen.failedPages.push({ sign: 'form-not-sent', says: form });
		}
		const left = next || unfollowed > 0 || form ? null : await leftBelow(session, joiner.size);
		if (left) seen.failedPages.push({ sign: 'left-below', says: left });
		const further = next ? null : await world.call('nextOfOwnPage');
		if (further)
			seen.failedPages.push({ sign: 'not-followed', says: further.says, address: further.address });
		const newer = isFirst ? await newerLeft(session, joiner) : null;
		if (newer) seen.newerLeft = newer;
		isFirst = false;
		build ??= next ? await world.call('feedBuild') : null;
		if (!next && seen.failedPages.length > 0) seen.stop = 'stalled';
		if (next && !isHad) said = await saidBeside(session, next);
		if (!next || !(await turnTo(session, next, signal))) return;
		if (build) await world.call('expectFeed', build);
		isHad = await isBroughtIn(session, said);
		if (isHad) session.changes.push(`passed over ${next}: its posts had come to the page before it`);
	}
}

/** Goes to the next page of the feed. A page that cannot be had leaves the feed stalled, not ended. */
async function turnTo(session: Session, address: string, signal: AbortSignal): Promise<boolean> {
	const { seen } = session;
	seen.pages.push(address);
	session.changes.push(`went on to the feed's next page: ${address}`);
	const failed = whyNot(await loadPolitely(session, address, signal));
	if (failed) {
		seen.stop = 'stalled';
		seen.failedPages.push({ sign: 'page-refused', address, told: failed });
		return false;
	}
	// Its first screen may be the same as the first page's, as under a tall banner.
	seen.firstTile = seen.tiles.length;
	await settle.run(session, signal);
	await answerConsent(session, signal);
	return true;
}

function whyNot({ failure, status = 0, leftAloneMs }: Loaded): string | undefined {
	if (leftAloneMs !== undefined)
		return `not asked for, since the server asks to be left alone for ${Math.ceil(leftAloneMs / 1000)} s`;
	return failure ?? (status >= 400 ? `status ${status}` : undefined);
}
