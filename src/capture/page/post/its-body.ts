import { isPostOf } from '../comments/talk-below.ts';
import { hasTime, saysWhen } from '../feed/post-signs.ts';
import { isTimeOnly } from '../time/times.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { isGrownFrom } from '../unfold/grown-beside.ts';
import { readAuthor } from './author.ts';
import { readText, readTime } from './post.ts';

/** An article in a post that says neither who nor when, and holds most of the words: it is what the post says. */
export function isItsBody(el: Element, post: Element): boolean {
	if (isGrownFrom(el, post) || isPostOf(el, post) || isAllOfIt(el, post)) return true;
	if (!el.matches('article,[role=article]') || el.matches(SAID) || deepAll(HEAD, el).length > 0) return false;
	if (isBelowItsHead(el, post)) return true;
	const [first = '', ...lines] = shownText(el).split('\n').filter(Boolean);
	if (lines.length > 0 && first.length <= LONGEST_NAME && !/[.!?…:]$/u.test(first)) return false;
	return readText(el, () => false).length > readText(post, (x) => x === el).length;
}

/** The only article in a post that says who and when beside it, and itself neither: however few words it has, they are the post's. */
function isBelowItsHead(el: Element, post: Element): boolean {
	if (deepAll('article,[role=article]', post).length > 1 || hasTime(el)) return false;
	if (readAuthor(el, () => false) !== undefined) return false;
	const isIn = (x: Element) => contains(el, x);
	const isTimed = deepAll('time,[datetime],abbr[title]', post).some((x) => !isIn(x));
	return readAuthor(post, isIn) !== undefined && (isTimed || saysWhen(readText(post, (x) => x === el)));
}

/**
 * A box that is called a comment, as builders call all that somebody says, below the head of the post: the only one, with neither a time, a face nor
 * anybody's address in it, and beside it hardly a word but who and when. It is what the post says.
 */
export function isBodyCalledComment(called: readonly Element[], post: Element): boolean {
	const [el, ...others] = called;
	if (!el || others.length > 0 || deepAll(`${HEAD},img`, el).length > 0) return false;
	const own = readAuthor(el, () => false);
	const isIn = (x: Element) => contains(el, x);
	const author = readAuthor(post, isIn);
	// What begins with somebody's name is said by them.
	if (own || el.matches(SAID) || !author || !saysWhenAt(post, isIn)) return false;
	const left = readText(post, isIn)
		.split('\n')
		.filter((line) => !isTimeOnly(line))
		.join(' ');
	return left.replace(author.name, '').replace(/\P{L}+/gu, '').length < FEW;
}

function saysWhenAt(post: Element, skip: (x: Element) => boolean): boolean {
	return readTime(post, Date.now(), skip) !== undefined;
}

/** What stands in a box of its own and leaves nothing of the post beside it is the post: a comment is said of something. */
function isAllOfIt(el: Element, post: Element): boolean {
	if (el.matches(SAID) || /\p{L}{2}/u.test(readText(post, (x) => x === el))) return false;
	return !deepAll('img,video,picture,time,[datetime]', post).some((x) => isShown(x) && !contains(el, x));
}

const SAID = '[itemtype*="schema.org/Comment"],[itemprop=comment]';
const HEAD = 'time,[datetime],abbr[title],[rel~=author],[itemprop=author],.h-card,[class*=author i]';
const LONGEST_NAME = 60;
/** Letters beside name and time that are no text of a post. */
const FEW = 12;
