import { isShown, plainText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';

/** What stood beside a post in a box that is its own, before something in it was pressed. */
interface Beside {
	readonly box: Element;
	readonly stood: ReadonlySet<Element>;
}
const beside = new WeakMap<Element, Beside>();
/** CSS pixels by which it may be wider or narrower than the post. */
const WIDER = 48;
const LETTERS = 12;

/** To be told before something in a post is pressed. @param posts all of the page's */
export function rememberBeside(post: Element, posts: readonly Element[]): void {
	if (beside.has(post)) return;
	const box = parentOf(post);
	if (!box || box === document.body) return;
	if (posts.some((other) => other !== post && contains(box, other))) return;
	beside.set(post, { box, stood: new Set([...box.children].filter(isShown)) });
}

/**
 * The posts, each with what has come beside it since something in it was pressed: where a post is the row of a list, its text unfolds
 * below the row, in the box that both stand in.
 */
export function withGrown(posts: readonly Element[]): readonly Element[] {
	const grown = posts.map((post) => {
		const was = beside.get(post);
		if (!was || parentOf(post) !== was.box) return post;
		return [...was.box.children].some((el) => el !== post && !was.stood.has(el) && isOf(post, el))
			? was.box
			: post;
	});
	return grown.some((el, i) => el !== posts[i]) ? [...new Set(grown)] : posts;
}

/** What was the post before something came beside it. */
export function isGrownFrom(el: Element, post: Element): boolean {
	return beside.get(el)?.box === post;
}

/** Shown below the post, as wide, with words or a picture. */
function isOf(post: Element, el: Element): boolean {
	if (!isShown(el) || el.matches('dialog,[role=dialog],[role=menu]')) return false;
	if (!(post.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
	if (Math.abs(el.getBoundingClientRect().width - post.getBoundingClientRect().width) > WIDER) return false;
	return (
		plainText(el).replace(/\P{L}+/gu, '').length >= LETTERS || el.querySelector('img,video,picture') !== null
	);
}
