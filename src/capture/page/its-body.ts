import { deepAll, shownText } from './dom.ts';
import { isGrownFrom } from './grown-beside.ts';
import { readText } from './post.ts';

/** An article in a post that says neither who nor when, and holds most of the words: it is what the post says. */
export function isItsBody(el: Element, post: Element): boolean {
	if (isGrownFrom(el, post)) return true;
	if (!el.matches('article,[role=article]') || el.matches(SAID) || deepAll(HEAD, el).length > 0) return false;
	const [first = '', ...lines] = shownText(el).split('\n').filter(Boolean);
	if (lines.length > 0 && first.length <= LONGEST_NAME && !/[.!?…:]$/u.test(first)) return false;
	return readText(el, () => false).length > readText(post, (x) => x === el).length;
}

const SAID = '[itemtype*="schema.org/Comment"],[itemprop=comment]';
const HEAD = 'time,[datetime],abbr[title],[rel~=author],[itemprop=author],.h-card,[class*=author i]';
const LONGEST_NAME = 60;
