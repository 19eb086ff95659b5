import type { PdfSource } from '../../pdf/pdf-source.ts';
import { isDict, nameOf, type PdfDict, PdfName, PdfString, type PdfValue } from '../../pdf/values.ts';
import type { BreachCode, Breaches } from './breaches.ts';
import { isNameAllowed, LONGEST_STRING } from './limits.ts';

/** Whole numbers (ISO 32000-1, annex C; ISO 19005-2, 6.1.13). */
const GREATEST_WHOLE = 2 ** 31 - 1;
const GREATEST = 3.403e38;
/** LZW, encryption, and what no browser writes are not among these (ISO 19005-2, 6.1.7.2). */
const FILTERS = ['FlateDecode', 'DCTDecode'];
/** What a stream may not say: that its data lies in another file (ISO 19005-2, 6.1.7.1). */
const ELSEWHERE = ['F', 'FFilter', 'FDecodeParms'];

/** The rules for every object, whatever it is for (ISO 19005-2, 6.1.7, 6.1.8 and 6.1.13): streams, names, strings, and numbers. */
export function checkObjects(source: PdfSource, found: Breaches): void {
	for (const number of source.numbers) {
		const { value, data } = source.read(number);
		checkValue(value, (detail) => found.add('document', `object ${number}: ${detail}`));
		if (data && isDict(value)) checkStream(source, number, value, found);
	}
}

/** @param tell is told of each breach */
export function checkValue(value: PdfValue, tell: (detail: string) => void): void {
	if (value instanceof PdfName) checkName(value.text, tell);
	else if (value instanceof PdfString) {
		if (value.bytes.length > LONGEST_STRING) tell(`a string of ${value.bytes.length} bytes (6.1.13)`);
	} else if (typeof value === 'number') {
		if (Math.abs(value) > (Number.isInteger(value) ? GREATEST_WHOLE : GREATEST))
			tell(`the number ${value} (6.1.13)`);
	} else if (Array.isArray(value)) for (const item of value) checkValue(item, tell);
	else if (isDict(value))
		for (const [key, item] of value) {
			checkName(key, tell);
			checkValue(item, tell);
		}
}

function checkName(text: string, tell: (detail: string) => void): void {
	if (!isNameAllowed(text)) tell(`a name of ${text.length} bytes, ${text.slice(0, 20)}… (6.1.8, 6.1.13)`);
}

function checkStream(source: PdfSource, number: number, dict: PdfDict, found: Breaches): void {
	const code: BreachCode = nameOf(dict.get('Subtype')) === 'Image' ? 'pictures' : 'document';
	for (const key of ELSEWHERE)
		if (dict.has(key)) found.add(code, `object ${number}: ${key} of a stream (6.1.7.1)`);
	const filter = source.resolve(dict.get('Filter'));
	for (const one of Array.isArray(filter) ? filter : filter === undefined ? [] : [filter])
		if (!FILTERS.includes(nameOf(source.resolve(one)) ?? ''))
			found.add(code, `object ${number}: data in the form ${nameOf(one)} (6.1.7.2)`);
}
