import { isDigest } from '../../records/delivery/receipt.ts';
import { comparable } from '../../records/same-name.ts';

/** What a column or field is called that has checksums in it, whatever else its name says. */
const SUM = /kontrollsumm|checksum|check sum|fixity|digest|hash|\bmd5|\bsha[-_ ]?(?:1|256|384|512)/;
/** Checksums of something else than the bundle that was sent: of its renewals (as in our own list), of what an archive makes of it, or of a file in it. */
const OF_OTHER = /förny|renewal|seal|sigill|\b(?:aip|dip|arkivpaket|manifest|mets|premis)\b/;
/** Objects within each other that a checksum is looked for in. */
const MOST_DEEP = 4;
/** And things in one of them that are looked at: a checksum has an algorithm and a value, and there are a few algorithms. */
const MOST_EACH = 20;

/** Whether a column or field is called a checksum of the bundle: what stands in it is compared where it is one. */
export function isSumHead(head: string): boolean {
	const name = comparable(head);
	return SUM.test(name) && !OF_OTHER.test(name);
}

/** Whether a cell is a checksum of the bundle, by its name and by its look: an archive calls its column as it likes. */
export function isSum(head: string, text: string): boolean {
	return isSumHead(head) && isDigest(text);
}

/** Checksums in an object or list that is called so, such as `{"checksum": {"algorithm": …, "value": …}}`, each with a name that tells where it stands. */
export function sumsWithin(head: string, value: unknown, depth = 0): readonly (readonly [string, string])[] {
	if (!isSumHead(head) || depth > MOST_DEEP) return [];
	if (typeof value === 'string') return depth > 0 && isDigest(value) ? [[head, value]] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value)
		.slice(0, MOST_EACH)
		.flatMap(([key, one]) => sumsWithin(Array.isArray(value) ? head : `${head} ${key}`, one, depth + 1));
}
