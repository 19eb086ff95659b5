import type { Comment } from '../../../records/post.ts';
import { COUNT } from '../counts/counters.ts';
import { isTally } from '../counts/counts.ts';
import { framesTalk } from '../feed/one-post.ts';
import { isNoComment, ownPage } from '../feed/own-page.ts';
import { hasTime } from '../feed/post-signs.ts';
import { inOrder } from '../feed/rows.ts';
import { isPageRow } from '../growth/page-of.ts';
import { readAuthor, SAYS } from '../post/author.ts';
import { isHeadOf } from '../post/head-box.ts';
import { isBodyCalledComment, isItsBody } from '../post/its-body.ts';
import { nameBesideTime } from '../post/nameplate.ts';
import { isMention } from '../post/no-name.ts';
import { readText } from '../post/post.ts';
import { isTimeOnly } from '../time/times.ts';
import { buildOf } from '../tree/build.ts';
import { componentsCalled } from '../tree/component-names.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { childrenOf, contains, parentOf } from '../tree/tree.ts';
import { isPartOfForm, isToFillIn } from '../unfold/fill-in.ts';
import { isDeed } from '../unfold/foot.ts';
import { innerBoxes } from '../unfold/inner-boxes.ts';
import { shownSinceComments } from '../unfold/shown-before.ts';
import { builtAlike } from './built-alike.ts';
import { byFaces } from './by-faces.ts';
import { nameBesideTimeIn } from './comment-head.ts';
import { definedComments, readDefined } from './defined-comments.ts';
import { itemsOf, listsAround } from './list-called-comments.ts';
import { namedBelowBar } from './named-below-bar.ts';
import { readComment } from './read-comment.ts';
import { initialsBeside, remarksIn } from './remarks.ts';
import { isFace, showsPicture } from './small-face.ts';
import { threaded } from './threads.ts';
import { isHeadAlone, isOffer, withTheirWords } from './whole-comments.ts';

/** Markup that says "this is a comment" by itself, inside a post. */
const TYPED =
	'[itemtype*="schema.org/Comment"],[itemprop=comment],.h-cite,[role=article],article,[role=comment],[data-comment-id]';
/** Names that builders give comments; only believed where the box also looks like one. */
const NAMED =
	'[class*=comment i],[class*=kommentar i],[class*=reply i],[class*=svar i],[data-testid*=comment i],[data-testid=reply i],[id^=comment-]';
const COMMENT = /(?:^|-)(?:comment|kommentar|reply|svar)(?:-(?:item|node|view|card|entity))?$/;
const WORDS = /kommentar|comment|repl(?:y|ies)|\bsvar\b/i;
const NOT_A_BOX =
	'form,button,input,textarea,a,time,span,p,h1,h2,h3,h4,h5,h6,ul,ol,svg,label,img,[role=button]';

/**
 * Elements of a post that are comments, in document order; replies are among them.
 * @param quoted the post inside the post, of which nothing is a comment
 */
export function findComments(post: Element, quoted?: Element): Element[] {
	const mayBe = (el: Element) =>
		!isNoComment(el) &&
		!isTally(el) &&
		!isPageRow(el) &&
		!isPartOfForm(el) &&
		!(quoted && (contains(quoted, el) || contains(el, quoted))) &&
		!isHeadOf(el, post);
	const typed = boxes(
		deepAll(TYPED, post).filter((el) => mayBe(el) && !isItsBody(el, post)),
		post,
	);
	if (typed.length) return typed;
	const named = [...deepAll(NAMED, post), ...componentsCalled(COMMENT, post)].filter(
		(el) => el !== post && !el.matches(NOT_A_BOX) && mayBe(el) && !isToFillIn(el, post) && !isOffer(el),
	);
	const alone = withTheirWords(speakersAmong(named), named).flatMap((el, _, all) => {
		const items = all.some((other) => other !== el && contains(el, other)) ? undefined : itemsOf(el, speaks);
		return items?.filter(mayBe) ?? [el];
	});
	const twins = builtAlike(alone, post).filter((el) => mayBe(el) && speaks(el));
	const speaking = twins.length > 0 ? [...alone, ...twins].sort(inOrder) : alone;
	const called = speaking.length ? speaking : boxes(named, post).filter((el) => saysWho(el));
	if (called.length && !areItsParts(post, called) && !isBodyCalledComment(called, post)) return called;
	const listed = boxes(
		inCommentLists(post).filter((el) => mayBe(el) && !isToFillIn(el, post) && !isHeadAlone(el)),
		post,
	);
	if (listed.length) return listed;
	const boxed = innerBoxes(post)
		.flatMap(speakers)
		.filter((el) => mayBe(el) && hasTime(el));
	if (boxed.length >= 2) return boxed;
	const own = ownPage();
	const within = own ? own.post : post;
	const timed = (own?.talk ? remarksIn(own.talk, true) : within ? remarksIn(within) : []).filter(mayBe);
	// What holds several is none of them.
	const isList = (el: Element) =>
		!timed.includes(el) && timed.filter((other) => contains(el, other)).length > 1;
	const since = outermostOf(shownSinceComments(post))
		.flatMap(speakers)
		.filter((el) => mayBe(el) && !isList(el));
	if (since.length || timed.length) return timed.length > since.length ? timed : since;
	if (!within) return [];
	const faces = byFaces(within).filter((el) => !el.matches(NOT_A_BOX) && !isHeadAlone(el) && mayBe(el));
	return faces.length > 0 ? faces : namedBelowBar(within).filter(mayBe);
}

