import type { FileHandle } from 'node:fs/promises';

/** Read, write and hash this much at a time: smaller pieces cost a third of the speed, larger ones only memory. */
export const PIECE = 1024 * 1024;

/** Reads until the buffer is full or the file ends. @returns bytes read */
async function readFully(source: FileHandle, buffer: Buffer, position: number): Promise<number> {
	let filled = 0;
	while (filled < buffer.length) {
		const { bytesRead } = await source.read(buffer, filled, buffer.length - filled, position + filled);
		if (bytesRead === 0) break;
		filled += bytesRead;
	}
	return filled;
}

/** Writes all of it, however much the system takes at a time. */
export async function writeFully(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
	for (let done = 0; done < bytes.length; ) {
		const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
		done += bytesWritten;
	}
}

/**
 * A file's contents in order, the next piece being read while the last one is looked at. Fewer bytes come where the file ends before
 * `size`.
 * @param buffers of `PIECE` bytes each; a piece lies in one of them until the next is asked for
 */
export async function* readAhead(
	source: FileHandle,
	size: number,
	buffers: readonly [Buffer, Buffer],
): AsyncGenerator<Buffer> {
	const readAt = (position: number, buffer: Buffer) => {
		const wanted = buffer.subarray(0, Math.min(PIECE, size - position));
		const reading = readFully(source, wanted, position).then((read) => wanted.subarray(0, read));
		// One that fails while the piece before is still written is told when it is asked for: until then nobody listens.
		reading.catch(() => {});
		return reading;
	};
	let [now, later] = buffers;
	let next = readAt(0, now);
	for (let position = 0; position < size; ) {
		const piece = await next;
		if (piece.length === 0) return;
		position += piece.length;
		[now, later] = [later, now];
		next = readAt(position, now);
		try {
			yield piece;
		} finally {
			// Whoever stops here may close the file: nothing may still be read of it, nor fail unheard.
			await next.catch(() => {});
		}
	}
}
