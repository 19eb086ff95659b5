/** Letters from which on a paragraph is words of the post. */
const LEAST = 24;

/** A part of the post that can be pressed as a whole, as a caption is to be answered: it holds paragraphs, headings or items. */
export function isPressedWords(el: Element): boolean {
	if (!el.matches('div[role=button],section[role=button],li[role=button]')) return false;
	const said = [...el.querySelectorAll('p,li,h1,h2,h3,h4')].map(({ textContent }) => textContent ?? '');
	return said.some((text) => text.replace(/\P{L}+/gu, '').length >= LEAST);
}
