import { isDigest } from '../../records/delivery/digest.ts';
import { inWords } from '../../records/delivery/refusal-words.ts';

/** What a column or field is called that has checksums in it, whatever else its name says. */
const SUM =
	/kontroll ?summ|check ?summ?|fixity|digest|hash|fingeravtryck|fingerprint|md ?5|sha ?(?:2 ?)?(?:256|384|512)|(?<![a-zåäö0-9])sha ?[12](?!\d)/;
/** Checksums of something else than the bundle that was sent: of its renewals (as in our own list), of what an archive makes of it, or of a file in it. */
const OF_OTHER =
	/förny|renewal|seal\b|sigill|signatur|arkivpaket|manifest|(?<![a-zåäö])(?:aip|aic|dip|mets|premis|kvittens)/;
/** Keys of an object that name a file which the checksum beside them is of. */
const OF_FILE =
	/^(?:file|fil|filename|filnamn|path|sökväg|href|(?:file ?|fil)(?:path|väg)|label|title|titel)$/i;
const OF_ANOTHER = /\.(?!zip$)[a-z][a-z\d]{0,4}$/i;
/** Objects within each other that a checksum is looked for in. */
const MOST_DEEP = 4;
/** And things in one of them that are looked at: a checksum has an algorithm and a value, and there are a few algorithms. */
const MOST_EACH = 20;

/** Whether a column or field is called a checksum of the bundle: what stands in it is compared where it is one. */
export function isSumHead(head: string): boolean {
	const name = inWords(head);
	return SUM.test(name) && !OF_OTHER.test(name);
}

/** Whether a key and its value name a file that is not the bundle, which is named by its id or its zip: what stands beside them is of that file. */
export function namesAnother(key: string, value: string): boolean {
	return OF_FILE.test(inWords(key)) && isOtherFile(value);
}

/** Whether a text is the name of a file by its ending, and not a bundle's zip. */
export function isOtherFile(value: string): boolean {
	return OF_ANOTHER.test(value.trim());
}

/** Whether an object or element is called something else than the bundle that was sent. */
export function isOfOther(name: string): boolean {
	return OF_OTHER.test(inWords(name));
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
	if (Object.entries(value).some(([key, one]) => namesAnother(key, `${one}`))) return [];
	return Object.entries(value)
		.slice(0, MOST_EACH)
		.flatMap(([key, one]) => sumsWithin(Array.isArray(value) ? head : `${head} ${key}`, one, depth + 1));
}
