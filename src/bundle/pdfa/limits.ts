import { createHash } from 'node:crypto';

/** Of a string, in bytes (ISO 19005-2, 6.1.13). */
export const LONGEST_STRING = 32_767;
/** Of a name, in bytes, after its `#` sequences are resolved (ISO 19005-2, 6.1.13). */
const LONGEST_NAME = 127;
/** How much of a name that is put in short stays readable. */
const READABLE = 60;

/** @param name one Latin-1 letter a byte */
export function isNameAllowed(name: string): boolean {
	return name.length <= LONGEST_NAME && isUtf8(name);
}

/**
 * A name that PDF/A allows in place of one that it does not: the same for the same, so that what leads to a name still
 * finds it, and another for another.
 * @param name one Latin-1 letter a byte
 */
export function allowedName(name: string): string {
	if (isNameAllowed(name)) return name;
	const hash = createHash('sha256').update(name, 'latin1').digest('hex').slice(0, 32);
	return `${name.slice(0, READABLE).replace(/[^\x21-\x7e]/g, '_')}~${hash}`;
}

/** Names of fonts and of structure shall be text (ISO 19005-2, 6.1.8); of the others it does no harm. */
function isUtf8(name: string): boolean {
	// Most are plain, and there are hundreds of thousands of them.
	if (/^[\x20-\x7e]*$/.test(name)) return true;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1'));
		return true;
	} catch {
		// TypeError is how the decoder says no.
		return false;
	}
}
