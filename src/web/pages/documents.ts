import { Hono } from 'hono';
import type { Office } from '../../office.ts';
import { accountTitle } from '../../records/labels.ts';
import { showBundle } from '../../work/find-bundles.ts';
import { documentInside } from '../../work/look-inside.ts';
import { openBundle } from '../asking/open-bundle.ts';
import type { WebEnv } from '../asking/visitor.ts';
import { html, visible } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { bundleWords } from '../words/bundles.ts';

/** What a bundle says of itself, by the name in the address. */
const DOCUMENTS = { manifest: 'Manifest', mets: 'METS', premis: 'PREMIS' } as const;

/** The bundle's own documents, to be read as they are. */
export function documentsPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/paket/:id/las/:what', async (c) => {
		const asked = c.req.param('what');
		if (!Object.hasOwn(DOCUMENTS, asked)) return c.notFound();
		const what = asked as keyof typeof DOCUMENTS;
		const filing = await openBundle(office, c, what);
		const say = bundleWords[c.var.lang];
		const { account } = await showBundle(office, filing.bundleId);
		const { text, isCut } = await documentInside(office, filing, what);
		return page(c, {
			title: say.documentTitle(DOCUMENTS[what], accountTitle(account, c.var.lang)),
			part: '/paket',
			content: html`<p><a href="/paket/${filing.bundleId}">${say.toBundle}</a></p>
${isCut ? html`<p class="told warn">${say.cut}</p>` : ''}
<pre class="document" tabindex="0" dir="ltr">${visible(text)}</pre>`,
		});
	});
}
