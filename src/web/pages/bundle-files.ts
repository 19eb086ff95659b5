import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { accountTitle } from '../../records/labels.ts';
import { showBundle } from '../../work/find-bundles.ts';
import { keepLook } from '../../work/keep-look.ts';
import { filesInside, openInside } from '../../work/look-inside.ts';
import { notAllowed } from '../../work/people/who.ts';
import { wantedBundle } from '../../work/wanted-bundle.ts';
import { fileAddress } from '../file-address.ts';
import { handOver } from '../hand-over.ts';
import { html } from '../markup.ts';
import { page } from '../shell.ts';
import { sightOf } from '../sight.ts';
import { visitorOf, type WebContext, type WebEnv } from '../visitor.ts';
import { bundleWords } from '../words/bundles.ts';

/** The files of a bundle, and its pictures one below the other as the page was. */
export function bundleFilesPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/paket/:id/bilder', async (c) => {
			const filing = await open(office, c);
			const say = bundleWords[c.var.lang];
			const { account } = await showBundle(office, filing.bundleId);
			const tiles = (await filesInside(office, filing)).filter(({ role }) => role === 'tile');
			return page(c, {
				title: say.picturesTitle(accountTitle(account, c.var.lang)),
				part: '/paket',
				content: html`<p><a href="/paket/${filing.bundleId}">${say.toBundle}</a></p>
<div class="tiles">${tiles.map(({ path }, i) => html`<img src="${fileAddress(filing, path)}" alt="${say.tile(i + 1, tiles.length)}" loading="${i < 2 ? 'eager' : 'lazy'}" decoding="async">`)}</div>`,
			});
		})
		.get('/paket/:id/fil/:path{.+}', async (c) => {
			const filing = await open(office, c);
			return handOver(c, await openInside(office, filing, c.req.param('path')));
		});
}

/** The bundle, for who may see it; a look at one that is restricted is recorded before anything of it is shown. @throws UsageError `not-allowed` */
async function open(office: Office, c: WebContext): Promise<Filing> {
	const filing = await wantedBundle(office, c.req.param('id') ?? '');
	const { sees, seesRestricted } = await sightOf(office, c);
	if (!sees(filing.unitId)) throw notAllowed();
	if (!filing.isRestricted) return filing;
	if (!seesRestricted(filing.unitId)) throw notAllowed();
	await keepLook(office, filing, visitorOf(c).person, c.req.param('path') ?? 'pictures');
	return filing;
}
