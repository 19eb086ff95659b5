import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import type { Disclosure, RedactedCopy } from '../../../records/disclosure/disclosure.ts';
import type { Filing } from '../../../records/filing.ts';
import type { ManifestFile } from '../../../records/manifest.ts';
import { filesOfCopy, openInCopy } from '../../../work/disclosure/show.ts';
import { wantedPick } from '../../../work/disclosure/wanted.ts';
import { foundBundle } from '../../../work/find-bundles.ts';
import { keepLookOf } from '../../../work/keep-look.ts';
import { notAllowed } from '../../../work/people/who.ts';
import { handOver } from '../../answer/hand-over.ts';
import { theRequest } from '../../asking/disclosure-access.ts';
import { seenBundle } from '../../asking/seen-bundle.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { facts } from '../../parts/facts.ts';
import { size } from '../../parts/size.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { html, type Markup } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { disclosureWords } from '../../words/disclosures.ts';
import { redactionWords } from '../../words/redaction.ts';

/** A redacted copy, for the officer to look through before it is handed out. */
export function redactedCopyPages(office: Office): Hono<WebEnv> {
	const found = async (c: WebContext) => {
		const { disclosure, by } = await theRequest(office, c);
		const { bundleId } = await seenBundle(office, c, c.req.param('bundle') ?? '');
		const { pick, filing } = await wantedPick(office, disclosure, bundleId);
		if (!pick.copy) throw notAllowed();
		// Its page says what was struck, and the copy shows the rest.
		await keepLookOf(office, filing.bundleId, by, 'copy');
		return { disclosure, by, copy: pick.copy, filing };
	};
	return new Hono<WebEnv>()
		.get('/utlamnanden/:id/kopia/:bundle', async (c) => {
			const { disclosure, copy, filing } = await found(c);
			return show(office, c, disclosure, filing, copy);
		})
		.get('/utlamnanden/:id/kopia/:bundle/fil/:path{.+}', async (c) => {
			const { disclosure, by, copy } = await found(c);
			return handOver(c, await openInCopy(office, disclosure, copy, c.req.param('path'), by));
		});
}

async function show(office: Office, c: WebContext, { id }: Disclosure, filing: Filing, copy: RedactedCopy) {
	const { lang } = c.var;
	const say = redactionWords[lang];
	const { account } = await foundBundle(office, filing);
	const files = await filesOfCopy(office, copy);
	const { strikes, madeAt, madeBy, sha256 } = copy;
	const address = ({ path }: ManifestFile) =>
		`/utlamnanden/${id}/kopia/${filing.bundleId}/fil/${path.split('/').map(encodeURIComponent).join('/')}`;
	const tiles = files.filter(({ role }) => role === 'tile');
	const rows = files
		.filter(({ role }) => Object.hasOwn(say.roles, role))
		.map((file): (string | Markup)[] => [
			html`<a href="${address(file)}">${say.roles[file.role] ?? file.role}</a>`,
			size(file.bytes, lang),
		]);
	return page(c, {
		title: say.copyTitle(account.name),
		part: '/utlamnanden',
		content: html`<p><a href="/utlamnanden/${id}">${disclosureWords[lang].back}</a></p>
<p class="lead">${say.copyIntro}</p>
${facts([
	[say.reason, strikes.reason],
	[say.struckPosts, strikes.posts.join(', ') || say.none],
	[say.struckTexts, strikes.texts.join(' · ') || say.none],
	[say.struckRegions, strikes.regions.length === 0 ? say.none : `${strikes.regions.length}`],
	[say.made, html`${instant(madeAt, lang, office.config.TIMEZONE)}, ${madeBy}`],
	[say.source, html`<a href="/paket/${filing.bundleId}"><code>${filing.bundleId}</code></a>`],
	[say.checksum, html`<code>${sha256}</code>`],
])}
<h2>${say.files}</h2>${table(say.filesCaption, [say.file, say.size], rows)}
<h2>${say.pictures}</h2>
${tiles.length === 0 ? html`<p>${say.noPictures}</p>` : ''}
<div class="tiles">${tiles.map((file, i) => html`<img src="${address(file)}" alt="${say.tile(i + 1, tiles.length)}" loading="${i < 2 ? 'eager' : 'lazy'}" decoding="async">`)}</div>`,
	});
}
