import { isDict, PdfRef, type PdfValue } from '../../pdf/values.ts';

const STRUCTURE_KEYS = ['StructParents', 'StructParent'];

/**
 * Changes every reference in a value to the one that it has in another file, and moves its keys into the
 * structure's parent tree (ISO 32000-1, 14.7.4.4) up by a base.
 * @returns the value itself, changed; another one only where it is a reference
 */
export function renumber(value: PdfValue, to: (ref: PdfRef) => PdfRef | null, base: number): PdfValue {
	if (value instanceof PdfRef) return to(value);
	if (Array.isArray(value)) {
		for (const [i, item] of value.entries()) value[i] = renumber(item, to, base);
	} else if (isDict(value)) {
		for (const [key, item] of value)
			if (typeof item === 'number' && STRUCTURE_KEYS.includes(key)) value.set(key, item + base);
			else value.set(key, renumber(item, to, base));
	}
	return value;
}
