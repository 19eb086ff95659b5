import { monthOf } from '../time/months.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, plainText, shownText } from '../tree/dom.ts';
import { childrenOf } from '../tree/tree.ts';

const MONTH = /^(\p{L}{3,})\.?,?\s(?:19|20)\d\d\s*:?$/u;
/** Letters of a card from which on it says something, and of a box beside its title and its cards, up to which it says nothing. */
const LETTERS = 16;
const BESIDE = 8;
/** Sides of a picture that is one, CSS pixels. */
const PICTURE = 80;
/** Boxes in a box in which the cards may stand. */
const INWARD = 2;

/**
 * Where each of the boxes begins with a month and its year and nothing else: the cards that stand in them under it, each with words and
 * a picture of its own. Those are the posts, and the boxes are their months. None where one of the boxes says anything beside that, as
 * what is written once a month does, or where few hold several.
 */
export function cardsUnderMonths(boxes: readonly Element[]): Element[] {
	if (boxes.length < 2 || boxes.some((box) => titleOf(box) === undefined)) return [];
	const each = boxes.map(cardsIn);
	if (each.some((cards) => cards.length === 0)) return [];
	return each.filter((cards) => cards.length >= 2).length * 2 >= boxes.length ? each.flat() : [];
}

function titleOf(box: Element): Element | undefined {
	const first = childrenOf(box).find(isShown);
	if (!first) return undefined;
	const month = MONTH.exec(shownText(first).replace(/\s+/g, ' ').trim())?.[1];
	return month !== undefined && monthOf(month) !== undefined ? first : undefined;
}

function cardsIn(box: Element): Element[] {
	const title = titleOf(box);
	let holders: Element[] = [box];
	for (let inward = 0; inward <= INWARD; inward++) {
		for (const holder of holders) {
			const cards = childrenOf(holder).filter((el) => el !== title && isShown(el) && isCardWithPicture(el));
			if (cards.length === 0 || new Set(cards.map(buildOf)).size > 1) continue;
			const said = [title, ...cards].reduce((sum, el) => sum + (el ? lettersOf(el) : 0), 0);
			return lettersOf(box) - said <= BESIDE ? cards : [];
		}
		holders = holders.flatMap((holder) => childrenOf(holder).filter((el) => el !== title));
	}
	return [];
}

function isCardWithPicture(el: Element): boolean {
	if (el.matches('p,figure,h1,h2,h3,h4,h5,h6,ul,ol,blockquote') || lettersOf(el) < LETTERS) return false;
	const large = deepAll('img,video', el).filter((picture) => {
		const { width, height } = picture.getBoundingClientRect();
		return width >= PICTURE && height >= PICTURE && isShown(picture);
	});
	// What holds several of each is what the cards stand in.
	return large.length === 1 || (large.length > 1 && childrenOf(el).filter(holdsAll).length === 0);
}

function holdsAll(el: Element): boolean {
	return lettersOf(el) >= LETTERS && deepAll('img,video', el).length > 0;
}

function lettersOf(el: Element): number {
	return plainText(el).replace(/\P{L}+/gu, '').length;
}