/** Letters of a post beside its comments, from which on they are its own. */
const OWN = 20;
const A_COMMENT = /(?:^|[-_ ])(?:comment|kommentar|reply|svar)(?: |$)/i;

/**
 * In forums what somebody says is called a comment, and so are its parts, as who says it: the post is itself called one and
 * none of the boxes is built like it, or nothing but controls is left of it without them.
 */
function areItsParts(post: Element, called: readonly Element[]): boolean {
	if (A_COMMENT.test(post.className) && !called.some((el) => buildOf(el) === buildOf(post))) return true;
	const skip = (el: Element) => called.some((c) => contains(c, el));
	if (readText(post, skip).replace(/\P{L}+/gu, '').length >= OWN) return false;
	const isOwn = (el: Element) => !skip(el) && isShown(el);
	return !deepAll('img,video,time,[datetime]', post).some(isOwn);
}

/** Of boxes around boxes, those with words of their own; of two with the same words, the outer one. */
function boxes(found: readonly Element[], post: Element): Element[] {
	const shown = found.filter(
		(el) => el !== post && !el.matches(NOT_A_BOX) && isShown(el) && shownText(el).length > 2,
	);
	const kept: Element[] = [];
	for (const el of shown) {
		const inner = shown.filter((other) => other !== el && contains(el, other));
		const own = readText(el, (x) => inner.includes(x)).replace(/\s/g, '');
		if (own.length < 3) continue;
		const outer = [...kept].reverse().find((k) => contains(k, el));
		if (outer && !isReplyIn(outer, el)) continue;
		kept.push(el);
	}
	return kept;
}

/** A box in a box is a reply where the outer one has words besides it and it says who wrote it. */
function isReplyIn(outer: Element, el: Element): boolean {
	const beside = readText(outer, (x) => x === el).replace(/\s/g, '');
	return beside.length >= 3 && saysWho(el) && saysWho(outer, el);
}

/** Who wrote it stands there: a name by markup, a face, or a short first line above the text. */
function saysWho(el: Element, without?: Element): boolean {
	const skip = (x: Element) => without !== undefined && contains(without, x);
	const named = deepAll(
		'a[href],strong,b,h3,h4,h5,[itemprop=author],[rel~=author],[class*=author i],[class*=name i],[class*=namn i],img',
		el,
	);
	if (named.some((x) => !skip(x) && !isMention(x.closest('a[href]'), el))) return true;
	const lines = shownText(el, skip).split('\n').filter(Boolean);
	return lines.length >= 2 && (lines[0] ?? '').length <= 60;
}

function outermostOf(els: readonly Element[]): Element[] {
	const all = new Set(els);
	return els.filter((el) => isShown(el) && !all.has(parentOf(el) ?? el));
}

/** Boxes in which somebody says something: siblings that each do, or the one box that does. */
function speakers(el: Element): Element[] {
	const kids = childrenOf(el).filter((kid) => isShown(kid) && shownText(kid).length > 2);
	const speaking = kids.filter((kid) => speaks(kid));
	if (speaking.length >= 2 && speaking.length >= kids.length * 0.6)
		return speaking.flatMap((kid) => [kid, ...answersIn(kid)]);
	if (kids.length === 1 && kids[0]) return speakers(kids[0]);
	return speaks(el) ? [el, ...answersIn(el)] : kids.flatMap(speakers);
}

