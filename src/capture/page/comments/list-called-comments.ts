import { hasTime } from '../feed/post-signs.ts';
import { readText } from '../post/post.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';

/** What builders call a list of comments, where they do not call one of them so. */
const LIST =
	/(?:^|[-_ ])(?:comments|kommentarer|replies|answers|svaren|discussion|diskussion)(?:[-_ ]|$)|(?:comment|kommentar|reply|svar)s?[-_]?(?:list|lista|thread|tråd|section|area)/i;
/** What stands in such a list and is no comment: what it is called, and what can be pressed or filled in. */
const BESIDE = 'h1,h2,h3,h4,h5,h6,summary,header,button,a,form,[role=button],input,textarea,select,label';
const ITEM = 'div,li,section,article,dd,tr,*:not(:defined)';

/**
 * The comments in a box that only as a whole is called so: boxes built alike in each of which somebody says something at some time, where
 * nothing but a heading and controls is left of the box without them. Taken for one comment, all that was said was the first one's.
 * @param speaks whether somebody speaks in a box
 * @returns undefined where the box is no such list
 */
export function itemsOf(box: Element, speaks: (el: Element) => boolean): Element[] | undefined {
	if (!LIST.test(`${box.className} ${box.id}`)) return undefined;
	const speaking = deepAll(ITEM, box).filter((el) => isShown(el) && hasTime(el) && speaks(el));
	const items = speaking.filter((el) => !speaking.some((other) => other !== el && contains(el, other)));
	const [first] = items;
	if (!first || items.length < 2 || items.some((el) => buildOf(el) !== buildOf(first))) return undefined;
	const left = readText(box, (el) => items.includes(el) || el.matches(BESIDE));
	if (/\p{L}{2}/u.test(left)) return undefined;
	for (const item of items) lists.set(item, box);
	return items;
}

const lists = new WeakMap<Element, Element>();

/** The box that such an item was found in, with its heading and its controls: nothing of it is what the post says. */
export function listsAround(items: readonly Element[]): Element[] {
	return [...new Set(items.flatMap((item) => lists.get(item) ?? []))];
}
