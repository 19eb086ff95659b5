import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { isSpoilt } from '../../../records/fixity.ts';
import { FIELD_NAMES } from '../../../records/words/register.ts';
import type { CountedCase } from '../../../work/cases/show.ts';
import { type FoundBundle, listBundles } from '../../../work/find-bundles.ts';
import { seenCase } from '../../asking/seen-case.ts';
import { sightOf } from '../../asking/sight.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { bundleRows } from '../../parts/bundle-rows.ts';
import { facts } from '../../parts/facts.ts';
import { html, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { caseWords } from '../../words/cases.ts';

/** A page's worth of them. */
const MOST = 100;

/** One collective case, and what is filed in it. */
export function casePages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/samlingsarenden/:id', async (c) => {
		const one = await seenCase(office, c);
		const { filings } = sightOf(office, c);
		const after = placeIn(c.req.query('efter') ?? '');
		const found = await listBundles(office, {
			...{ ...filings, caseId: one.case.id, limit: MOST + 1 },
			...(after ? { after } : {}),
		});
		return show(office, c, one, found);
	});
}

function show(office: Office, c: WebContext, one: CountedCase, found: readonly FoundBundle[]) {
	const { lang } = c.var;
	const say = caseWords[lang];
	const { id, number, year, title, creator } = one.case;
	const shown = found.slice(0, MOST);
	const last = found.length > MOST ? shown.at(-1)?.filing : undefined;
	const remarkOn = ({ filing: { caseNumber }, fixity }: FoundBundle) =>
		[
			...(caseNumber === number ? [] : [caseNumber === undefined ? say.notStated : say.statedAs(caseNumber)]),
			...(fixity && isSpoilt(fixity.outcome) ? [say.spoilt] : []),
		].join(', ');
	const older = last && new URLSearchParams({ efter: `${last.capturedAt} ${last.bundleId}` });
	return page(c, {
		title: say.oneTitle(number),
		part: '/enheter',
		content: html`${facts([
			[FIELD_NAMES.year[lang], `${year}`],
			[FIELD_NAMES['case-title'][lang], title],
			[say.holdsFor, one.unit ?? creator ?? say.all],
			[say.filings, `${one.filings}`],
			[say.remark, one.withoutNumber > 0 ? say.without(one.withoutNumber) : ''],
		])}
${sightOf(office, c).filings.unitIds === undefined ? nothing : html`<p class="quiet">${say.own}</p>`}
<h2>${say.filed}</h2>
${shown.length === 0 ? html`<p>${say.nothingFiled}</p>` : bundleRows(shown, say.filedCaption(shown.length), c, office, remarkOn)}
<p class="acts">${older ? html`<a class="button second" rel="next" href="/samlingsarenden/${id}?${older}">${say.older}</a>` : nothing}<a class="button second" href="/samlingsarenden">${say.title}</a></p>`,
	});
}

/** Where a page of the list ended; what is no such place begins it anew. */
function placeIn(text: string): { readonly capturedAt: string; readonly bundleId: string } | undefined {
	const [capturedAt = '', bundleId = ''] = text.split(' ');
	return capturedAt && bundleId ? { capturedAt, bundleId } : undefined;
}
