/** Letters in boxes of their own from which on they are a line that was taken apart. */
const LETTERS = 5;
/** How far up the box that cuts off what stands outside it is looked for. */
const CLIP_LEVELS = 4;

/**
 * A line whose letters stand each in a box of its own, in another order than they are seen in, with letters between that nobody sees: as
 * sites write their times to be read by people alone. What a person reads there, by places; undefined for any other element, and where
 * the letters stand as they are read.
 */
export function scatteredLine(el: Element): string | undefined {
	if (el.childElementCount < LETTERS) return undefined;
	for (const node of el.childNodes) if (!isLetter(node)) return undefined;
	const { direction } = getComputedStyle(el);
	if (direction === 'rtl') return undefined;
	const clip = clipOf(el);
	const seen = [...el.children]
		.map((letter) => ({ text: letter.textContent ?? '', box: letter.getBoundingClientRect(), letter }))
		.filter(({ box, letter }) => isSeen(letter, box, clip));
	const middles = seen.map(({ box }) => (box.top + box.bottom) / 2);
	const height = Math.max(...seen.map(({ box }) => box.height));
	// Several lines are set as they stand.
	if (seen.length < 2 || Math.max(...middles) - Math.min(...middles) > height / 2) return undefined;
	seen.sort((a, b) => a.box.left - b.box.left);
	const line = seen.map(({ text }) => text || ' ').join('');
	return line === el.textContent ? undefined : line.replace(/\s+/g, ' ').trim();
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
