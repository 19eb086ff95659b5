import { shownText } from '../tree/dom.ts';

/** Lists that a site keeps of its subjects: what leads there is what a post is about. */
const SUBJECTS =
	/\/(?:categor(?:y|ies)|kategori(?:er)?|tags?|tagg(?:ar)?|etikett(?:er)?|labels?|keywords?|subjects?|ämne(?:n)?|amne(?:n)?)(?:\/|$)|^\/?\?(?:.*&)?(?:cat|category|kategori|tag)=/iu;
/** Letters before a link, and around it, from which on it stands in the midst of what is said: a byline is shorter. */
const BEFORE = 20;
const AROUND = 60;
/** Fewer are enough where the whole reads as a sentence. */
const IN_SENTENCE = 24;
const SENTENCE = /(?:[.!?…]|\p{Extended_Pictographic}\ufe0f?)\s*$/u;

/** What stands before the name of whoever a post was taken from. */
const FORWARDED =
	/^\W*(?:(?:fwd|forwarded) (?:message )?from|(?:vidarebefordra[dt](?:es)?|vidaresänt|skickat vidare) från|videresendt fra|välitetty käyttäjältä|weitergeleitet (?:von|aus)|transféré (?:de|depuis)|reenviado de|encaminhad[ao] de|inoltrato da|doorgestuurd van|przekazan[eoy] (?:od|z))\s*:?\s*$/iu;

/** A link, or words, that name nobody who wrote the post: a subject of it, whoever it was forwarded from, or something in the midst of what the post says. */
export function isNoName(el: Element, address: string | undefined): boolean {
	return leadsToSubject(el, address) || isForwardedFrom(el) || isAmidWords(el);
}

/** The line that it stands in says, up to it, from whom this was forwarded. */
function isForwardedFrom(el: Element): boolean {
	let inline = el;
	for (let up = inline.parentElement; up && !up.shadowRoot && isInline(up); up = inline.parentElement)
		inline = up;
	return FORWARDED.test(wordsOf(inline, 'previousSibling'));
}

/** A link to another place in this page, as an answer has to what it answers: whoever is named in it is spoken to. */
export function isMention(link: Element | null, root: Element): boolean {
	const href = link?.getAttribute('href') ?? '';
	if (!/^#./.test(href)) return false;
	const there = document.getElementById(plain(href.slice(1)));
	return /^@/.test((link?.textContent ?? '').trim()) || (there !== null && !there.contains(root));
}

function leadsToSubject(el: Element, address: string | undefined): boolean {
	if (el.closest('[rel~=tag],[rel~=category],[itemprop=articleSection],[itemprop=keywords]')) return true;
	const url = URL.parse(address ?? '');
	if (url?.hostname !== location.hostname) return false;
	return SUBJECTS.test(plain(`${url.pathname}${url.search}`));
}

function plain(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function isAmidWords(el: Element): boolean {
	let inline: Element = el;
	// A component draws what is slotted into it where it has a place for that, whatever stands beside it in the source.
	for (let up = inline.parentElement; up && !up.shadowRoot && isInline(up); up = inline.parentElement)
		inline = up;
	if (!isInline(inline) || inline.slot !== '') return false;
	const before = lettersOf(wordsOf(inline, 'previousSibling')).length;
	const says = shownText(inline) + wordsOf(inline, 'nextSibling');
	const own = lettersOf(shownText(el));
	const inside = lettersOf(shownText(inline));
	const start = before + inside.indexOf(own);
	const around = before + lettersOf(says).length - own.length;
	return (start >= BEFORE && around >= AROUND) || (start > 0 && around >= IN_SENTENCE && SENTENCE.test(says));
}

function isInline(el: Element): boolean {
	return /^(?:inline$|contents)/.test(getComputedStyle(el).display);
}

/** The words of one line of thought on one side of it: up to where a block or a line break begins. */
function wordsOf(el: Element, side: 'previousSibling' | 'nextSibling'): string {
	let words = '';
	for (let node = el[side]; node; node = node[side]) {
		if (node instanceof Element && (node.tagName === 'BR' || !isInline(node))) break;
		const text = node.textContent ?? '';
		words = side === 'nextSibling' ? words + text : text + words;
	}
	return words;
}

function lettersOf(text: string): string {
	return text.replace(/\P{L}+/gu, '');
}
