import { basename } from 'node:path';
import { recordId, type WarcRecord } from './warc-record.ts';

export interface WarcinfoFacts {
	readonly file: string;
	/** Name and version of this program. */
	readonly software: string;
	/** Who ordered the capture, and how to reach them. */
	readonly operator?: string;
	/** The browser's user agent; absent where no page was attached. */
	readonly userAgent?: string;
}

/** The record that a WARC begins with (WARC 1.1 §6.2, annex of recommended fields). */
export function warcinfo(facts: WarcinfoFacts): WarcRecord {
	const lines = [
		`software: ${facts.software}`,
		'format: WARC File Format 1.1',
		'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
		// A page's own robots.txt speaks to crawlers; here a person ordered one page, which a browser opened.
		'robots: ignore',
		...(facts.operator ? [`operator: ${facts.operator.replace(/[\r\n]+/g, ' ')}`] : []),
		...(facts.userAgent ? [`http-header-user-agent: ${facts.userAgent}`] : []),
	];
	return {
		type: 'warcinfo',
		id: recordId(),
		date: new Date().toISOString(),
		fields: [
			['WARC-Filename', basename(facts.file)],
			['Content-Type', 'application/warc-fields'],
		],
		head: Buffer.alloc(0),
		payload: Buffer.from(`${lines.join('\r\n')}\r\n`),
		deflate: true,
	};
}
