import { inflateSync } from 'node:zlib';
import { atWord, holdsText, readable } from '../../records/disclosure/strikes.ts';
import { contentsOf } from '../read.ts';
import { listEntries, openZip } from '../zip/list.ts';

/** What is made of keys and of this program alone, and of nothing that was captured. */
const NOT_CAPTURED = /\/(?:schemas|documentation\/seal)\//;

/**
 * Looks for a text in everything of a bundle but the pixels: names of files, texts, what a picture says of itself, and every stream of a PDF, also where it
 * is compressed or written in UTF-16. In what the program words itself it is looked for where a word begins: “Ann” stands in “cannot”.
 * @param finder as `textFinder` makes it
 * @returns paths of the files that hold it
 */
export async function filesHolding(
	bundle: string,
	finder: RegExp,
	signal: AbortSignal,
): Promise<readonly string[]> {
	const own = atWord(finder);
	const zip = await openZip(bundle);
	try {
		const holding: string[] = [];
		for (const entry of await listEntries(zip, signal)) {
			if (NOT_CAPTURED.test(entry.name)) continue;
			const pieces: Buffer[] = [];
			for await (const piece of contentsOf(zip, entry)) pieces.push(piece);
			if (isHeld(entry.name, Buffer.concat(pieces), finder, own)) holding.push(entry.name);
		}
		return holding;
	} finally {
		zip.close();
	}
}

function isHeld(name: string, bytes: Buffer, finder: RegExp, own: RegExp): boolean {
	if (name.endsWith('.jsonl'))
		return bytes
			.toString('utf8')
			.split('\n')
			.some((line) => line !== '' && holdsText(JSON.parse(line), finder));
	if (name.endsWith('.txt')) return bytes.toString('utf8').normalize('NFC').search(finder) >= 0;
	return textsIn(name, bytes).some((text) =>
		[text, ...addressesIn(text)].some((each) => each.normalize('NFC').search(own) >= 0),
	);
}

/** Every address in a text, as a person reads it: names stand in them in percent-encoding, or parted by other signs than spaces. */
function addressesIn(text: string): string[] {
	return [...text.matchAll(/\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>()\\]+/gi)].map(([address]) => readable(address));
}

function textsIn(name: string, bytes: Buffer): string[] {
	if (name.endsWith('.png')) return chunksOf(bytes).map((chunk) => chunk.toString('utf8'));
	if (name.endsWith('.pdf')) return pdfTexts(bytes);
	// Checksums, ids and small pictures are no words.
	const text = bytes
		.toString('utf8')
		.replace(/;base64,[A-Za-z0-9+/=]+/g, '')
		.replace(/\b[0-9a-f]{64}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '');
	return [text, unescaped(text)];
}

/** As XML, HTML and JSON write signs. */
function unescaped(text: string): string {
	return text
		.replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) => character(Number.parseInt(digits, hex ? 16 : 10)))
		.replace(/\\u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
		.replaceAll('&quot;', '"')
		.replaceAll('\\"', '"')
		.replaceAll('&amp;', '&')
		.replaceAll('\\n', '\n');
}

function character(code: number): string {
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** What a PNG says beside its pixels (PNG 3rd edition, 5.3), its compressed texts unpacked. */
function chunksOf(png: Buffer): Buffer[] {
	const chunks: Buffer[] = [];
	for (let at = 8; at + 12 <= png.length; ) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		const data = png.subarray(at + 8, at + 8 + length);
		if (type !== 'IDAT') chunks.push(data, ...inflatedFrom(data));
		at += 12 + length;
	}
	return chunks;
}

/** A keyword, a zero, and what may be compressed text after it. */
function inflatedFrom(data: Buffer): Buffer[] {
	const zero = data.indexOf(0);
	return zero < 0 ? [] : [2, 3].flatMap((skip) => inflated(data.subarray(zero + skip)) ?? []);
}

/** All of a PDF but pictures' pixels. */
function pdfTexts(pdf: Buffer): string[] {
	const texts: string[] = [];
	let at = 0;
	for (;;) {
		const begin = pdf.indexOf('stream', at);
		const outside = pdf.subarray(at, begin < 0 ? pdf.length : begin);
		texts.push(...written(outside));
		if (begin < 0) return texts;
		const first = pdf[begin + 6] === 0x0d ? begin + 8 : begin + 7;
		const end = pdf.indexOf('endstream', first);
		const stop = end < 0 ? pdf.length : end;
		const isPicture = /\/Subtype\s*\/Image/.test(
			outside
				.subarray(-2000)
				.toString('latin1')
				.split(/\bobj\b/)
				.at(-1) ?? '',
		);
		if (!isPicture) {
			const stream = pdf.subarray(first, stop);
			texts.push(...written(inflated(stream) ?? stream));
		}
		at = end < 0 ? pdf.length : end + 9;
	}
}

/** Bytes as each of the codings that a PDF may write text in, strings in hex among them. */
function written(bytes: Buffer): string[] {
	const plain = bytes.toString('utf8');
	const hex = [...bytes.toString('latin1').matchAll(/<([0-9a-f\s]{6,})>/gi)].map(([, digits = '']) =>
		Buffer.from(digits.replace(/\s/g, ''), 'hex'),
	);
	return [
		plain,
		bytes.toString('latin1'),
		...[bytes, ...hex].flatMap((some) => [...inUtf16(some), some.toString('latin1')]),
	];
}

function inUtf16(bytes: Buffer): string[] {
	return [0, 1].map((from) => {
		const pairs = bytes.subarray(from, from + Math.floor((bytes.length - from) / 2) * 2);
		return Buffer.from(pairs).swap16().toString('utf16le');
	});
}

function inflated(bytes: Buffer): Buffer | undefined {
	try {
		return inflateSync(bytes, { maxOutputLength: 64 * 1024 * 1024 });
	} catch {
		// It is not compressed: it has been looked through as it is.
		return undefined;
	}
}
