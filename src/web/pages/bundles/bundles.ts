import { Hono } from 'hono';
import type { FilingFilter, Office } from '../../../office.ts';
import { label } from '../../../records/labels.ts';
import { OCCASIONS } from '../../../records/occasion.ts';
import { listBundles } from '../../../work/find-bundles.ts';
import { handsOut } from '../../asking/disclosure-access.ts';
import { sightOf } from '../../asking/sight.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { bundleRows } from '../../parts/bundle-rows.ts';
import { filterForm } from '../../parts/filter.ts';
import { unitChoice } from '../../parts/unit-choice.ts';
import { yearAsked, years } from '../../parts/years.ts';
import { html, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { bundleWords } from '../../words/bundles.ts';
import { deliveryWords } from '../../words/deliveries.ts';
import { disposalWords } from '../../words/disposal.ts';
import { fixityPageWords } from '../../words/fixity.ts';

/** A page's worth of them. */
const MOST = 100;

/** Filed bundles, narrowed by what a records officer asks for. */
export function bundlesPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/paket', async (c) => {
		const { lang } = c.var;
		const say = bundleWords[lang];
		const sight = sightOf(office, c);
		const { filings } = sight;
		const wish = wishOf(c);
		const found = await listBundles(office, { ...wish, ...filings, limit: MOST });
		const choices = [
			await unitChoice(sight, c),
			{ name: 'ar', label: say.year, options: years(office), chosen: `${wish.year ?? ''}` },
			{
				...{ name: 'anledning', label: say.occasion, chosen: wish.occasion ?? '' },
				options: OCCASIONS.map((each) => [each, label('occasion', each, lang)] as const),
			},
			{
				...{ name: 'omdome', label: say.verdict, chosen: wish.outcome ?? '' },
				options: (['complete', 'partial'] as const).map(
					(each) => [each, label('outcome', each, lang)] as const,
				),
			},
		];
		const caption = found.length === MOST ? say.captionFirst(MOST) : say.caption(found.length);
		return page(c, {
			title: say.title,
			part: '/paket',
			content: html`${filterForm('/paket', choices, say.all, say.find)}
${found.length === 0 ? html`<p>${say.none}</p>` : bundleRows(found, caption, c, office)}
<p class="acts"><a class="button second" href="/kontroller">${fixityPageWords[lang].title}</a>${handsOut(c) ? html` <a class="button second" href="/leveranser">${deliveryWords[lang].title}</a> <a class="button second" href="/gallring">${disposalWords[lang].title}</a>` : nothing}</p>`,
		});
	});
}

/** What is not one of the choices asks for nothing. */
function wishOf(c: WebContext): FilingFilter {
	const asked = (name: string) => c.req.query(name) ?? '';
	const occasion = OCCASIONS.find((each) => each === asked('anledning'));
	const outcome = (['complete', 'partial'] as const).find((each) => each === asked('omdome'));
	const year = yearAsked(asked('ar'));
	return {
		...(asked('enhet') ? { unit: asked('enhet') } : {}),
		...(year === undefined ? {} : { year }),
		...(occasion ? { occasion } : {}),
		...(outcome ? { outcome } : {}),
	};
}
