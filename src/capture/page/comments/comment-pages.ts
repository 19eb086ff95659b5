import { postsAtHand } from '../feed/at-hand.ts';
import { saysNext } from '../pictures/stages.ts';
import { turningsOf } from '../pictures/turnings.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { findComments } from './comments.ts';

/** CSS pixels below the last comment within which a control is taken for theirs. */
const NEAR = 120;

/**
 * Controls between two rows that show the next of a post's comments in the place of these. They are not pressed: what was read
 * would be gone again, and what is not had is told.
 */
export function commentPages(from: number, to: number): number {
	let left = 0;
	for (const post of postsAtHand()) {
		const box = post.getBoundingClientRect();
		if (box.bottom < from || box.top > to) continue;
		const next = deepAll('button,[role=button],a:not([href]),a[href="#"]', post).filter(
			(el) => saysNext(el) && isShown(el) && !(el as HTMLButtonElement).disabled,
		);
		if (next.length === 0) continue;
		const stages = (turningsOf(post) ?? []).map(({ stage }) => stage.box);
		const last = Math.max(...findComments(post).map((el) => el.getBoundingClientRect().bottom));
		left += next.filter((el) => {
			const { top, bottom } = el.getBoundingClientRect();
			if (bottom <= from || bottom > to || stages.some((stage) => contains(stage, el))) return false;
			return Math.abs(top - last) <= NEAR;
		}).length;
	}
	return left;
}
