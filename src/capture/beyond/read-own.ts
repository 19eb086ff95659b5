import type { Session } from '../session.ts';
import { PostJoiner } from '../walk/join.ts';
import { walkPage } from '../walk/walk-page.ts';
import type { PermalinkVisit } from './beyond.ts';
import { joinComments } from './join-pages.ts';

/** Walks the page that is shown as one post's own, and reads what it says of the post; undefined where it is none. */
export async function readOwn(session: Session, signal: AbortSignal): Promise<PermalinkVisit['reading']> {
	const { seen, world } = session;
	const joiner = new PostJoiner();
	const stop = await walkPage(session, joiner, signal);
	// A page that did not load to its end leaves the whole of it so, whatever those after it did.
	if (seen.stop !== 'stalled') seen.stop = stop;
	const own = await world.call('readOwnPage', Date.now());
	const seenOnWay = joiner.posts();
	// What frames say of it is read as they come by, and not in the page itself.
	const comments = joinComments(
		seenOnWay.flatMap((p) => p.comments),
		own?.comments ?? [],
	);
	return own ? { ...own, comments, embeds: seenOnWay.flatMap((p) => p.embeds ?? []) } : undefined;
}
