import { isTally } from '../counts/counts.ts';
import { deepAll, isShown, labelOf, plainText, shownText } from '../tree/dom.ts';
import { childrenOf, contains, parentOf } from '../tree/tree.ts';
import { beOwnPage, beOwnPageOf } from './own-page.ts';
import { pinnedAbove } from './pinned.ts';
import { hasTime } from './post-signs.ts';
import { OUTSIDE } from './rows.ts';
import { areTitled } from './titled-rows.ts';

/** Letters of a text below which it is not what a page is about. */
const LETTERS = 120;
/** What builders call the place where something is said of a post. */
const NAMED = /comment|kommentar|discussion|diskussion|(?:^|[-_ ])(?:repl(?:y|ies)|respond|responses|svar)/i;
/** Lists beside what a page is about: the latest comments of a whole site. */
const BESIDE = /recent|latest|senaste|widget|sidebar/i;
const HEADING =
	/^(?:\d[\d .,]*\s*)?(?:kommentar(?:er(?:na)?)?|comments?|replies|svar|diskussion(?:en)?|discussion|responses|reaktioner|kommentit|kommentteja|kommentare|commentaires|comentarios|komentarze|reacties)(?:\s*[(:]?\s*\d[\d .,]*\)?)?$/iu;
const HEADINGS = 'h2,h3,h4,h5,h6,[role=heading],legend,summary,div,span,p,strong';
const WRITTEN = 'textarea,[contenteditable=true],[contenteditable=""],[role=textbox]';
const REPLIES =
	/^(?:svara|reply|antworten|répondre|responder|vastaa|odpowiedz|rispondi|beantwoorden|svar)$/iu;

/**
 * The part of the page in which an article is talked about: it comes after the article, outside of it or at its end, is
 * called comments by its name or its heading, or has both somewhere to write and something to answer, and somebody has
 * said something there.
 */
