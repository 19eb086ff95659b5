import { Hono } from 'hono';
import type { FilingFilter, Office } from '../../../office.ts';
import type { Filing } from '../../../records/filing.ts';
import { accountTitle, label } from '../../../records/labels.ts';
import { OCCASIONS } from '../../../records/occasion.ts';
import { listBundles } from '../../../work/find-bundles.ts';
import { handsOut } from '../../asking/disclosure-access.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { seenBundle } from '../../asking/seen-bundle.ts';
import { sightOf } from '../../asking/sight.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { bundleRows } from '../../parts/bundle-rows.ts';
import { filterForm } from '../../parts/filter.ts';
import { unitChoice } from '../../parts/unit-choice.ts';
import { yearAsked, years } from '../../parts/years.ts';
import { html, type Markup, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { bundleWords } from '../../words/bundles.ts';
import { deliveryWords } from '../../words/deliveries.ts';
import { disposalWords } from '../../words/disposal.ts';
import { fixityPageWords } from '../../words/fixity.ts';
import { shellWords } from '../../words/shell.ts';

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
		const { account: ofAccount = '' } = wish;
		const account = ofAccount === '' ? undefined : await seenAccount(office, c, ofAccount);
		const asked = c.req.query('efter');
		const after = asked === undefined ? undefined : await seenBundle(office, c, asked);
		const listed = { ...wish, ...filings, ...(after ? { after } : {}), limit: MOST + 1 };
		const more = await listBundles(office, listed);
		const found = more.slice(0, MOST);
		const last = more.length > MOST ? found.at(-1)?.filing : undefined;
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
			...(account
				? [
						{
							...{ name: 'konto', label: say.account, chosen: account.id },
							options: [[account.id, accountTitle(account, lang)] as const],
						},
					]
				: []),
		];
		const n = found.length;
		const caption = after ? say.captionNext(n) : last ? say.captionFirst(n) : say.caption(n);
		return page(c, {
			title: say.title,
			part: '/paket',
			content: html`${filterForm('/paket', choices, say.all, say.find)}
${found.length === 0 ? html`<p>${say.none}</p>` : bundleRows(found, caption, c, office)}
${turned(c, last, after)}
<p class="acts"><a class="button second" href="/kontroller">${fixityPageWords[lang].title}</a>${handsOut(c) ? html` <a class="button second" href="/leveranser">${deliveryWords[lang].title}</a> <a class="button second" href="/gallring">${disposalWords[lang].title}</a>` : nothing}</p>`,
		});
	});
}

/** Ways on to the older ones and back to the newest, which keep what the list is narrowed by. @param last the last that is shown, where there are older ones */
function turned(c: WebContext, last: Filing | undefined, after: Filing | undefined): Markup {
	const { lang } = c.var;
	if (!last && !after) return nothing;
	const to = (place: string | undefined) => {
		const { pathname, searchParams } = new URL(c.req.url);
		searchParams.delete('efter');
		if (place !== undefined) searchParams.set('efter', place);
		return `${pathname}?${searchParams}`;
	};
	return html`<nav class="acts" aria-label="${bundleWords[lang].pages}">${after ? html`<a class="button second" href="${to(undefined)}">${bundleWords[lang].newest}</a>` : nothing}
${last ? html`<a class="button second" rel="next" href="${to(last.bundleId)}">${shellWords[lang].nextPage}</a>` : nothing}</nav>`;
}

/** What is not one of the choices asks for nothing. */
function wishOf(c: WebContext): FilingFilter {
	const asked = (name: string) => c.req.query(name) ?? '';
	const occasion = OCCASIONS.find((each) => each === asked('anledning'));
	const outcome = (['complete', 'partial'] as const).find((each) => each === asked('omdome'));
	const year = yearAsked(asked('ar'));
	return {
		...(asked('enhet') ? { unit: asked('enhet') } : {}),
		...(asked('konto') ? { account: asked('konto') } : {}),
		...(year === undefined ? {} : { year }),
		...(occasion ? { occasion } : {}),
		...(outcome ? { outcome } : {}),
	};
}
