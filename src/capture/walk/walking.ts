import type { StopReason } from '../../records/capture.ts';
import type { Arrival, Place } from '../page/place.ts';
import type { View } from '../page/window/scroller.ts';
import type { Session } from '../session.ts';
import { isAllStated } from './all-stated.ts';
import type { PostJoiner } from './join.ts';
import type { Pace } from './pace.ts';
import type { ShownPosts } from './shown.ts';
import type { TallWindow } from './tall-window.ts';
import type { LastTile } from './where-to-cut.ts';

/** Where the walk of one page stands. */
export interface Walking {
	readonly session: Session;
	readonly joiner: PostJoiner;
	readonly pace: Pace;
	readonly shown: ShownPosts;
	readonly window: TallWindow;
	/** Height of the picture when the browser last let go of what it keeps, CSS pixels. */
	relieved: number;
	/** With the first look at it, where the walk has just arrived there. */
	place: Place & Partial<Arrival>;
	/** The feed has no more to give: what is loaded is walked to its end. */
	ended: boolean;
	/** The page was asked for more where its posts ended and it did not, and its posts ended there still. */
	askedInVain: boolean;
	stop: StopReason;
	/** It has shown a fixed box again, or another, after those that it had were hidden. */
	putsBack: boolean;
	/** How often a script of the page had been broken when the feed last grew. */
	brokenBefore: number;
	/** The page was locked, is so still, and the walk went back to where that came over it. */
	staysLocked: boolean;
	last: LastTile | undefined;
	/** Where the posts end that the limit allows, once it is reached: rows of the whole picture, CSS pixels. */
	wholeAt: number | undefined;
	/** The check of the last tile, which runs while the page moves on; only one is ever under way. */
	checking: Promise<unknown>;
}

/** What was broken may be what brings more posts: an end after it is none, unless the account states that all are there. */
export function endsByBreaking({ session, brokenBefore, joiner, stop }: Walking): boolean {
	const { world, seen } = session;
	return (
		stop === 'end-of-feed' && world.interruptions > brokenBefore && !isAllStated(seen.profile, joiner.size)
	);
}

/** Less than a window and a half is left below: feeds begin to load about there. */
export function atEnd(view: View): boolean {
	const window = view.bottom - view.top;
	return view.offset + window >= view.height - Math.max(300, window * 0.6);
}
