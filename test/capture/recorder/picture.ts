import { randomBytes } from 'node:crypto';

/** A PNG of one pixel with as many bytes of its own as asked for: the browser decodes it, and reads all of it. */
export function pictureOf(bytes: number): Buffer {
	const start = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64');
	const rest = Buffer.from('AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
	const filler = Buffer.concat([Buffer.alloc(4), Buffer.from('ogOb'), randomBytes(bytes), Buffer.alloc(4)]);
	filler.writeUInt32BE(bytes, 0);
	return Buffer.concat([start, filler, rest]);
}
