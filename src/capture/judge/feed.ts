import type { Level } from '../../records/occasion.ts';
import type { Box, Post } from '../../records/post.ts';
import type { Finding, FindingCode } from '../../records/verdict.ts';
import { toldOf } from '../../records/words/failed-page.ts';
import { isAllStated } from '../walk/all-stated.ts';
import { countComments } from '../walk/join.ts';
import { type Evidence, finding } from './evidence.ts';
import { evidenceFindings } from './ordered.ts';
import { othersFindings } from './others.ts';

function limitFindings({ seen }: Evidence, read: readonly Post[]): Finding[] {
	if (!seen.limit) return [];
	const posts = read.length;
	const { name, asked } = seen.limit;
	const last = seen.tiles.slice(0, seen.accountTiles).at(-1);
	const end = last ? last.y + last.height : 0;
	// A row that goes sideways has pictures of its own below all others.
	const isInRow = ({ y, height }: Box) =>
		seen.slides.some(
			(slide) => slide.y !== undefined && y >= slide.y && y + height <= slide.y + slide.height + 1,
		);
	const isCut = (box: Box) => Math.floor(box.y + box.height) > end && !isInRow(box);
	const cut = read.filter(({ box }) => box && isCut(box)).length;
	// How much there is beyond a limit nobody has seen; what the account itself states is the only number for it.
	const stated = seen.profile?.statedPosts ?? 0;
	const of = stated > posts ? { stated } : {};
	const data = { limit: name, posts, ...of, ...(cut > 0 ? { cut } : {}) };
	const ofStated =
		stated > posts ? `; ${posts} posts were read of the ${stated} that the account states` : '';
	const inPart = `${ofStated}${cut > 0 ? `; the picture holds ${cut} of the posts in part` : ''}`;
	if (!asked)
		return [finding('limit-reached', 'loss', `stopped at the configured limit: ${name}${inPart}`, data)];
	const detail = `stopped at the limit that the order asked for: ${name}${inPart}`;
	const found = [finding('limit-asked-for', 'note', detail, data)];
	// What came along after the last that was asked for may be cut off; of those that were asked for, none.
	const lacking = Number(/^posts (\d+)$/.exec(name)?.[1] ?? 0) - (posts - cut);
	if (lacking > 0) {
		const said = `${lacking} of the posts that the order asked for are not whole in the picture`;
		found.push(finding('feed-stalled', 'loss', said, { posts, lacking }));
	}
	return found;
}

