import type { Comment } from '../../../records/post.ts';
import { readComments } from '../comments/comments.ts';
import { numberOf } from '../counts/counts.ts';
import { followedFrom } from '../feed/own-page.ts';
import { gapsLeft } from '../growth/gaps.ts';
import { leadsToFurther } from '../growth/own-page-goes-on.ts';
import { findQuoted } from '../post/quoted.ts';
import { labelOf } from '../tree/dom.ts';
import { isShownWhole } from './clamped.ts';
import { foldsIn, foldsLeft } from './folds.ts';
import { leadsAway } from './led-away.ts';

/** Says nothing but how many comments there are. */
const COUNTED = /^(\d[\d .,\u00a0]*)\s*(?:kommentar(?:er)?|comments?|svar|repl(?:y|ies))$/iu;

/**
 * How many folded things are left between two rows of the viewport: not a control that brings nothing when it is pressed and
 * says how many comments there are, where as many stand there; nor one that leads to another view, where the text is shown whole all
 * the same, or to further comments that are visited afterwards. What asks between posts to try again is one of them.
 */
export function leftFolded(from: number, to: number, now: number): number {
	const left = foldsLeft(from, to);
	const beside = gapsLeft(from, to);
	if (left === 0) return beside;
	const first = followedFrom();
	const had = foldsIn(from, to).filter(({ el, post }) => {
		if (leadsAway(el) && isShownWhole(post)) return true;
		if (first !== undefined && leadsToFurther(el, first)) return true;
		const number = COUNTED.exec(labelOf(el))?.[1];
		const stated = number === undefined ? undefined : numberOf(number);
		return stated !== undefined && count(readComments(post, now, findQuoted(post)).tree) >= stated;
	});
	return left - had.length + beside;
}

function count(comments: readonly Comment[]): number {
	return comments.reduce((sum, { replies }) => sum + 1 + count(replies), 0);
}
