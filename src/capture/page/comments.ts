import type { Comment } from '../../records/post.ts';
import { contains, deepAll, isShown, parentOf, shortHash, shownText } from './dom.ts';
import { readAuthor, readText, readTime } from './post.ts';

const NAMED =
	'[itemtype*="schema.org/Comment"],[itemprop=comment],.h-cite,[role=article],article,[role=comment],' +
	'[data-testid*=comment i],[data-comment-id],[class*=comment i],[class*=kommentar i],[class*=reply i],[id^=comment-]';
const WORDS = /kommentar|comment|repl(y|ies)|svar/i;

/** Elements of a post that are comments, outermost and nested, in document order. */
export function findComments(post: Element): Element[] {
	const named = deepAll(NAMED, post).filter((el) => el !== post && isComment(el));
	if (named.length) return withoutShells(named);
	return commentsByRepetition(post);
}

function isComment(el: Element): boolean {
	if (el.matches('form,button,input,textarea,a,section>h2,time,span,p,h1,h2,h3,h4,ul,ol,svg,label'))
		return false;
	return isShown(el) && hasAuthor(el) && shownText(el).length > 2;
}

function hasAuthor(el: Element): boolean {
	return (
		el.querySelector(
			'a[href],strong,b,h3,h4,h5,[itemprop=author],[rel~=author],[class*=author i],[class*=name i],[class*=namn i]',
		) !== null || el.shadowRoot !== null
	);
}

/**
 * Of boxes that wrap boxes, keep those that are one comment: a wrapper without own words is a list, and of two boxes
 * with the same own words the outer one is the comment and the inner its body.
 */
function withoutShells(els: readonly Element[]): Element[] {
	const kept: Element[] = [];
	for (const el of els) {
		const inner = els.filter((other) => other !== el && contains(el, other));
		const own = shownText(el, (x) => inner.includes(x));
		if (own.replace(/\s/g, '').length < 3) continue;
		if (inner.length && !readTextOf(el, inner)) continue;
		const outer = kept.find((k) => contains(k, el));
		if (outer && shownText(outer).replace(/\s/g, '').length - shownText(el).replace(/\s/g, '').length < 4)
			continue;
		if (outer && !hasOwnAuthorAndText(el)) continue;
		kept.push(el);
	}
	return kept;
}

function readTextOf(el: Element, inner: readonly Element[]): boolean {
	return readText(el, (x) => inner.includes(x)).trim().length > 2;
}

function hasOwnAuthorAndText(el: Element): boolean {
	return hasAuthor(el) && shownText(el).split('\n').length >= 1 && shownText(el).length > 4;
}

/** Where nothing names them: boxes of one shape in a part of the post that words or a label call comments. */
function commentsByRepetition(post: Element): Element[] {
	const lists = deepAll('ul,ol,div,section', post).filter((el) => {
		const label = `${el.getAttribute('aria-label') ?? ''} ${el.id} ${el.querySelector(':scope > h2,:scope > h3,:scope > h4,:scope > summary')?.textContent ?? ''}`;
		return WORDS.test(label) && el.children.length >= 1;
	});
	for (const list of lists) {
		const items = deepAll('li,div,p', list).filter(
			(el) => isShown(el) && hasAuthor(el) && shownText(el).length > 4 && el.children.length >= 1,
		);
		if (items.length) return withoutShells(items);
	}
	return [];
}

/** Comments as a tree by containment, with their own text only. */
export function readComments(post: Element, now: number): { tree: Comment[]; elements: Element[] } {
	const elements = findComments(post);
	const parentIndex = elements.map((el) => nearestOuter(el, elements));
	const build = (parent: number): Comment[] =>
		elements.flatMap((el, i) => (parentIndex[i] === parent ? [readOne(el, elements, build(i), now)] : []));
	return { tree: build(-1), elements };
}

function nearestOuter(el: Element, all: readonly Element[]): number {
	for (let up = parentOf(el); up; up = parentOf(up)) {
		const at = all.indexOf(up);
		if (at >= 0) return at;
	}
	return -1;
}

function readOne(el: Element, all: readonly Element[], replies: Comment[], now: number): Comment {
	const skip = (x: Element) =>
		x !== el && all.some((other) => other !== el && contains(el, other) && contains(other, x));
	const author = readAuthor(el, skip);
	const time = readTime(el, now, skip);
	const lines = readText(el, skip)
		.split('\n')
		.map((l) => l.trim())
		.filter(Boolean);
	const text = lines
		.filter((line, i) => !(i < 3 && line === author?.name) && line !== time?.shown)
		.join('\n');
	const named = el.getAttribute('data-comment-id') ?? el.getAttribute('data-id') ?? el.id;
	return {
		id: named && /\d/.test(named) ? named : `content-${shortHash((author?.name ?? '') + text)}`,
		...(author ? { author } : {}),
		...(time ? { time } : {}),
		text,
		replies,
	};
}
