import { readFileSync } from 'node:fs';
import { crc32 as crc, inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { contentsOf } from '../../../src/bundle/read.ts';
import { listEntries, openZip } from '../../../src/bundle/zip/list.ts';

/** Files of a zip by their names, without the root folder. */
export async function filesOfZip(file: string): Promise<ReadonlyMap<string, Buffer>> {
	const zip = await openZip(file);
	const files = new Map<string, Buffer>();
	for (const entry of await listEntries(zip)) {
		const pieces: Buffer[] = [];
		for await (const piece of contentsOf(zip, entry)) pieces.push(piece);
		files.set(entry.name.slice(entry.name.indexOf('/') + 1), Buffer.concat(pieces));
	}
	zip.close();
	return files;
}

/** Every coding that a name could survive in. */
function codings(text: string): Buffer[] {
	const forms = [
		text,
		text.normalize('NFD'),
		text.toLowerCase(),
		text.toUpperCase(),
		encodeURIComponent(text),
	];
	return [...forms, ...forms.map((form) => JSON.stringify(form).slice(1, -1))].flatMap((form) => {
		const utf16 = Buffer.from(form, 'utf16le');
		const raw = [Buffer.from(form), Buffer.from(form, 'latin1'), utf16, Buffer.from(utf16).swap16()];
		return [...raw, ...raw.map((bytes) => Buffer.from(bytes.toString('hex')))];
	});
}

/** Wherever a deflated stream may begin, unpacked: what is hidden in one is a reader's to find. */
function* unpacked(bytes: Buffer): Generator<Buffer> {
	yield bytes;
	for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
		const header = bytes.readUInt16BE(Math.min(at, bytes.length - 2));
		if (header % 31 !== 0) continue;
		try {
			yield inflateSync(bytes.subarray(at), { finishFlush: 2 });
		} catch {
			// It only looked like one.
		}
	}
	for (const base64 of bytes.toString('latin1').matchAll(/;base64,([A-Za-z0-9+/=]+)/g))
		yield Buffer.from(base64[1] ?? '', 'base64');
}

/** @returns what of a zip holds one of the texts, anywhere in it, in any coding */
export async function holding(file: string, texts: readonly string[]): Promise<string[]> {
	const whole = readFileSync(file);
	const wanted = texts.flatMap(codings);
	const found = wanted.some((text) => whole.includes(text)) ? ['the zip itself'] : [];
	for (const [name, bytes] of await filesOfZip(file))
		for (const some of unpacked(bytes)) if (wanted.some((text) => some.includes(text))) found.push(name);
	return [...new Set(found)];
}

/** @returns names of the pictures in a zip, in its PDFs and pages that have a pixel near a colour */
export async function showing(
	file: string,
	{ r, g, b }: { r: number; g: number; b: number },
): Promise<string[]> {
	const found = new Set<string>();
	const near = (data: Buffer, step: number) => {
		for (let at = 0; at + 2 < data.length; at += step) {
			const [dr, dg, db] = [(data[at] ?? 0) - r, (data[at + 1] ?? 0) - g, (data[at + 2] ?? 0) - b];
			if (Math.abs(dr) + Math.abs(dg) + Math.abs(db) < 30) return true;
		}
		return false;
	};
	const look = async (name: string, picture: Buffer) => {
		const { data, info } = await sharp(picture)
			.toColourspace('srgb')
			.raw()
			.toBuffer({ resolveWithObject: true });
		if (near(data, info.channels)) found.add(name);
	};
	for (const [name, bytes] of await filesOfZip(file)) {
		if (name.endsWith('.png')) await look(name, bytes);
		if (name.endsWith('.html'))
			for (const [, base64 = ''] of bytes.toString('latin1').matchAll(/;base64,([A-Za-z0-9+/=]+)/g))
				await look(name, Buffer.from(base64, 'base64'));
		// A PNG's own data in a PDF has a filter byte at the head of each row, and may be filtered: it is drawn again for that.
		if (name.endsWith('.pdf'))
			for (const picture of picturesOf(bytes)) if (picture) await look(name, picture);
	}
	return [...found];
}

/** The pictures of an appearance PDF as PNG: their data is passed through from the tiles. */
function* picturesOf(pdf: Buffer): Generator<Buffer | undefined> {
	const text = pdf.toString('latin1');
	for (const match of text.matchAll(
		/\/Subtype \/Image[\s\S]*?\/Width (\d+) \/Height (\d+)[\s\S]*?stream\r?\n/g,
	)) {
		const from = (match.index ?? 0) + match[0].length;
		const data = pdf.subarray(from, pdf.indexOf('endstream', from));
		yield data[0] === 0xff ? data : pngOf(Number(match[1]), Number(match[2]), data);
	}
}

function pngOf(width: number, height: number, idat: Buffer): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
		const out = Buffer.alloc(12 + data.length);
		out.writeUInt32BE(data.length, 0);
		body.copy(out, 4);
		out.writeUInt32BE(crc(body), 8 + data.length);
		return out;
	};
	const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('IDAT', idat),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
