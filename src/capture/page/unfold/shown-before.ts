import { hasTime } from '../feed/post-signs.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { beginnings, isStill } from './beginnings.ts';

/** What a post showed at a moment. */
interface Before {
	/** How its lines began: a list gives its nodes from one post to another. */
	readonly lines: readonly string[];
	readonly elements: ReadonlySet<Element>;
	/** What each of them was and said, which it is known by where the page draws it anew. */
	readonly said: ReadonlyMap<Element, string>;
	readonly timed: boolean;
}

/** Characters up to which what an element says tells it from others: longer ones hold what unfolds. */
const LONGEST = 200;

const unfolding = new WeakMap<Element, Before>();
const comments = new WeakMap<Element, Before>();

/** To be told before something in a post is pressed to unfold. */
export function rememberShown(post: Element, asksForComments: boolean): void {
	const [first, asked] = [known(unfolding, post), known(comments, post)];
	if (first && (asked || !asksForComments)) return;
	const now = look(post);
	if (!first) unfolding.set(post, now);
	if (asksForComments && !asked) comments.set(post, now);
}

/** All that stands in a box was asked for as comments. */
export function askedForAll(box: Element): void {
	const nothing = { lines: [], elements: new Set<Element>(), said: new Map(), timed: false };
	unfolding.set(box, nothing);
	comments.set(box, nothing);
}

/** Elements that came when a post's comments were asked for: they are comments, whatever they are called. */
export function shownSinceComments(post: Element): Element[] {
	const before = known(comments, post);
	if (!before) return [];
	const again = drawnAnew(post, before);
	// What holds something of the post that was drawn anew is a part of the post, and no comment.
	const parts = new Set<Element>();
	for (const one of again)
		for (let up: Element | null = one; up && up !== post && !parts.has(up); up = parentOf(up)) parts.add(up);
	return deepAll('*', post).filter((el) => !before.elements.has(el) && !parts.has(el));
}

/** Whether a post showed a time before anything in it was unfolded: the first that it shows since is its own, drawn anew or not. */
export function wasTimed(post: Element): boolean {
	return known(unfolding, post)?.timed ?? false;
}

/** Whether an element of a post is shown only since something in the post was unfolded. */
export function isUnfolded(post: Element, el: Element): boolean {
	const before = known(unfolding, post);
	return before !== undefined && !before.elements.has(el) && !drawnAnew(post, before).has(el);
}

function known(from: WeakMap<Element, Before>, post: Element): Before | undefined {
	const before = from.get(post);
	if (!before || before.lines.length === 0 || isTheSame(before, post)) return before;
	from.delete(post);
	return undefined;
}

function isTheSame(before: Before, post: Element): boolean {
	const told = asked().get(before) ?? isStill(post, before.lines);
	asked().set(before, told);
	return told;
}

const asked = once(() => new Map<Before, boolean>());
const redrawn = once(() => new Map<Before, ReadonlySet<Element>>());

function look(post: Element): Before {
	const elements = new Set(deepAll('*', post).filter(isShown));
	const said = new Map([...elements].flatMap((el) => (says(el) ? [[el, says(el)] as const] : [])));
	return { lines: beginnings(post), elements, said, timed: hasTime(post) };
}

function says(el: Element): string {
	const words = (el.textContent ?? '').replace(/\s+/g, ' ').trim();
	return words === '' || words.length > LONGEST ? '' : `${el.tagName} ${words}`;
}

/** Elements that stand for those of before that the page has taken away since, and say the same: programs draw a post anew when it unfolds. */
function drawnAnew(post: Element, before: Before): ReadonlySet<Element> {
	const told = redrawn().get(before);
	if (told) return told;
	const gone = new Map<string, number>();
	for (const [el, words] of before.said) if (!contains(post, el)) gone.set(words, (gone.get(words) ?? 0) + 1);
	const found = new Set<Element>();
	for (const el of gone.size > 0 ? deepAll('*', post) : []) {
		const words = before.elements.has(el) ? '' : says(el);
		const left = gone.get(words) ?? 0;
		if (left === 0) continue;
		gone.set(words, left - 1);
		found.add(el);
	}
	redrawn().set(before, found);
	return found;
}
