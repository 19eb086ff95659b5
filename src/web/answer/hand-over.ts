import type { Filing } from '../../records/filing.ts';
import type { FileRole } from '../../records/manifest.ts';
import type { FileInside } from '../../work/look-inside.ts';
import type { WebContext } from '../asking/visitor.ts';
import { streamed } from './streamed.ts';

/** What a browser shows by itself, as what it is by our own word: what a bundle says of its files is not believed. Everything else is a file to keep. */
const SHOWN: Readonly<Partial<Record<FileRole, string>>> = {
	tile: 'image/png',
	overview: 'image/png',
	'appearance-pdf': 'application/pdf',
	'text-pdf': 'application/pdf',
	text: 'text/plain; charset=utf-8',
};

/** Answers with a file out of a bundle: never as a page of the office. */
export function handOver(c: WebContext, { file, contents }: FileInside): Response {
	const type = SHOWN[file.role];
	const name = file.path.split('/').at(-1) ?? 'fil';
	c.header('content-type', type ?? 'application/octet-stream');
	c.header('content-length', `${file.bytes}`);
	// In a sandbox a browser shows no PDF; its viewer has one of its own.
	const box = type === 'application/pdf' ? '' : '; sandbox';
	c.header('content-security-policy', `default-src 'none'; frame-ancestors 'none'${box}`);
	c.header(
		'content-disposition',
		`${type ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
	);
	return streamed(c, () => contents);
}

/** Answers with a whole bundle as it lies; what it is compared with by a program is its digest (RFC 9530). */
export function handOverWhole(
	c: WebContext,
	{ bundleId, bytes, sha256 }: Filing,
	open: () => AsyncIterable<Buffer>,
): Response {
	c.header('content-type', 'application/zip');
	c.header('content-length', `${bytes}`);
	c.header('content-disposition', `attachment; filename="${bundleId}.zip"`);
	c.header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
	return streamed(c, open);
}