function talkOf(article: Element): Element | undefined {
	const isShort = lettersOf(article) < LETTERS;
	if (isShort && !isNotice(article)) return undefined;
	for (let at: Element = article; at !== document.body; ) {
		const up = parentOf(at);
		if (!up) return undefined;
		const here = at;
		const after = childrenOf(up).filter(
			(el) =>
				(here.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !contains(here, el),
		);
		const talk = after.map(talkIn).find((el) => el !== undefined);
		if (talk) return isShort && haveTalks(talk) ? undefined : talk;
		at = up;
	}
	return undefined;
}

/** Letters of a notice that is no longer than that, with its title. */
const SHORT_LETTERS = 24;

/** It holds the page's one title, and when it was written: a notice in one sentence is no less what its page is about. */
function isNotice(article: Element): boolean {
	const [title, ...others] = deepAll('h1').filter(isShown);
	return (
		title !== undefined &&
		others.length === 0 &&
		contains(article, title) &&
		hasTime(article) &&
		lettersOf(article) >= SHORT_LETTERS
	);
}

/** Several there have a heading for what is said of them: those are posts, and the few words above are who the account is. */
function haveTalks(talk: Element): boolean {
	const heads = deepAll('h2,h3,h4,h5,h6', talk).filter((el) => isShown(el) && HEADING.test(labelOf(el)));
	return heads.length > 1;
}

function talkIn(el: Element): Element | undefined {
	if (el.matches(`${OUTSIDE},aside,script,style`) || !isShown(el) || lettersOf(el) < 2) return undefined;
	const isTalk = isCalledSo(el) || (canWrite(el) && (canAnswer(el) || isHeaded(el)));
	if (isTalk) return hasTime(el) || canAnswer(el) ? el : undefined;
	// The whole of a column may stand beside the article's box: its talk is a part of it, or what is called so stands in it.
	const inner = childrenOf(el).flatMap((child) => talkIn(child) ?? []);
	return inner.length > 1 ? el : inner[0];
}

function isCalledSo(el: Element): boolean {
	const called = `${el.id} ${el.getAttribute('class') ?? ''} ${el.getAttribute('aria-label') ?? ''}`;
	if (NAMED.test(called) && !BESIDE.test(called)) return true;
	const [first] = childrenOf(el).filter(isShown);
	const heading = first && [first, ...deepAll(HEADINGS, first).slice(0, 6)];
	return heading?.some((x) => x.childElementCount <= 1 && HEADING.test(labelOf(x))) ?? false;
}

/** Somewhere in it stands a heading that calls it comments, as “4 kommentarer” does. */
function isHeaded(el: Element): boolean {
	return deepAll(HEADINGS, el).some(
		(x) => x.childElementCount <= 1 && isShown(x) && HEADING.test(labelOf(x)),
	);
}

/** Between the page's title and the first of them, and in none of them, stands a heading that calls what follows comments. */
function isHeadedBetween(title: Element, row: readonly Element[]): boolean {
	const [first] = row;
	const follows = (el: Element, other: Element) =>
		(el.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	return deepAll(HEADINGS).some(
		(x) =>
			first !== undefined &&
			follows(title, x) &&
			follows(x, first) &&
			!contains(x, first) &&
			x.childElementCount <= 1 &&
			isShown(x) &&
			HEADING.test(labelOf(x)),
	);
}

function canWrite(el: Element): boolean {
	return deepAll(WRITTEN, el).some(isShown);
}

function canAnswer(el: Element): boolean {
	return deepAll('button,[role=button],a', el).some((x) => isShown(x) && REPLIES.test(labelOf(x)));
}

function lettersOf(el: Element): number {
	return plainText(el).replace(/\P{L}+/gu, '').length;
}

/** Letters of a text under the page's one title from which on it is what the page is about, where no box says that it is an article. */
const ABOUT = 200;

/**
 * The page is one article and what is said of it, and is read so from now on: nothing else on it calls itself a post, and
 * what stands in a row is said of the article. @param named what calls itself a post
 */
export function takeOnePost(named: readonly Element[], row: readonly Element[]): boolean {
	const mains = named.filter((el) => !isInTalk(el));
	// A list of discussions, with what it is for above it, is called as what is said of a post is.
	if (mains.length === 0 && areTitled(row)) return false;
	const main = mains.length === 0 ? titledText(row) : mains[0];
	if (mains.length > 1) return false;
	if (!main) return named.length === 0 && takeTextAbove(row);
	const talk = talkOf(main);
	if (!talk) return false;
	const isPart = (el: Element) => contains(talk, el) || contains(el, talk) || contains(el, main);
	if (row.filter(isPart).length < row.length * 0.8) return false;
	beOwnPageOf(main, talk);
	return true;
}

/** What stands around what a page is about. */
const AROUND = `${OUTSIDE},header,aside,form,[role=banner],[role=complementary],[role=search]`;

/**
 * All that stands in a row is said in a part of the page that is called comments, and above that part stands a text without a box of its
 * own: a post's own page, on which nothing else is one.
 */
function takeTextAbove(row: readonly Element[]): boolean {
	const [first] = row;
	// The letter that a thread begins with is a post among those that answer it.
	if (!first || !row.every(isInTalk) || pinnedAbove(row).length > 0) return false;
	let talk: Element | undefined;
	for (let up = parentOf(first); up && up !== document.body; up = parentOf(up)) {
		const around = up;
		if (around.matches('main,[role=main]') || !row.every((el) => contains(around, el))) continue;
		if (isCalledSo(around)) talk = around;
	}
	if (!talk) return false;
	const said = talk;
	const isAfter = (el: Element) =>
		el === said || (said.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	const main = said.closest('main,[role=main]') ?? document.body;
	const text = shownText(main, (el) => isAfter(el) || el.matches(AROUND));
	if (text.replace(/\P{L}+/gu, '').length < LETTERS) return false;
	beOwnPage(text, [], said);
	return true;
}

/** It is said of something else, by what it or a box around it is called. */
export function isInTalk(el: Element): boolean {
	for (let up: Element | null = el; up && up !== document.body; up = parentOf(up))
		if (NAMED.test(`${up.id} ${up.getAttribute('class') ?? ''}`)) return true;
	return false;
}

/** The largest box around the page's one title that holds nothing of the row, where much is said in it. */
function titledText(row: readonly Element[]): Element | undefined {
	const [title, ...others] = deepAll('h1').filter(isShown);
	if (!title || others.length > 0 || row.length === 0) return undefined;
	if (!row.every(isInTalk) && !(row.every(canAnswer) && isHeadedBetween(title, row))) return undefined;
	let box = title;
	for (let up = parentOf(title); up && up !== document.body; up = parentOf(up)) {
		const around = up;
		if (row.some((el) => contains(around, el))) break;
		box = up;
	}
	return lettersOf(box) >= ABOUT ? box : undefined;
}

/** A line that calls what comes after it comments: “4 kommentarer”. */
export function headsTalk(line: string): boolean {
	return HEADING.test(line);
}

/** Of a discussion and not of what somebody says in it: its heading, how many there are, and where one may write. */
export function framesTalk(el: Element): boolean {
	if (el.matches('label,legend,select,textarea')) return true;
	return isTally(el) || (el.matches('h2,h3,h4,h5,h6,[role=heading]') && HEADING.test(labelOf(el)));
}
