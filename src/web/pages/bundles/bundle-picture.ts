import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import type { Filing } from '../../../records/filing.ts';
import { accountTitle } from '../../../records/labels.ts';
import { showBundle } from '../../../work/find-bundles.ts';
import { pieceInside, stripInside } from '../../../work/zoom/strip-inside.ts';
import { streamed } from '../../answer/streamed.ts';
import { fileAddress } from '../../asking/file-address.ts';
import { openOnce } from '../../asking/look-once.ts';
import { namedPost } from '../../asking/named-post.ts';
import { openBundle } from '../../asking/open-bundle.ts';
import type { WebEnv } from '../../asking/visitor.ts';
import { placeAddress } from '../../parts/crop.ts';
import { zoomView } from '../../parts/zoom-view.ts';
import { ZOOM_LIBRARY, ZOOM_SCRIPT } from '../../script/script.ts';
import { html } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { bundleWords } from '../../words/bundles.ts';
import { zoomWords } from '../../words/zoom.ts';

/** The whole appearance of a bundle: as one picture that can be zoomed where scripts run, and tile by tile everywhere. */
export function bundlePicturePages(office: Office): Hono<WebEnv> {
	const pieces = openOnce(office, 'pictures');
	return new Hono<WebEnv>()
		.get('/paket/:id/bilder', async (c) => {
			const filing = await openBundle(office, c, 'pictures');
			pieces.looked(c, filing);
			const asked = c.req.query('inlagg');
			if (asked !== undefined) return c.redirect(await placeOf(office, filing, asked), 303);
			const { lang } = c.var;
			const say = bundleWords[lang];
			const zoom = zoomWords[lang];
			const { account } = await showBundle(office, filing.bundleId);
			const name = accountTitle(account, lang);
			const inside = await stripInside(office, filing);
			const links = html`<p><a href="/paket/${filing.bundleId}">${say.toBundle}</a> · <a href="/paket/${filing.bundleId}/inlagg">${zoom.text}</a></p>`;
			const title = say.picturesTitle(name);
			if (!inside) return page(c, { title, part: '/paket', content: html`${links}<p>${zoom.none}</p>` });
			const { tiles } = inside;
			return page(c, {
				title,
				part: '/paket',
				script: ZOOM_SCRIPT.path,
				library: ZOOM_LIBRARY.path,
				content: html`${links}
${zoomView(filing, inside, name, lang)}
<details open data-tiles><summary>${zoom.tiles(tiles.length)}</summary>
<div class="tiles">${tiles.map(({ path, width, height }, i) => html`<a href="${fileAddress(filing, path)}"><img id="ruta-${i + 1}" width="${width}" height="${height}" src="${fileAddress(filing, path)}" alt="${say.tile(i + 1, tiles.length)}" loading="${i < 2 ? 'eager' : 'lazy'}" decoding="async"></a>`)}</div></details>`,
			});
		})
		.get('/paket/:id/bild/:halved{[0-9]{1,2}}/:row{[0-9]{1,7}}', async (c) => {
			const filing = await pieces.open(c);
			const { halved, row } = c.req.param();
			// A bundle never changes, and who may see it does: a browser keeps the piece and asks each time. What is restricted stays nowhere.
			const tag = `"${filing.bundleId}/${halved}/${row}"`;
			if (!filing.isRestricted) {
				c.header('etag', tag);
				c.header('cache-control', 'private, no-cache');
				if (c.req.header('if-none-match') === tag) return c.body(null, 304);
			}
			const piece = await pieceInside(office, filing, Number(halved), Number(row), c.req.raw.signal);
			c.header('content-type', piece.mediaType);
			c.header('content-length', `${piece.bytes}`);
			c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
			return streamed(c, () => piece.contents);
		});
}

/** Where a post that a finding names stands on the picture; where nothing tells, the post itself says so. */
async function placeOf(office: Office, filing: Filing, asked: string): Promise<string> {
	const post = await namedPost(office, filing, asked);
	const inside = post?.box && (await stripInside(office, filing));
	if (post?.box && inside) return placeAddress(filing, inside.tiles, post.box);
	return `/paket/${filing.bundleId}/inlagg?${post ? `vid=${post.position}#inlagg-${post.position}` : 'saknas=ja'}`;
}
