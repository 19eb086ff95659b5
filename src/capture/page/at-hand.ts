import { feedAge, findFeed } from './feed.ts';
import { heldAreFar, isHeld } from './held.ts';
import { once } from './once.ts';
import { ownPage } from './own-page.ts';
import { sidePosts } from './side-lists.ts';

/**
 * Those of the feed's posts that can be in view or near it: not those that are held far above. To ask each of thousands where
 * it is costs more than all else of a look.
 */
export const feedAtHand = once((): readonly Element[] => {
	heldAreFar();
	return findFeed().posts.filter((el) => !isHeld(el));
});

/** Entries of lists beside the feed, see `sidePosts`. */
export const besideFeed = once((): readonly Element[] =>
	ownPage() ? [] : sidePosts(findFeed().posts, feedAge()),
);

/** All posts at hand: first those of lists beside the feed, so that the last is the feed's own last, which says whether it has grown. */
export const postsAtHand = once((): readonly Element[] => {
	const beside = besideFeed();
	return beside.length === 0 ? feedAtHand() : [...beside, ...feedAtHand()];
});

/** All posts as a set, to ask of many elements whether they stand in one. */
export const postSet = once((): ReadonlySet<Element> => new Set([...besideFeed(), ...findFeed().posts]));
