import { type Format, formatOfName, pdf, png } from './formats.ts';

/** Looks at a file's pieces as they pass and says in the end what the file is. */
export interface Identifier {
	/** Takes the pieces of the contents in order; does not keep them. */
	see(piece: Buffer): void;
	/** The format by signature, or by name where the contents have none or another one. */
	format(): Format;
}

/**
 * Identifies by signature what the bundle takes from outside (pictures and PDFs), as PRONOM tells versions apart,
 * and by name what the bundle's own code has written.
 * @param name the file's name
 */
export function identify(name: string): Identifier {
	const byName = formatOfName(name);
	if (byName.mediaType === 'image/png') return identifyPng(byName);
	if (byName.mediaType === 'application/pdf') return identifyPdf(byName);
	return { see() {}, format: () => byName };
}

const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const CHUNK_HEAD = 8;
const CHUNK_CHECKSUM = 4;

/** PRONOM tells PNG 1.2 (fmt/13) by a chunk iTXt, 1.1 (fmt/12) by iCCP or sPLT, and takes the rest for 1.0 (fmt/11). */
function identifyPng(byName: Format): Identifier {
	const chunks = new Set<string>();
	const head: Buffer[] = [];
	let headBytes = 0;
	let straddling: Buffer = Buffer.alloc(0);
	let skip = CHUNK_HEAD;
	return {
		see(piece) {
			if (headBytes < PNG_HEAD.length) {
				head.push(Buffer.from(piece.subarray(0, PNG_HEAD.length)));
				headBytes += piece.length;
			}
			const bytes = straddling.length > 0 ? Buffer.concat([straddling, piece]) : piece;
			let at = skip;
			while (at + CHUNK_HEAD <= bytes.length) {
				chunks.add(bytes.toString('latin1', at + 4, at + CHUNK_HEAD));
				at += CHUNK_HEAD + bytes.readUInt32BE(at) + CHUNK_CHECKSUM;
			}
			straddling = Buffer.from(bytes.subarray(Math.min(at, bytes.length)));
			skip = Math.max(0, at - bytes.length);
		},
		format() {
			if (!Buffer.concat(head).subarray(0, PNG_HEAD.length).equals(PNG_HEAD)) return byName;
			if (chunks.has('iTXt')) return png('1.2');
			return png(chunks.has('iCCP') || chunks.has('sPLT') ? '1.1' : '1.0');
		},
	};
}

/** An XMP packet's claim may stand across two pieces: the end of one is looked at together with the start of the next. */
const SEAM = 512;

/** The version of the header, and the PDF/A level that the XMP packet claims (ISO 19005-1, 6.7.11). */
function identifyPdf(byName: Format): Identifier {
	let head = '';
	let seam: Buffer = Buffer.alloc(0);
	let level: string | undefined;
	return {
		see(piece) {
			if (head.length < 8) head += piece.toString('latin1', 0, 8);
			level ??= pdfaLevel(Buffer.concat([seam, piece.subarray(0, SEAM)])) ?? pdfaLevel(piece);
			seam = Buffer.concat([seam, piece.subarray(-SEAM)]).subarray(-SEAM);
		},
		format() {
			const version = /^%PDF-(\d\.\d)/.exec(head)?.[1];
			return version === undefined ? byName : pdf(version, level);
		},
	};
}

function pdfaLevel(bytes: Buffer): string | undefined {
	const at = bytes.indexOf('pdfaid:part');
	if (at < 0) return undefined;
	const near = bytes.toString('latin1', Math.max(0, at - SEAM / 2), at + SEAM / 2);
	const part = /pdfaid:part(?:>|=["'])(\d)/.exec(near)?.[1];
	const conformance = /pdfaid:conformance(?:>|=["'])([A-Za-z])/.exec(near)?.[1];
	return part && conformance ? `${part}${conformance.toLowerCase()}` : undefined;
}
