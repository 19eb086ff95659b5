import { deepAll } from '../tree/dom.ts';
import { parentOf } from '../tree/tree.ts';
import { readText } from './post.ts';

const SILENT = 'script,style,noscript,template,svg,iframe';
/** Letters from which on a block is words of the post, and no date, name or list of tags. */
const LONG = 40;

function isBlock(el: Element): boolean {
	return !/^(?:inline|contents|ruby)/.test(getComputedStyle(el).display);
}

/** The words of a post that stand before an element in it, with a line break where a block begins or ends. */
export function wordsBefore(post: Element, stop: Element, skip: (el: Element) => boolean): string {
	let words = '';
	const visit = (node: Node): boolean => {
		if (node === stop) return true;
		if (node.nodeType === Node.TEXT_NODE) words += (node.textContent ?? '').replace(/\s+/g, ' ');
		if (!(node instanceof Element) || node.matches(SILENT) || skip(node)) return false;
		if (getComputedStyle(node).display === 'none') return false;
		const breaks = isBlock(node) || node.tagName === 'BR';
		if (breaks) words += '\n';
		const given = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
		for (const child of given.length > 0 ? given : (node.shadowRoot ?? node).childNodes)
			if (visit(child)) return true;
		if (breaks) words += '\n';
		return false;
	};
	visit(post);
	return words.replace(/[ \u00a0]*\n\s*/g, '\n');
}

/** A block of words, and what it says. */
export interface Words {
	readonly el: Element;
	readonly text: string;
}

/** The last block of a post that is words of its own and not mostly links; undefined where it has none. */
export function lastWords(post: Element, skip: (el: Element) => boolean): Words | undefined {
	const seen = new Set<Element>();
	let last: Words | undefined;
	for (const el of [post, ...deepAll('*', post)]) {
		const says = [...el.childNodes].some(
			(node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? ''),
		);
		if (!says || el.matches(SILENT) || skip(el)) continue;
		const block = blockOf(el, post);
		if (seen.has(block)) continue;
		seen.add(block);
		// Blocks in it speak for themselves: beside a box of words there may stand a date.
		const own = (x: Element) => skip(x) || (x !== block && isBlock(x));
		const text = readText(block, own);
		if (
			isWords(
				text,
				readText(block, (x) => own(x) || x.matches('a[href]')),
			)
		)
			last = { el: block, text };
	}
	return last;
}

function blockOf(el: Element, post: Element): Element {
	let block = el;
	while (block !== post && !isBlock(block)) block = parentOf(block) ?? post;
	return block;
}

function isWords(all: string, unlinked: string): boolean {
	const [letters, own] = [all, unlinked].map((text) => text.replace(/\P{L}+/gu, '').length);
	return (letters ?? 0) >= LONG && (own ?? 0) >= (letters ?? 0) / 2;
}
