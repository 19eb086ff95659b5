import type { PostCounts } from '../../../records/post.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { countedByBubble } from './signed-counts.ts';

/** A number, grouped in thousands or with a decimal and a unit; two numbers side by side are two. */
const COUNT = /(\d{1,3}(?:[ .,\u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s?(k|tn|m|mn)?(?![\d\p{L}])\s*/giu;
const KINDS: readonly (readonly [keyof PostCounts, RegExp])[] = [
	[
		'comments',
		/^(?:kommentar\p{L}*|kommentera|comments?|svar(?:a|en)?|repl(?:y|ies)|kommentt\p{L}+|kommentare?|commentaires?|comentarios?|antwort(?:en)?)(?!\p{L})/iu,
	],
	[
		'shares',
		/^(?:delning\p{L}*|dela|delad\p{L}*(?! \p{L})|shares?|återpublicer\p{L}*|repost\p{L}*|boost\p{L}*|retweets?|ompost\p{L}*|deling\p{L}*|jako\p{L}?|partages?)(?!\p{L})/iu,
	],
	[
		'reactions',
		/^(?:gilla\p{L}*|likes?|reaktion\p{L}*|reactions?|favorit\p{L}*|favou?rites?|hjärta\p{L}*|personer gillar|people like|tykkä\p{L}+)(?!\p{L})/iu,
	],
];
/** What may stand before a number in a line that says how many there are: nothing, a sign, what would show them, another such number. */
const BEFORE =
	/^(?:.*[·•|,;(]|(?:visa|se|läs|vis|show|view|see|read|näytä)?\s*(?:alla|alle|all|kaikki)?|.*\d\s?(?:k|tn|m|mn)?\s*\p{L}[\p{L}-]*|[^\p{L}\d]*)\s*$/iu;
/** A word and nothing more, for a number after it: “Gilla · 3”. */
const WORD = /^\p{L}[\p{L}-]*\s*[:·•(|]?\s*$/u;

/** What may stand before such a word: “Alla reaktioner: 3”. */
const OF_ALL = /^(?:alla|alle|all|kaikki|totalt?)\s+(?=\p{L})/iu;

/** One comment, said in words and alone: “En kommentar”. */
const ONE_COMMENT =
	/^(?:(?:visa|show|view|see|vis)\s)?(?:en|ett|et|én|one|ein|eine|un|une|uno|una|um|uma|yksi|één|jeden)\s(?:kommentar|comment|svar|reply|kommentti|commentaire|comentario|comentário|commento|komentarz|antwort|reactie|réponse|respuesta)$/iu;

/** Nothing but a number and what it counts, or that and a number: a paragraph or a heading may say more, and is no count then. */
const ALONE_WITH_WORD = /^(?:\d[\d .,\u00a0]*\s?\p{L}{3,24}|\p{L}{3,24}\s*[:(]\s*\d[\d .,\u00a0]*\)?)$/u;

/** Numbers beside the post: a number with the word for what it counts right after it, as shown or as labelled. */
export function readCounts(root: Element, skip: (el: Element) => boolean): PostCounts {
	const counts: { reactions?: number; comments?: number; shares?: number } = {};
	const read = (text: string) => {
		if (text.length > 90) return;
		if (ONE_COMMENT.test(text.trim())) counts.comments ??= 1;
		for (const match of text.matchAll(COUNT)) {
			const after = text.slice(match.index + match[0].length);
			const before = text.slice(0, match.index).trim();
			for (const [kind, words] of KINDS) {
				const isCounted = words.test(after) && BEFORE.test(before);
				const name = before.replace(OF_ALL, '');
				const isNamed = /^\)?$/.test(after) && WORD.test(name) && words.test(name);
				if (counts[kind] !== undefined || !(isCounted || isNamed)) continue;
				const number = numberOf(match[1] ?? '', match[2]);
				if (number !== undefined) counts[kind] = number;
			}
		}
	};
	for (const el of deepAll('p,h2,h3,h4,h5,h6,summary,small,strong,b,dt,label', root))
		if (!skip(el) && ALONE_WITH_WORD.test((el.textContent ?? '').trim())) read(apart(el));
	for (const el of deepAll('p,small,footer,ul,dl,button,a,span,div,li', root)) {
		if (counts.comments !== undefined || skip(el) || (el.textContent ?? '').length > 90) continue;
		const [, digits, unit] = ALONE.exec(countedByBubble(apart(el)) ?? '') ?? [];
		const number = digits === undefined ? undefined : numberOf(digits, unit);
		// What a pointer alone brings up, as over a grid of pictures, states nothing that the post shows.
		if (number !== undefined && isAllShown(el)) counts.comments = number;
	}
	for (const el of deepAll('button,a,span,div,li,[aria-label],[title]', root)) {
		if (skip(el)) continue;
		read(el.getAttribute('aria-label') ?? '');
		readPeople(el, counts);
		read(el.getAttribute('title') ?? '');
		if (el.children.length <= 2 && !eachHasItsOwn(el))
			read(isSentence(el) || holdsSkipped(el, skip) ? '' : apart(el));
		const silent = silentCount(el);
		if (silent !== undefined) counts[silent.kind] ??= silent.number;
	}
	return counts;
}

/** A box around what somebody says in answer, of which the numbers are those of the answer. */
function holdsSkipped(el: Element, skip: (el: Element) => boolean): boolean {
	return /\d/.test(el.textContent ?? '') && deepAll('*', el).some(skip);
}

/** “👍 13” and “Kommentarer (2)” are two buttons, and thirteen are no comments: the word has its own number. */
function eachHasItsOwn(el: Element): boolean {
	const buttons = deepAll('button,[role=button]', el).map((button) => (button.textContent ?? '').trim());
	return (
		buttons.length > 1 && buttons.some((says) => /\d/.test(says) && KINDS.some(([, word]) => word.test(says)))
	);
}

/** What somebody says of a number is a sentence, and no count. */
function isSentence(el: Element): boolean {
	const text = (el.textContent ?? '').trim();
	return text.length > 90 || /\p{L}[.!?]$/u.test(text);
}

/** What an element shows, with what stands in different elements apart, as a style may set it. */
function apart(el: Element): string {
	const nodes = [...el.childNodes];
	const parts =
		el.childElementCount === 0 ? [shownText(el)] : nodes.map((node, i) => textOf(node, nodes.slice(i + 1)));
	return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** Several of what is counted, which no button is called. */
const SEVERAL =
	/^[\s\u00a0]*(?:kommentarer|kommentit|kommentteja|comments|replies|svar|delningar|delinger|shares|reposts|reaktioner|reactions|likes|gillar|gilla-markeringar)(?!\p{L}|\s*[:(]?\s*\d)/iu;

function textOf(node: ChildNode, after: readonly ChildNode[]): string {
	if (node instanceof Element) {
		const text = shownText(node).trim();
		// “Sida 1 av 1” ends there: what may be pressed beside it is not what it counts. “Visa alla 12” goes on with “kommentarer”.
		const goesOn = SEVERAL.test(after.map((next) => next.textContent ?? '').join(''));
		return /\p{L}.*\d$/su.test(text) && !goesOn ? `${text} ·` : text;
	}
	return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
}

/** Letters of words that only say how many comments there are, and how they begin. */
const TALLY_LETTERS = 60;
const TALLY =
	/^(?:(?:visa|show|see|view|alla|all|totalt?)\s+){0,2}(?:\d[\d .,\u00a0]*|inga|no|ingen|(?:en|ett|one)\s)\s*(?:komment|comment|svar(?!t)|repl(?:y|ies)|antwort|réponse|respuesta|kommenttia)/iu;

/** Says how many comments there are, and is none: “3 comments have been posted”. */
export function isTally(el: Element): boolean {
	const text = shownText(el).replace(/\s+/g, ' ').trim();
	return text.length <= TALLY_LETTERS && TALLY.test(text) && deepAll('time,[datetime],img', el).length === 0;
}

/** “Gilla: 3 personer”, as a screen reader is told of a number. */
const BY_PEOPLE =
	/^(?:all[ae]? )?(?:gilla|gillar|like|likes|reaktioner|reactions|tykkää|liker|synes godt om)\s*:\s*([\d .,\u00a0]+(?:k|tn|m|mn)?)\s*(?:personer|person|people|persons?|henkilöä?|ihmistä)$/iu;

/** Of several kinds of reactions each may be told of; the number of all is the one that is shown too. */
function readPeople(el: Element, counts: { reactions?: number }): void {
	const told = BY_PEOPLE.exec((el.getAttribute('aria-label') ?? el.getAttribute('title') ?? '').trim());
	// The thumb before the number may be a letter of the text.
	const shown = ALONE.exec((el.textContent ?? '').replace(/^[^\p{L}\p{N}]+(?=\d)/u, '').trim());
	if (!told || !shown || counts.reactions !== undefined) return;
	const number = numberOf(shown[1] ?? '', shown[2]);
	if (number !== undefined) counts.reactions = number;
}

/** Letters of what stands for a sign beside a number: of none, or of a word for it. */
const SIGN_LETTERS = 20;
const ALONE = /^(\d{1,3}(?:[ .,\u00a0]\d{3})+|\d+(?:[.,]\d+)?)\s?(k|tn|m|mn)?$/i;
const OF_COMMENTS = /(?<!\p{L})(?:komment|comment|repl(?:y|ies)|svar(?!t))/iu;
const OF_SHARES = /(?<!\p{L})(?:reblog|boost|share|återpublicer|repost|retweet|delning|dela(?!\p{L}))/iu;
const OF_REACTIONS =
	/(?<!\p{L})(?:favou?rit|likes?(?!\p{L})|gilla|heart|hjärta|thumbs?-?up|reaktion|reaction)/iu;
const TOLD_BY = [
	'aria-label',
	'title',
	'alt',
	'data-testid',
	'data-icon',
	'data-name',
	'class',
	'href',
	'xlink:href',
];

/**
 * A number alone, in or beside a sign that is called after comments: “12” beside a speech bubble. So are shares and likes, where
 * the names are of nothing else.
 */
function silentCount(el: Element): { kind: keyof PostCounts; number: number } | undefined {
	if (el.children.length > 6) return undefined;
	const match = ALONE.exec((el.textContent ?? '').trim());
	if (!match) return undefined;
	const up = el.parentElement;
	const isAll = up !== null && (up.textContent ?? '').trim() === match[0];
	const box = isAll ? up : el;
	// In a row of several signs the number may be any one's.
	if (
		box.querySelectorAll('button,a,[role=button]').length > 1 ||
		box.querySelectorAll('svg,img,i').length > 1
	)
		return undefined;
	// A column of words beside the number may hold any sign.
	const beside = el.children.length === 0 && !isAll ? el.previousElementSibling : null;
	const before = beside && isSign(beside) ? beside : null;
	const holder = holderOf(box, match[0]);
	// What is pressed and counted is one sign, whatever its parts are called.
	const isItsOwn = saysItself(holder) && !holder.closest('button,a,[role=button]');
	const all = [
		box,
		...box.querySelectorAll('*'),
		...(before ? [before, ...before.querySelectorAll('*')] : []),
	];
	const signs = isItsOwn ? [holder, ...holder.querySelectorAll('*')] : all;
	const isOf = (what: RegExp) =>
		signs.some((sign) => TOLD_BY.some((name) => what.test(sign.getAttribute(name) ?? '')));
	const number = numberOf(match[1] ?? '', match[2]);
	if (number === undefined) return undefined;
	if (isOf(OF_COMMENTS)) return { kind: 'comments', number };
	const [shares, reactions] = [isOf(OF_SHARES), isOf(OF_REACTIONS)];
	return shares === reactions ? undefined : { kind: shares ? 'shares' : 'reactions', number };
}

/** The innermost element that shows the number. */
function holderOf(box: Element, number: string): Element {
	const inner = [...box.children].find((el) => (el.textContent ?? '').trim() === number);
	return inner ? holderOf(inner, number) : box;
}

/** The number says what it counts, in what it is called or told by: a sign before it, which has no number of its own, is of something else. */
function saysItself(el: Element): boolean {
	const told = `${el.getAttribute('title') ?? ''} ${el.getAttribute('aria-label') ?? ''}`;
	// “1 234 personer” and “Visa alla” say nothing of what the number counts: that is the sign's to say.
	const isTold = [OF_VIEWS, OF_OTHER, OF_COMMENTS, OF_SHARES, OF_REACTIONS].some((what) => what.test(told));
	return isTold || OF_VIEWS.test(el.getAttribute('class') ?? '');
}
const OF_VIEWS =
	/(?<!\p{L})(?:views?|viewed|visning|visad|impressions?|plays?|watched|uppspel|aufruf|katselu)(?!\p{Ll})/iu;
const OF_OTHER =
	/(?<!\p{L})(?:visning|läsning|läsare|read(?:s|ers?)(?!\p{L})|reach|räckvidd|besök|visits?(?!\p{L})|följare|followers?|prenumerant|subscriber|poäng|points?(?!\p{L})|score|betyg|rating|upvote|downvote|nedladdning|download|bokmärk|bookmark|sparad|saves?(?!\p{L})|lyssning|listen)/iu;

function isSign(el: Element): boolean {
	const letters = (x: Element) => (x.textContent ?? '').replace(/\P{L}+/gu, '').length;
	return (
		letters(el) <= SIGN_LETTERS && ![...el.querySelectorAll('a[href]')].some((link) => letters(link) > 0)
	);
}

export function numberOf(digits: string, unit?: string): number | undefined {
	const scale = !unit ? 1 : /^(k|tn)$/i.test(unit) ? 1000 : 1_000_000;
	const compact = digits.replace(/[\s\u00a0]/g, '');
	// “1,5” counts nothing that there can be half of.
	if (scale === 1 && !/^\d+$|^\d{1,3}(?:[.,]?\d{3})+$/.test(compact)) return undefined;
	const value = scale === 1 ? Number(compact.replace(/[.,]/g, '')) : Number(compact.replace(',', '.'));
	return Number.isFinite(value) ? Math.round(value * scale) : undefined;
}

function isAllShown(el: Element): boolean {
	return [el, ...deepAll('*', el)].every((part) => (part.textContent ?? '').trim() === '' || isShown(part));
}
