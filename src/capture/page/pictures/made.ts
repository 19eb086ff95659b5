import { isShown, shortHash } from '../tree/dom.ts';

/** Natural pixels up to which a picture is a speck blown up until the true one comes. */
const SPECK = 40;
/** Side of the small picture that another is looked at in. */
const PROBE = 16;
/** Characters below which what stands in an address itself is a pattern, a sign or an empty box. */
const LEAST = 200;

/** A blob that cannot be looked at. */
const BLOB = 'blob:#unseen';

/**
 * A name for a picture that the page made itself, of a `blob:` or `data:` address: made of what it shows where that can be
 * seen, since the address of a blob is another at each visit. Undefined for any other address, and for what is no picture.
 * @param el the box whose background it is: one that is repeated, or has something in it, is a pattern
 */
export function madeOf(address: string, el?: Element): string | undefined {
	const [, scheme, type] = /^(blob|data):(?:(image\/[\w.+-]+))?/i.exec(address) ?? [];
	if (!scheme || (scheme.toLowerCase() === 'data' && !type)) return undefined;
	if (el && scheme.toLowerCase() === 'data' && (address.length < LEAST || isPattern(el))) return undefined;
	return scheme.toLowerCase() === 'data' ? `data:${type}#${shortHash(address)}` : BLOB;
}

/** The same for an `img`, which can be looked at. Undefined where it shows nothing yet, one colour, or a speck. */
export function madeImage(img: HTMLImageElement): string | undefined {
	if (!img.complete || img.naturalWidth <= SPECK) return undefined;
	const name = madeOf(img.currentSrc || img.src);
	const seen = name && look(img);
	if (!name || seen === 'nothing') return undefined;
	return name === BLOB && seen ? `blob:#${shortHash(seen)}` : name;
}

/** A canvas that shows something, and is no speck that a picture lies over. */
export function isPaintedCanvas(el: Element): el is HTMLCanvasElement {
	if (!(el instanceof HTMLCanvasElement) || el.width <= SPECK || el.height <= SPECK || !isShown(el))
		return false;
	const box = el.getBoundingClientRect();
	return box.width >= 64 && box.height >= 64 && look(el) !== 'nothing';
}

function isPattern(el: Element): boolean {
	const { backgroundRepeat, backgroundSize } = getComputedStyle(el);
	const isFilling = /cover|contain|100%/.test(backgroundSize) || /no-repeat/.test(backgroundRepeat);
	return !isFilling || el.childElementCount > 0 || (el.textContent ?? '').trim() !== '';
}

/** What a picture looks like, small; `nothing` for one colour; undefined where the browser does not let it be seen. */
function look(from: HTMLImageElement | HTMLCanvasElement): string | undefined {
	const probe = new OffscreenCanvas(PROBE, PROBE).getContext('2d', { willReadFrequently: true });
	if (!probe) return undefined;
	try {
		probe.drawImage(from, 0, 0, PROBE, PROBE);
		const { data } = probe.getImageData(0, 0, PROBE, PROBE);
		const isFlat = data.every((value, i) => Math.abs(value - (data[i % 4] ?? 0)) < 4);
		return isFlat ? 'nothing' : String.fromCharCode(...data);
	} catch {
		// Of another site: it may be shown and not be looked at, and what is shown is a picture.
		return undefined;
	}
}
