import type { WebContext } from '../asking/visitor.ts';

export type DocumentFormat = 'html' | 'csv';
const TYPES: Readonly<Record<DocumentFormat, string>> = {
	html: 'text/html; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
};

/** A file to keep: shown as a page of the office it could be taken for one. */
export function asDocument(c: WebContext, text: string, name: string, format: DocumentFormat): Response {
	documentHeaders(c, name, format);
	return c.body(text);
}

/** Of such a file, for what comes piece by piece. */
export function documentHeaders(c: WebContext, name: string, format: DocumentFormat): void {
	c.header('content-disposition', `attachment; filename="${name}.${format}"`);
	c.header('content-type', TYPES[format]);
	c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
}
