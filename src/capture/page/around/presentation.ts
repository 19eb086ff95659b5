import { deepAll, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';

/** Letters of a presentation, at least and at most in all, and from which on a text is more than what kind of page it is. */
const LEAST = 8;
const TELLING = 18;
const MOST = 1000;
/** Pictures up to so many pixels stand for a sign in a text. */
const SIGN = 40;
const PARTS = 'p,div,ul,ol,dl,table,button,form,h1,h2,h3,[role=heading],[role=button]';
const PRESSED = 'a,button,[role=button],[role=tab],[role=link],label,h1,h2,h3,[role=heading],li,dt,time,form';
const CALLED = /(?:^|[-_\s])(?:bio|biography|desc|description|presentation|about|intro)(?:$|[-_\s])/i;
const HANDLE = /^@[\p{L}\p{N}._-]+(?:@[\p{L}\p{N}.-]+)?$/u;
const COUNT = /\d[\d\s.,\u00a0\u202f]*(?:(?:k|tn|t|m|mn)(?!\p{L}))?\s*\p{L}+/giu;
const JOINED = /^(?:gick med|medlem sedan|skapad|joined|member since|created)(?!\p{L})/iu;

/** The element in which the head shows the name: a heading or a text of its own that says it or begins it. */
export function nameShown(isInHead: (el: Element) => boolean, name: string): Element | undefined {
	const whole = bare(name);
	const says = (el: Element) => {
		const text = bare(shownText(el).split('\n')[0] ?? '');
		const rest = whole.startsWith(text) ? whole.slice(text.length) : undefined;
		return text.length >= 2 && rest !== undefined && !/^[\p{L}\p{N}]/u.test(rest);
	};
	const headings = deepAll('h1,h2,[role=heading]').filter(isInHead);
	const heading = headings.find(says);
	if (heading) return heading;
	return deepAll('div,span,p,strong,b,bdi,a').find(
		(el) => el.childElementCount === 0 && isInHead(el) && says(el),
	);
}

/** As it is compared: platforms put the number of news before a title. */
function bare(text: string): string {
	return text
		.replace(/^\(\d+\+?\)\s*/, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLocaleLowerCase('sv');
}

/**
 * What the account says of itself: the text below its name that is neither name, handle, count nor what can be pressed. What is called a
 * presentation goes first, then what stands in the least box around the name.
 */
export function presentation(isInHead: (el: Element) => boolean, named: Element): string | undefined {
	const top = named.getBoundingClientRect().top - 4;
	const name = bare(shownText(named));
	const texts = deepAll('p,div,span,section,bdi,dd,blockquote,h1').flatMap((el) => {
		if (el.getBoundingClientRect().top < top || contains(el, named) || contains(named, el)) return [];
		if (!isInHead(el) || !isOneText(el)) return [];
		const text = shownText(el).trim();
		return isSaid(el, text) && bare(text) !== name ? [{ el, text, letters: lettersOf(text) }] : [];
	});
	const longest = (among: typeof texts) => [...among].sort((a, b) => b.letters - a.letters)[0];
	const called = longest(texts.filter(({ el }) => isCalled(el)));
	if (called) return withNext(called.el, called.text);
	let short: (typeof texts)[number] | undefined;
	for (let up = parentOf(named); up; up = parentOf(up)) {
		const box = up;
		const found = longest(texts.filter(({ el }) => contains(box, el)));
		if (found && found.letters >= TELLING) return withNext(found.el, found.text);
		short ??= found;
	}
	return short?.text;
}

function isOneText(el: Element): boolean {
	// Platforms have set the presentation itself as the page's heading.
	const from = el.tagName === 'H1' ? parentOf(el) : el;
	if (el.querySelector(PARTS) !== null || from?.closest(PRESSED)) return false;
	return [...el.querySelectorAll('img,svg')].every((img) => img.getBoundingClientRect().width <= SIGN);
}

function isSaid(el: Element, text: string): boolean {
	if (text.length > MOST || HANDLE.test(text) || JOINED.test(text)) return false;
	const pressed = [...el.querySelectorAll('a,button')].reduce((sum, a) => sum + lettersOf(shownText(a)), 0);
	const isWords = text.split(/\s+/).length > 1;
	return isWords && lettersOf(text) - pressed >= LEAST && lettersOf(text.replace(COUNT, '')) >= LEAST;
}

function isCalled(el: Element): boolean {
	const words = [el, parentOf(el)].map(
		(one) =>
			`${one?.getAttribute('class') ?? ''} ${one?.getAttribute('itemprop') ?? ''} ${one?.getAttribute('data-testid') ?? ''}`,
	);
	return words.some((word) => CALLED.test(word));
}

/** A presentation of several paragraphs is all of them. */
function withNext(el: Element, text: string): string {
	const box = parentOf(el);
	const isParagraphs =
		el.tagName === 'P' &&
		box !== null &&
		box.childElementCount > 1 &&
		[...box.children].every((child) => child.tagName === 'P' && isOneText(child));
	return isParagraphs ? shownText(box).slice(0, MOST).trim() : text;
}

function lettersOf(text: string): number {
	return text.replace(/\P{L}+/gu, '').length;
}
