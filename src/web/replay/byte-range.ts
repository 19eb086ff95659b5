/** Bytes from `start` up to, not including, `end`. */
export interface ByteRange {
	readonly start: number;
	readonly end: number;
}

/**
 * What of a file is asked for (RFC 9110, 14.2), one piece.
 * @returns undefined where all of it is, also by what cannot be read; `none` where the file has no such piece
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'none' | undefined {
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (from === '' && to === '') return undefined;
	if (from === '') {
		const last = Math.min(size, Number(to));
		return last === 0 ? 'none' : { start: size - last, end: size };
	}
	const start = Number(from);
	const end = to === '' ? size : Math.min(size, Number(to) + 1);
	if (to !== '' && Number(to) < start) return undefined;
	return start < size ? { start, end } : 'none';
}
