import { heldAreFar, isHeld } from '../tree/held.ts';
import { once } from '../tree/once.ts';
import { findFeed } from './feed.ts';

/**
 * Those of the posts that can be in view or near it: not those that are held far above. To ask each of thousands where
 * it is costs more than all else of a look.
 */
export const postsAtHand = once((): readonly Element[] => {
	heldAreFar();
	return findFeed().posts.filter((el) => !isHeld(el));
});

/** All posts as a set, to ask of many elements whether they stand in one. */
export const postSet = once((): ReadonlySet<Element> => new Set(findFeed().posts));
