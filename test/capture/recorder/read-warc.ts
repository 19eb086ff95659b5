import { createReadStream } from 'node:fs';
import { WARCParser } from 'warcio';

/** A record as another program reads it. */
export interface ReadRecord {
	readonly type: string;
	readonly uri: string;
	readonly id: string;
	field(name: string): string | undefined;
	/** Status line or request line; empty where there is no HTTP head. */
	readonly first: string;
	header(name: string): string | undefined;
	/** Names of the HTTP head in their order. */
	readonly headerNames: readonly string[];
	readonly body: Buffer;
}

/** Reads a WARC with the warcio that replay tools use, its digests checked on the way by the caller's own means. */
export async function readWarc(file: string): Promise<ReadRecord[]> {
	const records: ReadRecord[] = [];
	for await (const record of new WARCParser(createReadStream(file), { parseHttp: false })) {
		const type = record.warcType ?? '';
		const block = Buffer.from(await record.readFully(false));
		const isHttp = ['request', 'response', 'revisit'].includes(type);
		const end = isHttp ? block.indexOf('\r\n\r\n') : -1;
		const [first = '', ...lines] = end < 0 ? [] : block.subarray(0, end).toString('latin1').split('\r\n');
		const fields = lines.map((line) => line.split(/:\s*(.*)/s, 2) as [string, string]);
		records.push({
			type,
			uri: record.warcTargetURI ?? '',
			id: record.warcHeader('WARC-Record-ID') ?? '',
			field: (name) => record.warcHeader(name) ?? undefined,
			first,
			header: (name) => fields.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1],
			headerNames: fields.map(([n]) => n),
			body: end < 0 ? block : block.subarray(end + 4),
		});
	}
	return records;
}
