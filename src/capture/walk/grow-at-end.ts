import { getFree } from './clear-away.ts';
import { growFeed } from './grow.ts';
import { growsByItself } from './grows-by-itself.ts';
import { limitReached } from './limits.ts';
import { atEnd, type Walking } from './walking.ts';
import { OVERLAP } from './where-to-cut.ts';

/** Growths at one place without getting on: a page that changes for ever would hold the walk there. */
const MOST_GROWTHS = 40;
/** Of a feed whose batches must all have come before it is walked. */
const MOST_BATCHES = 400;

/** Asks the page for more while the walk stands at the end of what is loaded, or the page goes on below its posts. */
export async function growWhileAtEnd(walking: Walking, signal: AbortSignal): Promise<void> {
	const { session, joiner, pace, window } = walking;
	let wasTall = false;
	for (let growths = 0; !walking.ended; growths++) {
		const { offset } = walking.place.view;
		const room = roomBelow(walking);
		if (room === 0 && !atEnd(walking.place.view)) return;
		if (window.isTall) {
			wasTall = true;
			const grew = growths < MOST_GROWTHS && (await growsTall(walking, signal));
			if (grew) walking.brokenBefore = session.world.interruptions;
			else await window.lower();
			if (!grew && room > 0) window.leftBlank();
			walking.place = await session.world.call('goTo', window.isTall ? offset : belowLast(walking));
			if (limitReached(session, joiner.size)) walking.ended = true;
			continue;
		}
		const { posts } = await session.world.call('pulse');
		const growth = await growFeed(session, walking.place.view, joiner.size, pace, signal);
		if (growth === 'grew' && wasTall) window.grewLow();
		if (growth === 'grew') walking.brokenBefore = session.world.interruptions;
		const isForEver = growth === 'grew' && growths > (room > 0 ? MOST_BATCHES : MOST_GROWTHS);
		if (growth !== 'grew' || isForEver) walking.ended = true;
		// What is given up while it still changes has shown no end.
		if (growth === 'stalled' || isForEver) walking.stop = 'stalled';
		walking.place = await session.world.call('goTo', offset);
		if (growths <= MOST_GROWTHS && (await getFree(walking, signal))) {
			// What could not be scrolled had no end to come to.
			walking.ended = false;
			walking.stop = 'end-of-feed';
			continue;
		}
		if (limitReached(session, room > 0 ? Math.max(joiner.size, posts) : joiner.size)) walking.ended = true;
		// Posts that are drawn late end early for a moment: of such a page nothing is asked but at its own end.
		walking.askedInVain ||=
			room > 0 && growth === 'grew' && (await session.world.call('pulse')).posts <= posts;
	}
}

async function growsTall({ session, joiner, pace, window, place }: Walking, signal: AbortSignal) {
	if (window.growsLow) return false;
	const isEnough = (posts: number) => limitReached(session, Math.max(joiner.size, posts)) !== undefined;
	return await growsByItself(session, place.view, pace, isEnough, signal);
}

/** Where the ordinary window shows the end of the last tile, which a tall one, at the end of the page, has in its middle. */
function belowLast({ place: { view }, last }: Walking): number {
	if (!last) return view.offset;
	return Math.max(view.offset, last.offset + last.row - view.top - OVERLAP);
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
