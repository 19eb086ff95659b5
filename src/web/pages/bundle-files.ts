import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Office } from '../../office.ts';
import { accountTitle } from '../../records/labels.ts';
import type { FileRole } from '../../records/manifest.ts';
import { showBundle } from '../../work/find-bundles.ts';
import { openInside, tilesInside } from '../../work/look-inside.ts';
import { fileAddress } from '../file-address.ts';
import { html } from '../markup.ts';
import { openBundle } from '../open-bundle.ts';
import { page } from '../shell.ts';
import type { WebEnv } from '../visitor.ts';
import { bundleWords } from '../words/bundles.ts';

/** What a browser shows by itself, as what it is by our own word: what a bundle says of its files is not believed. Everything else is a file to keep. */
const SHOWN: Readonly<Partial<Record<FileRole, string>>> = {
	tile: 'image/png',
	overview: 'image/png',
	'appearance-pdf': 'application/pdf',
	'text-pdf': 'application/pdf',
	text: 'text/plain; charset=utf-8',
};

/** The files of a bundle, and its pictures one below the other as the page was. */
export function bundleFilesPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/paket/:id/bilder', async (c) => {
			const filing = await openBundle(office, c, 'pictures');
			const say = bundleWords[c.var.lang];
			const { account } = await showBundle(office, filing.bundleId);
			const tiles = await tilesInside(office, filing);
			return page(c, {
				title: say.picturesTitle(accountTitle(account, c.var.lang)),
				part: '/paket',
				content: html`<p><a href="/paket/${filing.bundleId}">${say.toBundle}</a></p>
<div class="tiles">${tiles.map(({ path, width, height }, i) => html`<img id="ruta-${i + 1}" width="${width}" height="${height}" src="${fileAddress(filing, path)}" alt="${say.tile(i + 1, tiles.length)}" loading="${i < 2 ? 'eager' : 'lazy'}" decoding="async">`)}</div>`,
			});
		})
		.get('/paket/:id/fil/:path{.+}', async (c) => {
			const filing = await openBundle(office, c, c.req.param('path'));
			const { file, contents } = await openInside(office, filing, c.req.param('path'));
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
			return stream(c, async (out) => {
				for await (const piece of contents) await out.write(piece);
			});
		});
}
