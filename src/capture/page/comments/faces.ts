import { findFeed } from '../feed/feed.ts';
import { isName } from '../post/is-name.ts';
import { deepAll } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { parentOf } from '../tree/tree.ts';

/** CSS pixels of a side up to which a square picture may be a face, and between its sides. */
const LARGEST = 160;
const SQUARE = 3;
/** Share of its side that its corners are rounded by. */
const ROUND = 0.4;
const CALLED =
	/(?<!\p{L})(?:avatar|profil(?:e|bild|foto)?[-_ ]?(?:picture|photo|image|pic|img|bild|foto|kuva)|profiilikuva|profilbild)/iu;
/** CSS pixels of a side up to which what leads to somebody is a face, and boxes around it in which the name may stand. */
const SMALL = 72;
const OUTWARD = 4;
/** Posts that show the same small square, from which on it is who wrote them. */
const SEVERAL = 3;
/** Posts that are looked at for that. */
const LOOKED = 30;

/** A picture of who wrote the post or a comment, however large: square, and round or called so, or the same in several posts. */
export function isFace(img: HTMLImageElement): boolean {
	if (!isSmallSquare(img)) return false;
	return (
		isRound(img) || isCalledSo(img) || sharedBySeveral().has(img.currentSrc || img.src) || isBesideName(img)
	);
}

function isSmallSquare(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	return width > 0 && width <= LARGEST && Math.abs(width - height) <= SQUARE;
}

/** Small, alone in a link, and a name beside it leads to the same place: whose picture that is. */
function isBesideName(img: HTMLImageElement): boolean {
	const link = img.closest('a[href]');
	if (!link || img.getBoundingClientRect().width > SMALL || (link.textContent ?? '').trim() !== '')
		return false;
	const address = link.getAttribute('href');
	let up: Element | null = link;
	for (let height = 0; up && height < OUTWARD; height++, up = parentOf(up)) {
		const named = deepAll('a[href]', up).filter(
			(other) => other.getAttribute('href') === address && (other.textContent ?? '').trim() !== '',
		);
		if (named.length > 0 && named.some((other) => other.closest('h1,h2,h3,h4,h5,h6'))) return false;
		if (named.length > 0) return named.some((other) => isName((other.textContent ?? '').trim()));
	}
	return false;
}

/** It, or a box around it of its size, is a circle. */
function isRound(img: Element): boolean {
	const { width } = img.getBoundingClientRect();
	let up: Element | null = img;
	for (let height = 0; up && height < 3; height++, up = parentOf(up)) {
		if (!isSmallSquare(up)) return false;
		const radius = getComputedStyle(up).borderTopLeftRadius;
		const share = radius.endsWith('%') ? Number.parseFloat(radius) / 100 : Number.parseFloat(radius) / width;
		if (share >= ROUND) return true;
	}
	return false;
}

function isCalledSo(img: HTMLImageElement): boolean {
	const around = [img, parentOf(img)].map(
		(el) => `${el?.getAttribute('class') ?? ''} ${el?.getAttribute('aria-label') ?? ''}`,
	);
	return [img.alt, ...around].some((name) => CALLED.test(name));
}

const sharedBySeveral = once((): ReadonlySet<string> => {
	const counts = new Map<string, number>();
	for (const post of findFeed().posts.slice(0, LOOKED)) {
		const shown = deepAll('img', post).filter(
			(el): el is HTMLImageElement => el instanceof HTMLImageElement && isSmallSquare(el),
		);
		for (const address of new Set(shown.map((img) => img.currentSrc || img.src)))
			counts.set(address, (counts.get(address) ?? 0) + 1);
	}
	counts.delete('');
	return new Set([...counts].filter(([, n]) => n >= SEVERAL).map(([address]) => address));
});
