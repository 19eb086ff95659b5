/** Bytes of UTF-8. Three of them, year, date and file name stay under Windows' 260 with room for the root. */
const LIMIT = 64;
const SUFFIX = /_[0-9a-z]{7}$/;
const NAMELESS = 'namnlös';

/** Device names that Windows refuses with any extension. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * One folder name that Linux, Windows and SMB shares all keep as it is: NFC, no separators, wildcards, control,
 * bidi or invisible characters, no dot or space at its ends, at most 64 bytes. A name that had to be changed
 * ends in `_` and seven characters made from the whole of it, so that `A/B` and `A-B` never share a folder.
 */
export function segment(name: string): string {
	const whole = name.normalize('NFC');
	const clean = cleaned(whole);
	const safe = RESERVED.test(clean) ? `_${clean}` : clean;
	const changed = safe !== whole || SUFFIX.test(whole) || bytes(safe) > LIMIT || safe === '';
	if (!changed) return safe;
	const suffix = `_${fingerprint(whole)}`;
	return `${shortened(safe || NAMELESS, LIMIT - suffix.length)}${suffix}`;
}

function cleaned(text: string): string {
	return trimmed(
		text
			.toWellFormed()
			.replace(/[<>:"/\\|?*\uFFFD]/g, '-')
			.replace(/[\s\p{Zs}]+/gu, ' ')
			.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, ''),
	);
}

/** Windows drops a dot or space at the end without a word; a dot at the beginning hides the folder on Linux. */
function trimmed(text: string): string {
	return text.replace(/^[. ]+|[. ]+$/g, '').normalize('NFC');
}

function shortened(text: string, limit: number): string {
	let kept = '';
	for (const { segment: character } of new Intl.Segmenter('sv').segment(text)) {
		if (bytes(kept + character) > limit) break;
		kept += character;
	}
	return trimmed(kept) || NAMELESS;
}

function bytes(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** FNV-1a over UTF-16 units, 36 bits of two rounds in base 36: it tells names apart, it protects nothing. */
export function fingerprint(text: string): string {
	const high = fnv1a(text, 0x811c9dc5);
	const low = fnv1a(text, 0x9dc5811c);
	return (BigInt(high) * 2n ** 32n + BigInt(low)).toString(36).padStart(13, '0').slice(-7);
}

function fnv1a(text: string, seed: number): number {
	let hash = seed;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}