function answersIn(comment: Element): Element[] {
	return deepAll('ul,ol', comment).flatMap((list) =>
		childrenOf(list).filter((el) => isShown(el) && speaks(el)),
	);
}

/**
 * Of boxes with telling names, those in which somebody speaks when what others say in them is left out: neither the
 * box around all of a discussion, nor the parts of a comment.
 */
function speakersAmong(named: readonly Element[]): Element[] {
	const speaking = named.filter((el) => isShown(el) && speaks(el));
	return speaking.filter((el) => {
		const inner = speaking.filter((other) => other !== el && contains(el, other));
		// What answers them may be called otherwise, and is none of the words of a box around them.
		const twins = inner.length === 0 ? [] : builtAlike(inner, el);
		const said = [...inner, ...twins.filter((x) => !inner.some((other) => contains(x, other)))];
		const skip = (x: Element) => framesTalk(x) || said.some((other) => contains(other, x));
		return inner.length === 0 || speaks(el, skip);
	});
}

/** Somebody's name, and words or a picture beside it. */
function speaks(el: Element, skip: (x: Element) => boolean = () => false): boolean {
	if (el.matches('button,a,time,[role=button]')) return false;
	const name =
		(readAuthor(el, skip) ?? nameBesideTime(el, skip))?.name ??
		nameBesideTimeIn(() => shownText(el, skip), Date.now());
	// “Svara” in the line below what somebody says, beside its time, is nobody; somebody may be called Link, and has a face.
	const hasFace = () => deepAll('img', el).some((img) => !skip(img) && isFace(img));
	if (name === undefined || (isDeed(name) && !hasFace())) return false;
	const words = shownText(el, (x) => skip(x) || x.matches('time,[datetime]'))
		.split('\n')
		.map((line) => line.trim().replace(SAYS, ''))
		.filter((line) => !isTimeOnly(line))
		.join('')
		.replace(/\s/g, '').length;
	return words >= name.replace(/\s/g, '').length + 2 || showsPicture(el, skip);
}

/** Where nothing names them: items of a list that a heading or a label calls comments. */
function inCommentLists(post: Element): Element[] {
	for (const list of deepAll('ul,ol,div,section', post)) {
		// What can be done with a post is called by how often others have: “3 svar, 5 delningar”.
		if (list.matches('[role=group],[role=toolbar]')) continue;
		const heading = list.querySelector(
			':scope > h2,:scope > h3,:scope > h4,:scope > h5,:scope > summary,:scope > header',
		)?.textContent;
		const before = list.previousElementSibling?.matches('h2,h3,h4,h5,summary')
			? list.previousElementSibling.textContent
			: '';
		if (!WORDS.test(`${list.getAttribute('aria-label') ?? ''} ${list.id} ${heading ?? ''} ${before ?? ''}`))
			continue;
		const items = deepAll('li,div,p', list).filter(
			(el) => isShown(el) && el.children.length >= 1 && saysWho(el) && !COUNT.test(shownText(el).trim()),
		);
		if (items.length) return items;
	}
	return [];
}

/** Comments as a tree with their own text only, and the elements they were read from. @param quoted as in `findComments` */
export function readComments(
	post: Element,
	now: number,
	quoted?: Element,
): { tree: Comment[]; elements: Element[] } {
	const found = findComments(post, quoted);
	const listed = definedComments(post, now).filter(({ el }) => !(quoted && contains(quoted, el)));
	// The only pair in a comment is what it says of whoever wrote it.
	const isFact = (one: Element) =>
		found.some((box) => contains(box, one) && listed.filter(({ el }) => contains(box, el)).length === 1);
	const defined = listed.filter(({ el }) => !isFact(el));
	const parts = defined.flatMap((one) => one.parts);
	const isApart = (el: Element) => !parts.some((part) => contains(part, el) || contains(el, part));
	const boxed = found.filter(isApart);
	const elements = [...boxed, ...defined.map(({ el }) => el)].sort(inOrder);
	const read = elements.map((el) => {
		const one = defined.find((other) => other.el === el);
		return one ? readDefined(one, defined, now) : readComment(el, elements, now);
	});
	const tree = threaded(elements, read, post);
	return {
		tree,
		elements: [...elements, ...parts, ...elements.flatMap(initialsBeside), ...listsAround(elements)],
	};
}
