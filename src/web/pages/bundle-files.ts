import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import { accountTitle } from '../../records/labels.ts';
import { showBundle } from '../../work/find-bundles.ts';
import { openInside, tilesInside } from '../../work/look-inside.ts';
import { fileAddress } from '../file-address.ts';
import { handOver } from '../hand-over.ts';
import { html } from '../markup.ts';
import { openBundle } from '../open-bundle.ts';
import { page } from '../shell.ts';
import type { WebEnv } from '../visitor.ts';
import { bundleWords } from '../words/bundles.ts';

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
			return handOver(c, await openInside(office, filing, c.req.param('path')));
		});
}
