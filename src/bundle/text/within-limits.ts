import { isDict, type PdfDict, PdfName, PdfString, type PdfValue } from '../../pdf/values.ts';
import { allowedName, LONGEST_STRING } from '../pdfa/limits.ts';

/**
 * Keeps an object that a browser wrote within what PDF/A allows: an address of tens of thousands of letters, which is a
 * whole file and no place to go to, leads nowhere; a description that long is cut; a name that is too long, as the name of a
 * place on the page may be, becomes a short one wherever it stands.
 * @returns what stands in its place: where it is a dictionary or an array, itself, changed
 */
export function withinLimits(value: PdfValue): PdfValue {
	if (isDict(value)) {
		if (isTooLong(uriOf(value))) value.delete('A');
		for (const [key, item] of [...value]) {
			const name = allowedName(key);
			if (name !== key) value.delete(key);
			value.set(name, withinLimits(item));
		}
	} else if (Array.isArray(value)) {
		for (const [i, item] of value.entries()) value[i] = withinLimits(item);
	} else if (value instanceof PdfName) {
		const name = allowedName(value.text);
		return name === value.text ? value : new PdfName(name);
	} else if (isTooLong(value)) {
		// An even number, so that no letter of two bytes is cut in the middle.
		return new PdfString((value as PdfString).bytes.subarray(0, LONGEST_STRING - 1));
	}
	return value;
}

function uriOf(dict: PdfDict): PdfValue | undefined {
	const action = dict.get('A');
	return isDict(action) ? action.get('URI') : undefined;
}

function isTooLong(value: PdfValue | undefined): boolean {
	return value instanceof PdfString && value.bytes.length > LONGEST_STRING;
}
