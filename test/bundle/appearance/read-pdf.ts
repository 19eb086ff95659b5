/** An object as it stands in the file: its text up to a stream, and the stream. */
export interface PdfObject {
	readonly text: string;
	readonly stream?: Buffer;
}

export interface ReadPdf {
	readonly objects: ReadonlyMap<number, PdfObject>;
	readonly trailer: string;
}

/**
 * Reads a PDF by its cross-reference table alone, as a viewer does, and believes nothing: every offset must lead to
 * its object, every stream must be as long as it says, and no byte may stand between objects.
 */
export function readPdf(bytes: Buffer): ReadPdf {
	const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(bytes.toString('latin1', bytes.length - 60))?.[1]);
	const tail = bytes.toString('latin1', start);
	const [, count = ''] = /^xref\n0 (\d+)\n/.exec(tail) ?? [];
	const table = tail.slice(tail.indexOf('\n', 6) + 1, tail.indexOf('trailer'));
	if (table.length !== 20 * Number(count))
		throw new Error('the cross-reference table is not of 20-byte entries');
	const objects = new Map<number, PdfObject>();
	const ends = new Map<number, number>();
	for (let number = 1; number < Number(count); number++) {
		const entry = table.slice(20 * number, 20 * number + 20);
		if (!/^\d{10} 00000 n \n$/.test(entry)) throw new Error(`entry ${number} is ${JSON.stringify(entry)}`);
		const { object, from, to } = readObject(bytes, Number(entry.slice(0, 10)), number);
		objects.set(number, object);
		ends.set(from, to);
	}
	let at = bytes.indexOf('\n', 10) + 1;
	while (at !== start) {
		const end = ends.get(at);
		if (end === undefined) throw new Error(`no object begins at byte ${at}`);
		at = end;
	}
	return { objects, trailer: /trailer\n(.*)\n/.exec(tail)?.[1] ?? '' };
}

function readObject(bytes: Buffer, from: number, number: number) {
	const head = `${number} 0 obj\n`;
	if (bytes.toString('latin1', from, from + head.length) !== head)
		throw new Error(`no object ${number} at ${from}`);
	const body = from + head.length;
	const plainEnd = bytes.indexOf('\nendobj\n', body);
	const streamAt = bytes.indexOf('\nstream\n', body);
	if (streamAt < 0 || streamAt > plainEnd) {
		const text = bytes.toString('latin1', body, plainEnd);
		return { object: { text }, from, to: plainEnd + '\nendobj\n'.length };
	}
	const text = bytes.toString('latin1', body, streamAt);
	const data = streamAt + '\nstream\n'.length;
	const end = data + Number(/\/Length (\d+) >>$/.exec(text)?.[1]);
	const close = '\nendstream\nendobj\n';
	if (bytes.toString('latin1', end, end + close.length) !== close)
		throw new Error(`stream ${number} has a wrong length`);
	return { object: { text, stream: bytes.subarray(data, end) }, from, to: end + close.length };
}

/** Numbers of all objects that can be reached from the trailer. */
export function reachable({ objects, trailer }: ReadPdf): Set<number> {
	const seen = new Set<number>();
	const queue = references(trailer);
	for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
		if (seen.has(next)) continue;
		seen.add(next);
		const object = objects.get(next);
		if (!object) throw new Error(`object ${next} is referred to and is not there`);
		queue.push(...references(object.text));
	}
	return seen;
}

/** The object that a dictionary's entry refers to. */
export function follow({ objects }: ReadPdf, from: string, entry: string): PdfObject {
	const number = Number(new RegExp(`/${entry} (\\d+) 0 R`).exec(from)?.[1]);
	const object = objects.get(number);
	if (!object) throw new Error(`no /${entry} in ${from}`);
	return object;
}

export function references(text: string): number[] {
	return [...text.matchAll(/(\d+) 0 R/g)].map((m) => Number(m[1]));
}

/** The pages in reading order, through the page tree. */
export function pages(pdf: ReadPdf): PdfObject[] {
	const visit = (node: PdfObject): PdfObject[] => {
		if (!/\/Type \/Pages/.test(node.text)) return [node];
		const kids = references(/\/Kids \[(.*?)\]/.exec(node.text)?.[1] ?? '');
		const found = kids.flatMap((kid) => visit(pdf.objects.get(kid) as PdfObject));
		if (Number(/\/Count (\d+)/.exec(node.text)?.[1]) !== found.length) throw new Error('a wrong page count');
		return found;
	};
	return visit(follow(pdf, follow(pdf, pdf.trailer, 'Root').text, 'Pages'));
}

/** A PDF text string as text. */
export function textOf(pdfString: string): string {
	const bytes = Buffer.from(pdfString.replace(/[<>]/g, ''), 'hex');
	if (bytes.length < 2 || bytes.readUInt16BE(0) !== 0xfeff) return bytes.toString('latin1');
	return bytes.subarray(2).swap16().toString('utf16le');
}
