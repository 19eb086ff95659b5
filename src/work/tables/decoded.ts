import { NotATable } from './not-a-table.ts';

/** Controls that a text never has, and the mark of a letter that another program has lost already. */
const UNREADABLE = /(?![\t\n\r\f\v])\p{Cc}|\ufffd/u;

/** What UTF-8 looks like that was read as Windows-1252 and saved again: å, ä, ö, Å, Ä, Ö, é. */
const SAVED_TWICE = /Ã[¥¤¶…„–©\u0085\u0084\u0096]/u;

/**
 * What å, ä and ö of Mac Roman and of DOS become in Windows-1252: letters of other languages anywhere, and marks in the middle of words.
 * Source: the code pages 10000, 437 and 850.
 */
const OTHER_LETTERS = /[ŒœŠšŽžŸƒˆ‰†‡]|(?<=\p{L})[€„”…™](?=\p{L})/gu;
const OUR_LETTERS = /[åäöéü]/giu;

/**
 * A file's text: UTF-8, UTF-16 with its byte order mark (what Excel calls Unicode text), or Windows-1252 (what Excel on a Swedish Windows
 * calls CSV).
 * @throws NotATable `unreadable-letters` where å, ä and ö would come out as something else; `a-workbook` where it is no text at all
 */
export function decoded(bytes: Uint8Array): string {
	if (isWorkbook(bytes)) throw new NotATable('', 'a-workbook');
	const text = textOf(bytes);
	const odd = UNREADABLE.exec(text) ?? SAVED_TWICE.exec(text);
	if (odd) throw new NotATable(around(text, odd.index), 'unreadable-letters');
	return text;
}

function textOf(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		const text = new TextDecoder('windows-1252').decode(bytes);
		const odd = text.match(OTHER_LETTERS) ?? [];
		if (odd.length > 0 && odd.length >= (text.match(OUR_LETTERS) ?? []).length)
			throw new NotATable(around(text, text.search(OTHER_LETTERS)), 'unreadable-letters');
		return text;
	}
}

/** A zip, as .xlsx and .ods are, or what .xls was. */
function isWorkbook(bytes: Uint8Array): boolean {
	const [a, b, c, d] = bytes;
	return (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11);
}

/** The word in which the text goes wrong. */
function around(text: string, at: number): string {
	const before = /[^\s;,\t]{0,20}$/u.exec(text.slice(0, at))?.[0] ?? '';
	const after = /^[^\s;,\t]{0,20}/u.exec(text.slice(at))?.[0] ?? '';
	return `${before}${after}`.replace(new RegExp(UNREADABLE, 'gu'), '�');
}
