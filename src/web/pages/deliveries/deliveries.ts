import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { needsHandingOut } from '../../asking/disclosure-access.ts';
import { deliveredUnits } from '../../asking/seen-delivery.ts';
import type { WebEnv } from '../../asking/visitor.ts';
import { standingOf, tally } from '../../delivery/standing.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { sheetAsked, turning } from '../../parts/turning.ts';
import { foreign, html, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { agreementPageWords } from '../../words/agreements.ts';
import { deliveryWords } from '../../words/deliveries.ts';

/** A page's worth of them. */
const MOST = 50;

/** Deliveries to e-archives, the latest first. */
export function deliveriesPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/leveranser', async (c) => {
		needsHandingOut(c);
		const { lang } = c.var;
		const say = deliveryWords[lang];
		const sheet = sheetAsked(c);
		const unitIds = deliveredUnits(c);
		const found = await office.deliveries.summaries({
			...{ limit: MOST + 1, offset: (sheet - 1) * MOST },
			...(unitIds === undefined ? {} : { unitIds }),
		});
		const rows = found
			.slice(0, MOST)
			.map((one) => [
				html`<a href="/leveranser/${one.number}">${one.number}</a>`,
				instant(one.orderedAt, lang, office.config.TIMEZONE),
				foreign(one.target.name),
				say.states[standingOf(one, one.counts)],
				tally(one.counts, lang),
			]);
		const heads = [say.number, say.ordered, say.target, say.standing, say.bundles];
		return page(c, {
			title: say.title,
			part: '/paket',
			content: html`<p class="lead">${say.lead}</p>
<p class="acts"><a class="button" href="/leveranser/ny">${say.order}</a> <a class="button second" href="/overenskommelser">${agreementPageWords[lang].title}</a></p>
${rows.length === 0 ? html`<p>${say.none}</p>` : table(say.caption, heads, rows)}
${found.length > 0 ? turning(c, say.pages, sheet, found.length > MOST) : nothing}`,
		});
	});
}
