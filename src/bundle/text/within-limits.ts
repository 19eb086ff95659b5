import { isDict, type PdfDict, PdfString, type PdfValue } from '../pdf/values.ts';

/** Of a string, in bytes (ISO 19005-2, 6.1.13). */
const LONGEST = 32_767;

/**
 * Keeps an object that a browser wrote within what PDF/A allows: an address of tens of thousands of letters, which is a
 * whole file and no place to go to, leads nowhere; a description that long is cut.
 * @returns the value itself, changed
 */
export function withinLimits(value: PdfValue): PdfValue {
	if (isDict(value)) {
		if (isTooLong(uriOf(value))) value.delete('A');
		for (const [key, item] of value) value.set(key, withinLimits(item));
	} else if (Array.isArray(value)) {
		for (const [i, item] of value.entries()) value[i] = withinLimits(item);
	} else if (isTooLong(value)) {
		// An even number, so that no letter of two bytes is cut in the middle.
		return new PdfString((value as PdfString).bytes.subarray(0, LONGEST - 1));
	}
	return value;
}

function uriOf(dict: PdfDict): PdfValue | undefined {
	const action = dict.get('A');
	return isDict(action) ? action.get('URI') : undefined;
}

function isTooLong(value: PdfValue | undefined): boolean {
	return value instanceof PdfString && value.bytes.length > LONGEST;
}
