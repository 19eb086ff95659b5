import type { Post } from '../../records/post.ts';
import { arrive } from '../beyond/arrive.ts';
import { asideOf } from '../beyond/aside.ts';
import { bareAddress } from '../beyond/bare-address.ts';
import type { PermalinkVisit } from '../beyond/beyond.ts';
import { joinPages } from '../beyond/join-pages.ts';
import { Refusals } from '../beyond/refusals.ts';
import { readThread } from '../beyond/thread.ts';
import { visit } from '../beyond/visit.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { limitReached } from '../walk/limits.ts';
import { pictureHeight } from '../walk/tile.ts';
import { timeLeft } from './tabs.ts';

/** Seconds that a post's page must stay quiet at its end; it is no feed, but comments may be asked for at its end. */
const QUIET_SECONDS = 1;
/** Tallest page of one post, CSS pixels: what follows below is a feed of suggestions. */
const TALLEST = 60_000;

/** Visits each post's own page, one at a time, walks it, and reads what is said of the post there. */
export const permalinks: Step = {
	name: 'permalinks',
	when: 'account',
	deadline: timeLeft,
	async run(session, signal) {
		const { beyond, main, posts } = session.seen;
		if (!beyond) return { outcome: 'nothing', detail: 'the level does not ask for them' };
		const known = ownPagesOf(joinPages(main.finalAddress, posts, beyond), session);
		beyond.permalinks = known.map((post) => post.permalink);
		const { LIMIT_PERMALINKS } = session.request.config;
		const refusals = new Refusals();
		for (const [i, post] of known.entries()) {
			const limit =
				i >= LIMIT_PERMALINKS
					? { name: `permalinks ${LIMIT_PERMALINKS}`, asked: false }
					: limitReached(session, 0);
			if (limit) {
				beyond.limits.push(limit);
				break;
			}
			session.show('permalinks');
			const visited = await visitPost(session, post, beyond.permalinks, signal);
			beyond.visits.push(visited);
			const why = refusals.after(visited);
			if (why === undefined) continue;
			beyond.gaveUp.permalinks = why;
			break;
		}
		const had = beyond.visits.filter((v) => v.outcome === 'captured').length;
		return { outcome: 'done', detail: `${had} of ${known.length} posts' own pages captured` };
	},
};

type Addressed = Post & { readonly permalink: string };

/** Posts with a page of their own on the account's site, each address once, in the order of the feed. */
function ownPagesOf(posts: readonly Post[], { seen }: Session): Addressed[] {
	const account = seen.main.finalAddress;
	const host = URL.parse(account)?.host;
	const taken = new Set(
		[account, ...seen.pages, ...(seen.beyond?.found ?? []).flatMap((t) => t.address ?? [])].map(bareAddress),
	);
	return posts.filter((post): post is Addressed => {
		const url = post.permalink === undefined ? null : URL.parse(post.permalink);
		if (!url || url.host !== host || taken.has(bareAddress(url.href))) return false;
		taken.add(bareAddress(url.href));
		return true;
	});
}

async function visitPost(
	session: Session,
	post: Addressed,
	all: readonly string[],
	signal: AbortSignal,
): Promise<PermalinkVisit> {
	const { world, request, seen } = session;
	const { posts: _, ...limits } = request.limits;
	const height = pictureHeight(session) + TALLEST;
	const aside = asideOf(session, {
		quietSeconds: QUIET_SECONDS,
		limits: { ...limits, height: Math.min(height, limits.height ?? request.config.LIMIT_HEIGHT) },
	});
	const others = all.filter((address) => address !== post.permalink);
	const know = () => world.call('beOwnPage', post.text, others);
	let reading: PermalinkVisit['reading'];
	const visited = await visit(
		session,
		aside,
		{
			arrive: () =>
				arrive(aside, seen, post.permalink, signal, async () => {
					await know();
					return world.call('showsOwnPost');
				}),
			async read() {
				reading = await readThread(session, aside, know, signal);
			},
		},
		signal,
	);
	return { ...visited, permalink: post.permalink, address: post.permalink, ...(reading ? { reading } : {}) };
}
