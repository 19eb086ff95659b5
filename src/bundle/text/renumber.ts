import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';

const STRUCTURE_KEYS = ['StructParents', 'StructParent'].map((name) => PDFName.of(name));

/**
 * Changes every reference in an object to the number that it has in another file, and moves its keys into the
 * structure's parent tree (ISO 32000-1, 14.7.4.4) up by a base.
 */
export function renumber(object: PDFObject, to: (ref: PDFRef) => PDFRef, base: number): void {
	if (object instanceof PDFStream) renumber(object.dict, to, base);
	else if (object instanceof PDFArray) {
		for (let i = 0; i < object.size(); i++) {
			const value = object.get(i);
			if (value instanceof PDFRef) object.set(i, to(value));
			else renumber(value, to, base);
		}
	} else if (object instanceof PDFDict) {
		for (const [key, value] of object.entries()) {
			if (value instanceof PDFRef) object.set(key, to(value));
			else if (STRUCTURE_KEYS.includes(key) && value instanceof PDFNumber)
				object.set(key, PDFNumber.of(value.asNumber() + base));
			else renumber(value, to, base);
		}
	}
}
