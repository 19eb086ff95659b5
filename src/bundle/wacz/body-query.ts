/** Replayers compare this much of a body; what stands after it need not be read. */
const LONGEST_QUERY = 4096;

/** A value nested deeper than this is left out; a page could send one that no stack can follow. */
const DEEPEST = 500;
/** More than this of a multipart body says nothing that fits into a query. */
const MULTIPART_BYTES = 1 << 16;

/**
 * A JSON value as the query that replayers compare: names and values of all leaves, whatever holds them.
 * @param keepEmpty true: empty texts and only leaves that have a name, as pywb; false: as wabac
 */
export function jsonQuery(json: unknown, keepEmpty: boolean): string {
	const found = new Map<string, string>();
	const repeats = new Map<string, number>();
	let length = 0;
	const add = (name: string, value: string) => {
		if (keepEmpty ? name === '' : value === '') return;
		const repeat = (repeats.get(name) ?? 0) + 1;
		repeats.set(name, repeat);
		found.set(repeat === 1 && !found.has(name) ? name : `${name}.${Math.max(2, repeat)}_`, value);
		length += name.length + value.length;
	};
	const visit = (value: unknown, name: string, depth: number): void => {
		// What does not fit need not be visited: a body of a million numbers is no reason to wait.
		if (length > LONGEST_QUERY || depth > DEEPEST) return;
		if (value === null) add(name, 'null');
		else if (Array.isArray(value)) for (const item of value) visit(item, name, depth + 1);
		else if (typeof value === 'object')
			for (const [key, item] of Object.entries(value)) visit(item, key, depth + 1);
		else add(name, String(value));
	};
	visit(json, '', 0);
	return cut(new URLSearchParams([...found]).toString());
}

/** The fields of a form sent as multipart (RFC 7578), files left out. @param contentType with its boundary */
export function multipartQuery(body: Buffer, contentType: string): string {
	const boundary = contentType.split('boundary=')[1]?.split(';')[0]?.replace(/^"|"$/g, '');
	if (!boundary) return '';
	const fields = new Map<string, string>();
	for (const part of body.toString('utf8', 0, MULTIPART_BYTES).split(`--${boundary}`)) {
		const [, name, value] = part.match(/name="([^"]+)"\r\n\r\n(.*)/i) ?? [];
		if (name !== undefined && value !== undefined) fields.set(name, value.trim());
	}
	return cut(new URLSearchParams([...fields]).toString());
}

/** Bytes that say nothing that can be compared by name. */
export function binaryQuery(body: Buffer): string {
	return cut(`__wb_post_data=${body.toString('base64', 0, LONGEST_QUERY)}`);
}

/** A form as it was sent. */
export function rawFormQuery(body: Buffer): string {
	return cut(body.toString('utf8'));
}

/** A form with its encoding undone; its bytes where they are no text. */
export function decodedFormQuery(body: Buffer): string {
	const text = body.toString('utf8');
	if (!Buffer.from(text).equals(body)) return binaryQuery(body);
	const bytes = Buffer.from(text.replaceAll('+', ' ')).toString('latin1');
	const plain = bytes.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
	return cut(Buffer.from(plain, 'latin1').toString('utf8'));
}

function cut(query: string): string {
	return query.slice(0, LONGEST_QUERY);
}
