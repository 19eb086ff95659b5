import { buildOf } from '../tree/build.ts';
import { labelOf, plainText } from '../tree/dom.ts';
import { beginnings, isStill } from './beginnings.ts';
import { foldLabel } from './fold-label.ts';
import { COMMENTS } from './fold-words.ts';

/** A control that was pressed alone, to see where what it asks for comes. */
export interface Trial {
	readonly control: Element;
	readonly post: Element;
	/** How it was built and what it said before it was pressed, see `kindOf`. */
	readonly kind: string;
	readonly build: string;
	/** Letters that the post had, and CSS pixels. */
	readonly length: number;
	readonly height: number;
	/** What it asks for: what others say of the post, or the rest of its text. */
	readonly asks: 'comments' | 'words';
}

/** Where comments come that controls of one build ask for: in their post, in a box over the page, or there and it would not go again. */
type Comes = 'in-post' | 'over' | 'stays-over';
const known = new Map<string, Comes>();
/** Controls may say whose answers they show, so that no two say the same: that so many alike opened in their posts is enough. */
const ENOUGH = 3;
const inPost = new Map<string, number>();
let trial: Trial | undefined;
/** Controls that have been pressed for a box over the page, with what their post said then and whether comments came. */
const asked = new WeakMap<Element, { readonly lines: readonly string[]; readonly read: boolean }>();

export function isKnownBuild(control: Element): boolean {
	if (trial) settle('in-post');
	return known.has(kindOf(control)) || (inPost.get(buildOf(control)) ?? 0) >= ENOUGH;
}

export function pressedAlone(control: Element, post: Element): void {
	trial = toPress(control, post);
}

export function toPress(control: Element, post: Element): Trial {
	return {
		control,
		post,
		kind: kindOf(control),
		build: buildOf(control),
		length: plainText(post).length,
		height: post.getBoundingClientRect().height,
		asks: COMMENTS.test(foldLabel(control)) ? 'comments' : 'words',
	};
}

/** The control that was pressed alone last, until it is known what came of it. */
export function onTrial(): Trial | undefined {
	return trial?.control.isConnected ? trial : undefined;
}

/** What came of it holds for all controls of its kind. */
export function settle(comes: Comes, of: Trial | undefined = trial): void {
	if (of) {
		known.set(of.kind, comes);
		inPost.set(of.build, comes === 'in-post' ? (inPost.get(of.build) ?? 0) + 1 : Number.NEGATIVE_INFINITY);
	}
	trial = undefined;
}

/** Comments that it asks for come up over the page: to be pressed by `openOver` and by nobody else. */
export function opensOver(control: Element): boolean {
	return (known.get(kindOf(control)) ?? 'in-post') !== 'in-post';
}

/** It waits to be pressed for them. */
export function waitsOver(control: Element, post: Element): boolean {
	const before = asked.get(control);
	if (known.get(kindOf(control)) !== 'over') return false;
	return !before || !isStill(post, before.lines);
}

export function wasAsked(control: Element, post: Element, read: boolean): void {
	asked.set(control, { lines: beginnings(post), read });
}

/** What it opens over the page has been read. */
export function wasReadOver(control: Element, post: Element): boolean {
	const before = asked.get(control);
	return before?.read === true && isStill(post, before.lines);
}

/** How it is built and what it says, but for the numbers in that. */
export function kindOf(control: Element): string {
	return `${buildOf(control)} ${labelOf(control).replace(/\d+/g, '#')}`;
}
