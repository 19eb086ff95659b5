import { SPAN_WORDS } from '../time/spans.ts';
import { deepAll, plainText } from '../tree/dom.ts';
import { scatteredLine } from '../tree/scattered.ts';
import { contains } from '../tree/tree.ts';

const TIME_TEXT = new RegExp(
	[
		String.raw`\b\d{4}-\d{2}-\d{2}\b`,
		String.raw`(?<![\d.,/-])\d{1,2}[./]\d{1,2}(?:[./] ?| )(?:19|20)\d\d(?![\d.,/-]*\d)`,
		String.raw`\b\d{1,2}\.? (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)`,
		String.raw`\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b`,
		String.raw`\b\d+\s?(?:s|sek\w*|m|min\w*|h|tim|timm\w+|d|dag\w*|v|veck\w+|mån\w*|år|seconds?|minutes?|hours?|days?|weeks?|months?|years?)(?![\p{L}\d])`,
		String.raw`\b\d+\s?${SPAN_WORDS}(?![\p{L}\d])`,
		String.raw`\b(?:en|ett?|an?|one) (?:sek|min|tim|dag|veck|mån|år|sec|hour|day|week|month|year)\p{L}* (?:sedan|siden|ago)(?!\p{L})`,
		String.raw`\b(?:vor eine[mr]?|il y a une?|hace una?) \p{L}{3,}`,
		String.raw`(?:منذ|לפני) (?:\p{Nd}+ )?(?:ثا|ثو|دق|ساع|يوم|أيام|أسبوع|أسابيع|شه|أشهر|سن|שני|דק|שע|יומ|יום|ימים|שבוע|חודש|שנה|שנתיים)`,
		String.raw`\p{Nd}{1,2} ב?(?:يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)`,
		String.raw`\bi ?(?:går|dag)\b|\byesterday\b|\btoday\b|\bnyss\b|\bjust nu\b`,
	].join('|'),
	'iu',
);

/** Says when it was written, by markup or in words. */
export function hasTime(el: Element): boolean {
	return (
		deepAll('time,[datetime],abbr[title],[itemprop=datePublished]', el).length > 0 ||
		TIME_TEXT.test(plainText(el).slice(0, 4000)) ||
		TIME_TEXT.test(apart(el)) ||
		isScattered(el)
	);
}

/** Its time stands in letters of their own, in another order than they are read in. */
function isScattered(el: Element): boolean {
	for (const letter of el.querySelectorAll(':nth-child(5)')) {
		if ((letter.textContent ?? '').length > 2 || !letter.parentElement) continue;
		const line = scatteredLine(letter.parentElement);
		if (line !== undefined && TIME_TEXT.test(line)) return true;
	}
	return false;
}

/** Its words with a space wherever one element ends: sources without white space have the time and the text in one word. */
function apart(el: Element): string {
	if (el.childElementCount === 0) return '';
	const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
	let words = '';
	for (let node = walker.nextNode(); node && words.length < MOST_WORDS; node = walker.nextNode())
		if (!node.parentElement?.matches('script,style')) words += `${node.textContent ?? ''} `;
	return words;
}

/** Letters of a box in which a time is looked for. */
const MOST_WORDS = 4000;

const BUTTONS = 'button,[role=button]';

/** How much a box looks like a post, 0 to 5: time, address, text, picture or video or what a frame shows, something to press. */
export function postSigns(el: Element): number {
	let signs = 0;
	if (hasTime(el)) signs++;
	if (el.matches('a[href]') || deepAll('a[href]', el).length) signs++;
	if (plainText(el).slice(0, 4000).trim().length >= 40) signs++;
	if (
		deepAll('img,video,picture,canvas,iframe', el).length ||
		/url\(/.test(el.innerHTML.slice(0, 20000)) ||
		pictureBehind(el) !== ''
	)
		signs++;
	if (el.matches(BUTTONS) || deepAll(BUTTONS, el).length || isPressed(el)) signs++;
	return signs;
}

/** Parts of a box that are asked what is drawn behind them. */
const PARTS = 8;
/** CSS pixels of a side below which it is a sign. */
const PICTURE = 80;

/** The picture that is drawn behind a box or one of its first parts, as its style says; empty where none is. */
export function pictureBehind(el: Element): string {
	for (const part of [el, ...[...el.querySelectorAll('*')].slice(0, PARTS)]) {
		const address = /url\(([^)]+)\)/.exec(getComputedStyle(part).backgroundImage)?.[1];
		const { width, height } = part.getBoundingClientRect();
		if (address && width >= PICTURE && height >= PICTURE) return address;
	}
	return '';
}

/** A picture that is pressed as a whole, and says so by its pointer alone. */
function isPressed(el: Element): boolean {
	return getComputedStyle(el).cursor === 'pointer' && pictureBehind(el) !== '';
}

/**
 * Most of the boxes say by themselves when and what, apart from the inner ones: posts with their comments, and not
 * the columns of a page with its posts.
 */
export function speakForThemselves(outer: readonly Element[], inner: readonly Element[]): boolean {
	const own = outer.filter((el) => {
		const inside = new Set(inner.filter((i) => i !== el && contains(el, i)));
		if (inside.size === 0) return true;
		const words = ownWords(el, inside);
		return words.length >= 25 && (TIME_TEXT.test(words) || hasOwnTime(el, inside));
	});
	return own.length >= outer.length * 0.6;
}

/** Whether words say when something was. */
export function saysWhen(words: string): boolean {
	return TIME_TEXT.test(words);
}

/** Words of a box without those of others in it. */
export function ownWords(el: Element, without: ReadonlySet<Element>): string {
	if (without.has(el)) return '';
	let words = '';
	for (const node of [...(el.shadowRoot?.childNodes ?? []), ...el.childNodes]) {
		if (node.nodeType === Node.TEXT_NODE) words += `${node.textContent ?? ''} `;
		else if (node instanceof Element && !/^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName))
			words += ownWords(node, without);
	}
	return words.replace(/\s+/g, ' ');
}

/** It has a time by markup that stands in none of the others. */
export function hasOwnTime(el: Element, without: ReadonlySet<Element>): boolean {
	return deepAll('time,[datetime]', el).some((time) => ![...without].some((other) => contains(other, time)));
}
