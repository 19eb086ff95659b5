import type { Context } from 'hono';
import type { RecordingInside } from '../../work/replay/recording-inside.ts';
import { streamed } from '../answer/streamed.ts';
import { byteRange } from './byte-range.ts';

/** Answers with a recording, or with the piece of it that is asked for: neither side ever holds all of it. */
export function handPiece(c: Context, recording: RecordingInside): Response | Promise<Response> {
	const { bytes } = recording;
	c.header('accept-ranges', 'bytes');
	c.header('content-type', 'application/wacz');
	const range = byteRange(c.req.header('range'), bytes);
	if (range === 'none') {
		c.header('content-range', `bytes */${bytes}`);
		return c.body(null, 416);
	}
	const { start, end } = range ?? { start: 0, end: bytes };
	c.header('content-length', `${end - start}`);
	if (range) {
		c.header('content-range', `bytes ${start}-${end - 1}/${bytes}`);
		c.status(206);
	}
	return streamed(c, () => recording.read({ start, end }));
}
