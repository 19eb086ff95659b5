import type { Office } from '../../office.ts';
import { label } from '../../records/labels.ts';
import type { FoundBundle } from '../../work/find-bundles.ts';
import type { WebContext } from '../asking/visitor.ts';
import { html, type Markup, nothing } from '../shell/markup.ts';
import { accountWords } from '../words/accounts.ts';
import { bundleWords } from '../words/bundles.ts';
import { verdict } from './bundle-rows.ts';
import { instant } from './times.ts';

/** How many are shown with their picture: each is taken out of its bundle. */
const PICTURED = 12;

/** An account's snapshots, the newest first: when, why, how whole, and what it looked like. */
export function timeline(found: readonly FoundBundle[], c: WebContext, { config }: Office): Markup {
	const { lang } = c.var;
	const say = bundleWords[lang];
	const words = accountWords[lang];
	const items = found.map(({ filing, present }, i) => {
		const { bundleId, isRestricted } = filing;
		// The link beside it says what it is.
		const picture =
			i < PICTURED && present && !isRestricted
				? html`<img src="/paket/${bundleId}/liten" alt="" loading="lazy" width="120" height="160">`
				: nothing;
		const remarks = [isRestricted ? say.restricted : '', present ? '' : say.gone].filter(Boolean).join(', ');
		return html`<li><div class="frame">${picture}</div><div><p><a href="/paket/${bundleId}">${instant(filing.capturedAt, lang, config.TIMEZONE)}</a></p>
<p>${label('occasion', filing.occasion, lang)}</p><p>${verdict(filing.outcome, lang)}</p><p class="quiet">${words.posts(filing.posts)}</p>${remarks ? html`<p class="missing">${remarks}</p>` : nothing}</div></li>`;
	});
	return html`<p class="quiet">${words.snapshotsCaption}</p><ol class="timeline">${items}</ol>`;
}
