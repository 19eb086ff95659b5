import { hasTime } from '../feed/post-signs.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { parentOf } from '../tree/tree.ts';

/** Words of the longest name, as of an authority. */
const MOST_WORDS = 7;
/** Boxes beside a post that are asked for a heading like its own. */
const NEAR = 6;
const HEADINGS = 'h1,h2,h3,h4';

/**
 * A heading says what a post or a discussion is about, and nobody's name: it is a sentence, or none of those that are built and
 * dated as the post is and stand beside it has a heading, as the answers in a discussion have none.
 */
export function isTitle(el: Element, root: Element): boolean {
	const heading = el.closest(HEADINGS);
	if (!heading || heading === root || !root.contains(heading)) return false;
	const says = shownText(heading).trim();
	if (/[.!?…]$/.test(says) || says.split(/\s+/).length > MOST_WORDS) return true;
	const beside = alikeBeside(root);
	return beside.length > 0 && beside.every((other) => deepAll(HEADINGS, other).length === 0);
}

function alikeBeside(root: Element): Element[] {
	const row = [...(parentOf(root)?.children ?? [])];
	const at = row.indexOf(root);
	const build = buildOf(root);
	return row
		.slice(Math.max(0, at - NEAR), at + NEAR + 1)
		.filter((other) => other !== root && buildOf(other) === build && isShown(other) && hasTime(other));
}