/** Did the walk reach the end of what the account shows? */
export function feedFindings(evidence: Evidence): Finding[] {
	const { seen, request, steps } = evidence;
	if (!steps.some((s) => s.name === 'walk' && s.outcome !== 'skipped' && s.outcome !== 'aborted')) return [];
	const found: Finding[] = [];
	// Posts that only a tab shows are none of those that the account's page should show.
	const here = seen.posts.filter((p) => p.seenOn?.includes(seen.main.finalAddress) ?? true);
	const posts = here.length;
	if (seen.stop === 'stalled' || seen.stop === 'aborted' || seen.stop === 'not-started') {
		found.push(
			finding('feed-stalled', 'loss', `the feed stopped after ${posts} posts without having ended`, {
				posts,
			}),
		);
	}
	for (const page of seen.failedPages)
		found.push(
			finding('feed-stalled', 'loss', `a part of the feed could not be had: ${toldOf(page)}`, { ...page }),
		);
	found.push(...limitFindings(evidence, here));
	if (request.level === 'overview') {
		found.push(finding('level-limited', 'note', 'the order asked for an overview: the first screens only'));
	}
	const stated = seen.profile?.statedPosts;
	if (posts === 0 && stated !== 0 && request.level !== 'overview') {
		found.push(
			finding(
				'no-posts',
				'loss',
				'no posts were recognised, so the page cannot be shown to be the whole account',
			),
		);
	}
	found.push(...evidenceFindings(seen, request));
	if (stated !== undefined && posts < stated && !seen.limit && request.level !== 'overview') {
		found.push(
			finding('posts-fewer-than-stated', 'loss', `${posts} posts were read; the account states ${stated}`, {
				posts,
				stated,
			}),
		);
	}
	if (seen.framed.size > 0) {
		const detail = `${seen.framed.size} posts show frames whose words could not all be read`;
		found.push(finding('frames-not-read', 'loss', detail, { count: seen.framed.size }));
	}
	found.push(...unreadFindings(seen, request.level), ...othersFindings(seen));
	if (request.level !== 'overview') found.push(...elsewhereFindings(seen, request.level));
	if (request.level !== 'overview') found.push(...archiveFindings(seen), ...listFindings(seen));
	if (seen.selection && request.level !== 'overview' && !isAllStated(seen.profile, posts)) {
		const { chosen, all } = seen.selection;
		const detail = `the page says that it shows its posts by “${chosen}” and offers “${all}”, which is not chosen: others may be missing`;
		found.push(finding('feed-filtered', 'loss', detail, { chosen, instead: all }));
	}
	if (seen.newerLeft !== undefined) {
		const detail = `newer posts came while the page was read, and were not: it says “${seen.newerLeft}”`;
		found.push(finding('newer-posts-left', 'loss', detail, { says: seen.newerLeft }));
	}
	const wall = wallAfter(seen);
	if (wall) {
		const { detail, ...data } = wall;
		found.push(finding('wall-after-content', 'loss', `${detail} after ${posts} posts`, { posts, ...data }));
	}
	if (seen.foldsLeft > 0 && request.level !== 'overview') {
		found.push(
			finding('still-folded', 'loss', `${seen.foldsLeft} folded texts or comments did not open`, {
				count: seen.foldsLeft,
			}),
		);
	}
	if (seen.consentLeft)
		found.push(
			finding('overlay-remains', 'loss', 'a consent dialog could not be answered and covers the page'),
		);
	const failed = seen.recording?.failedFeedRequests ?? [];
	if (failed.length > 0 && seen.stop !== 'end-of-feed') {
		found.push(
			finding('feed-requests-failed', 'loss', `${failed.length} requests of the feed failed`, {
				count: failed.length,
				examples: failed.slice(0, 5),
			}),
		);
	}
	return found;
}

/** Months and years that the page leads to and no post is from. Without dated posts nobody knows which those are. */
function archiveFindings({ archives, posts }: Evidence['seen']): Finding[] {
	const days = posts.flatMap((post) => post.time?.iso ?? []);
	const isHad = (period: string) =>
		days.some((day) =>
			period.startsWith('--') ? day.slice(4, 7) === period.slice(1) : day.startsWith(period),
		);
	const left = days.length > 0 ? archives.filter(({ period }) => !isHad(period)) : [];
	if (left.length === 0) return [];
	const detail = `the page leads to ${left.length} months or years that no captured post is from`;
	const data = { count: left.length, examples: left.slice(0, 5).map(({ label }) => label) };
	return [finding('archive-not-captured', 'note', detail, data)];
}

/** Lists beside the feed, such as events and disturbances: whoever looks for those in `posts.jsonl` is told that they are not there. */
function listFindings({ lists }: Evidence['seen']): Finding[] {
	if (lists.length === 0) return [];
	const entries = lists.reduce((sum, list) => sum + list.entries, 0);
	const detail = `beside the posts stand ${lists.length} lists with ${entries} dated entries that are no posts of the feed`;
	const data = { count: entries, lists: lists.length, examples: lists.slice(0, 5).map(({ title }) => title) };
	return [finding('lists-beside-posts', 'note', detail, data)];
}

