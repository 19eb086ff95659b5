/** Letters in boxes of their own from which on they are a line that was taken apart. */
const LETTERS = 5;
/** How far up the box that cuts off what stands outside it is looked for. */
const CLIP_LEVELS = 8;

/** Letters that are set from the right, also where nothing says so of the box around them. */
const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A line whose letters stand each in a box of its own, in another order than they are seen in, with letters between that nobody sees: as
 * sites write their times to be read by people alone. What a person reads there, by places; undefined for any other element, and where
 * the letters stand as they are read.
 */
export function scatteredLine(el: Element): string | undefined {
	if (el.childElementCount < LETTERS) return undefined;
	for (const node of el.childNodes) if (!isLetter(node)) return undefined;
	const { direction } = getComputedStyle(el);
	if (direction === 'rtl' || FROM_RIGHT.test(el.textContent ?? '')) return undefined;
	const clip = clipOf(el);
	const letters = [...el.children];
	const seen = letters
		.map((letter) => ({ text: letter.textContent ?? '', box: letter.getBoundingClientRect(), letter }))
		.filter(({ box, letter }) => isSeen(letter, box, clip));
	const middles = seen.map(({ box }) => (box.top + box.bottom) / 2);
	const height = Math.max(...seen.map(({ box }) => box.height));
	// Several lines are set as they stand.
	if (seen.length < 2 || Math.max(...middles) - Math.min(...middles) > height / 2) return undefined;
	const inOrder = seen.toSorted((a, b) => placeOf(a) - placeOf(b));
	// Cells of a row, a list in one line, an alphabet: nothing is hidden and nothing moved, and the space between them is theirs.
	if (seen.length === letters.length && seen.every((one, i) => one === inOrder[i])) return undefined;
	return inOrder
		.map(({ text }) => text || ' ')
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Where it is laid out: letters that come flying from the side are seen elsewhere until they have come. */
function placeOf({ letter, box }: { readonly letter: Element; readonly box: DOMRect }): number {
	return letter instanceof HTMLElement ? letter.offsetLeft : box.left;
}

function isLetter(node: ChildNode): boolean {
	const text = node.textContent ?? '';
	return node instanceof Element ? [...text].length <= 1 : text.trim() === '';
}

/** Letters that take their places come into view one after another, and are read from the first: those that nobody is to see take none. */
function isSeen(letter: Element, box: DOMRect, clip: DOMRect | undefined): boolean {
	if (box.width === 0 || box.height === 0 || !letter.checkVisibility({ visibilityProperty: true }))
		return false;
	if (!/absolute|fixed/.test(getComputedStyle(letter).position)) return true;
	if (!letter.checkVisibility({ opacityProperty: true })) return false;
	// Left of the page or above it nothing can be scrolled to.
	if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
	if (!clip) return true;
	const middle = (box.top + box.bottom) / 2;
	return middle > clip.top && middle < clip.bottom && box.right > clip.left && box.left < clip.right;
}

function clipOf(el: Element): DOMRect | undefined {
	let up: Element | null = el;
	for (let level = 0; up && level < CLIP_LEVELS; level++, up = up.parentElement)
		if (/hidden|clip/.test(getComputedStyle(up).overflowY)) return up.getBoundingClientRect();
	return undefined;
}
