/** Header fields by lower-case name; each with its values in the order they stood. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** A block of header lines with what stands before them: `WARC/1.1`, `HTTP/1.1 200 OK`, `POST /x HTTP/1.1`. */
export interface Head {
	readonly startLine: string;
	readonly fields: Fields;
	/** Bytes up to and with the empty line. */
	readonly length: number;
}

/**
 * Reads a start line and its header fields, folded lines included (RFC 9112, 2.1 and 5.2; ISO 28500, 4).
 * @returns undefined where no empty line ends them
 */
export function readHead(bytes: Buffer, encoding: 'utf8' | 'latin1'): Head | undefined {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) return undefined;
	const [startLine = '', ...lines] = bytes
		.toString(encoding, 0, end)
		.replace(/\r\n[ \t]+/g, ' ')
		.split('\r\n');
	const fields = new Map<string, string[]>();
	for (const line of lines) {
		const colon = line.indexOf(':');
		if (colon < 1) continue;
		const name = line.slice(0, colon).trim().toLowerCase();
		const value = line.slice(colon + 1).trim();
		const values = fields.get(name);
		if (values) values.push(value);
		else fields.set(name, [value]);
	}
	return { startLine, fields, length: end + 4 };
}

/** The first value of a field. */
export function first(fields: Fields, name: string): string | undefined {
	return fields.get(name)?.[0];
}

/** The media type without its parameters, in lower case. */
export function mediaType(contentType: string | undefined): string | undefined {
	return contentType?.split(/[;\s]/, 1)[0]?.toLowerCase() || undefined;
}