/** What the page shows among the posts, or says of them, and was not read. */
function unreadFindings({ unread, beside, doubted, posts }: Evidence['seen'], level: Level): Finding[] {
	const found: Finding[] = [];
	// A few are advertisements; as many as there are posts are posts.
	const isMuch = unread.size >= Math.max(3, posts.length * FEW);
	const lost = [...doubted, ...(isMuch ? unread : [])];
	if (lost.length > 0) {
		const detail = `${lost.length} pictures and texts among the posts are in none of them`;
		const data = { count: lost.length, examples: lost.slice(0, 5) };
		found.push(finding('content-not-read', 'loss', detail, data));
	}
	const aside = [...beside, ...(isMuch ? [] : unread)];
	if (aside.length > 0) {
		const detail = `${aside.length} things that stand among the posts are none of them: advertisements and the like`;
		const data = { count: aside.length, examples: aside.slice(0, 5) };
		found.push(finding('content-beside-posts', 'note', detail, data));
	}
	// An overview unfolds nothing.
	if (level === 'overview') return found;
	const short = posts.filter((p) => (p.counts.comments ?? 0) > countComments(p.comments));
	const missing = short.reduce((sum, p) => sum + (p.counts.comments ?? 0) - countComments(p.comments), 0);
	if (missing > 0) {
		const detail = `${missing} comments that ${short.length} posts state were not read`;
		const data = { count: missing, posts: short.length, examples: short.slice(0, 5).map((p) => p.id) };
		found.push(finding('comments-fewer-than-stated', 'loss', detail, data));
	}
	return found;
}

const FEW = 0.2;

/** What the account's page leads to and does not show, and no own page of a post gave. */
function elsewhereFindings({ posts, main }: Evidence['seen'], level: Level): Finding[] {
	const inFeed = posts.filter((p) => p.seenOn?.includes(main.finalAddress) ?? true);
	const say = (what: Post['elsewhere'], code: FindingCode, how: string): Finding[] => {
		const short = inFeed.filter((p) => p.elsewhere === what);
		if (short.length === 0) return [];
		const data = { count: short.length, of: inFeed.length, examples: short.slice(0, 5).map((p) => p.id) };
		return [finding(code, 'loss', `${short.length} of ${inFeed.length} posts ${how}`, data)];
	};
	// Nobody has looked at what an excerpt does not show, and so nobody knows how much that is.
	const added =
		level === 'full'
			? ''
			: '; the account’s page shows excerpts, and pictures and comments that only the posts’ own pages show are missing with it: level full visits those';
	return [
		...say('rest', 'posts-cut-short', `are cut short and lead to the rest of their text${added}`),
		...say('words', 'words-behind-pictures', 'are a picture alone, and their words stand behind it'),
	];
}

/** What came up, in English prose and as a code. */
interface Met {
	readonly detail: string;
	readonly sign: string;
	readonly says?: string;
	readonly address?: string;
}

/** What has come up in the way since the first look, by structure. */
function wallAfter({ after, before, stop, leftFor, profile, posts }: Evidence['seen']): Met | undefined {
	if (leftFor) return { detail: `the page went away to ${leftFor}`, sign: 'went-away', address: leftFor };
	if (!after) return undefined;
	if (after.overlay?.asksLogin && after.overlay.share > 0.15)
		return { detail: 'a login dialog came up over the page', sign: 'login-dialog' };
	if (after.locked && (stop === 'stalled' || (after.overlay?.share ?? 0) > 0.3))
		return { detail: 'the page was locked', sign: 'scroll-lock' };
	const asksWho = after.passwordFields > 0 || after.identityForms > 0;
	if (asksWho && after.posts === 0 && (before?.posts ?? 0) > 0)
		return { detail: 'a login page took the place of the feed', sign: 'login-page' };
	if (after.gate && !isAllStated(profile, posts.length)) {
		const detail = `below the last post the page asks for a login: ${after.gate}`;
		return { detail, sign: 'login-below', says: after.gate };
	}
	return after.challenges.length > (before?.challenges.length ?? 0) && after.posts === 0
		? { detail: 'a bot check came up', sign: 'bot-check' }
		: undefined;
}
