import { growFeed, growsByItself } from './grow.ts';
import { limitReached } from './limits.ts';
import { atEnd, type Walking } from './walking.ts';

/** Growths at one place without getting on: a page that changes for ever would hold the walk there. */
const MOST_GROWTHS = 40;
/** Of a feed whose batches must all have come before it is walked. */
const MOST_BATCHES = 400;

/** Asks the page for more while the walk stands at the end of what is loaded, or the page goes on below its posts. */
export async function growWhileAtEnd(walking: Walking, signal: AbortSignal): Promise<void> {
	const { session, joiner, pace, window } = walking;
	const { offset } = walking.place.view;
	let wasTall = false;
	for (let growths = 0; !walking.ended; growths++) {
		const room = roomBelow(walking);
		if (room === 0 && !atEnd(walking.place.view)) return;
		if (window.isTall) {
			const isEnough = (posts: number) => limitReached(session, Math.max(joiner.size, posts)) !== undefined;
			const grew =
				!window.growsLow && (await growsByItself(session, walking.place.view, pace, isEnough, signal));
			if (!grew) wasTall = await window.lower();
			walking.place = await session.world.call('goTo', offset);
			continue;
		}
		const { posts } = await session.world.call('pulse');
		const growth = await growFeed(session, walking.place.view, joiner.size, pace, signal);
		if (growth === 'grew' && wasTall) window.grewLow();
		if (growth !== 'grew' || growths > (room > 0 ? MOST_BATCHES : MOST_GROWTHS)) walking.ended = true;
		if (growth === 'stalled') walking.stop = 'stalled';
		walking.place = await session.world.call('goTo', offset);
		if (limitReached(session, room > 0 ? Math.max(joiner.size, posts) : joiner.size)) walking.ended = true;
		// Posts that are drawn late end early for a moment: of such a page nothing is asked but at its own end.
		walking.askedInVain ||=
			room > 0 && growth === 'grew' && (await session.world.call('pulse')).posts <= posts;
	}
}

/**
 * Rows of the window below the last post, where the page goes on without posts: what is below is not to be walked while more
 * posts may come above it, as they do where only the foot of the page brings them.
 */
function roomBelow({ session, askedInVain, place: { room = 0 } }: Walking): number {
	if (askedInVain || session.request.level === 'overview') return 0;
	return room >= LEAST_ROOM ? room : 0;
}

/** Less than that is the margin of a list, or what belongs to its last post. */
const LEAST_ROOM = 200;
