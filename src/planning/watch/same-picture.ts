import type { PictureSeen } from '../../records/watch/look.ts';

/** Mean difference of a colour, of 255, up to which two sketches are of one picture: what packing anew or another size comes to. */
const MOST_MEAN = 8;
/** Difference of one cell that packing does not explain, and how many such cells there may be: a mark put in a corner is a change. */
const CELL = 40;
const MOST_CELLS = 1;

/** Whether two are one picture: the same bytes, or the same to look at. Pure. */
export function isSamePicture(a: PictureSeen, b: PictureSeen): boolean {
	if (a.sha256 === b.sha256) return true;
	const [one, other] = [coloursOf(a.sketch), coloursOf(b.sketch)];
	if (one.length !== other.length || one.length === 0) return false;
	let sum = 0;
	let cells = 0;
	for (let at = 0; at < one.length; at += 3) {
		const apart = [0, 1, 2].map((c) => Math.abs((one[at + c] ?? 0) - (other[at + c] ?? 0)));
		sum += apart[0] ?? 0;
		sum += apart[1] ?? 0;
		sum += apart[2] ?? 0;
		if (Math.max(...apart) > CELL) cells++;
	}
	return sum / one.length <= MOST_MEAN && cells <= MOST_CELLS;
}

function coloursOf(sketch: string): Uint8Array {
	return Uint8Array.from(atob(sketch), (character) => character.charCodeAt(0));
}
