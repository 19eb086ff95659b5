import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from '../../errors.ts';

/** What a PNG file says of its pixels, and its compressed data (PNG, W3C 2003, 11.2). */
export interface PngData {
	readonly width: number;
	readonly height: number;
	/** True where the data is what a PDF image of eight-bit RGB holds, so that it can be passed through unchanged. */
	readonly plainRgb: boolean;
	/** All IDAT chunks joined: one zlib stream. Valid until the reader's next `read`. */
	readonly data: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUECOLOUR = 2;

/** Reads one PNG after the other into the same memory, so that thousands of tiles need the room of the largest. */
export class PngReader {
	#buffer = Buffer.alloc(0);

	/** @throws Fault `tile-damaged` when the file is missing, cut short, or a checksum in it is wrong */
	async read(file: string): Promise<PngData> {
		return this.parse(await this.#load(file), file);
	}

	/** Takes the picture apart in place: `bytes` are rearranged. */
	parse(bytes: Buffer, file: string): PngData {
		if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw damaged(file, 'it is not a PNG');
		const header = { width: 0, height: 0, plainRgb: false };
		let keyed = false;
		let used = 0;
		for (let at = 8; ; ) {
			if (at + 12 > bytes.length) throw damaged(file, 'it ends too early');
			const length = bytes.readUInt32BE(at);
			const end = at + 8 + length;
			if (end + 4 > bytes.length) throw damaged(file, 'it ends too early');
			// The data goes into the PDF without being decoded: this is the one look at whether it is sound.
			if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
				throw damaged(file, 'a checksum in it is wrong');
			const type = bytes.toString('latin1', at + 4, at + 8);
			if (type === 'IEND') break;
			if (type === 'IHDR') Object.assign(header, readHeader(bytes.subarray(at + 8, end)));
			if (type === 'tRNS') keyed = true;
			if (type === 'IDAT') {
				bytes.copyWithin(used, at + 8, end);
				used += length;
			}
			at = end + 4;
		}
		if (used === 0 || header.width === 0) throw damaged(file, 'it holds no picture');
		return { ...header, plainRgb: header.plainRgb && !keyed, data: bytes.subarray(0, used) };
	}

	async #load(file: string): Promise<Buffer> {
		let handle: FileHandle | undefined;
		try {
			handle = await open(file);
			const { size } = await handle.stat();
			if (this.#buffer.length < size) this.#buffer = Buffer.allocUnsafeSlow(Math.ceil(size * 1.25));
			const { bytesRead } = await handle.read(this.#buffer, 0, size, 0);
			return this.#buffer.subarray(0, bytesRead);
		} catch (cause) {
			throw damaged(file, 'it cannot be read', cause);
		} finally {
			await handle?.close();
		}
	}
}

function readHeader(ihdr: Buffer) {
	const [depth, colour, , , interlace] = ihdr.subarray(8, 13);
	return {
		width: ihdr.readUInt32BE(0),
		height: ihdr.readUInt32BE(4),
		plainRgb: depth === 8 && colour === TRUECOLOUR && interlace === 0,
	};
}

function damaged(file: string, why: string, cause?: unknown): Fault {
	return new Fault(`A tile cannot go into the appearance PDF: ${why}.`, {
		code: 'tile-damaged',
		subject: file,
		remedy: 'Take the snapshot again.',
		cause,
	});
}
