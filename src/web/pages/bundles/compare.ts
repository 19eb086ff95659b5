import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import type { Filing } from '../../../records/filing.ts';
import { accountTitle, label } from '../../../records/labels.ts';
import { localDate } from '../../../records/local-date.ts';
import { compareBundles } from '../../../work/compare/compare-bundles.ts';
import { listBundles } from '../../../work/find-bundles.ts';
import { filesInside } from '../../../work/look-inside.ts';
import { fileAddress } from '../../asking/file-address.ts';
import { openBundle } from '../../asking/open-bundle.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { sightOf } from '../../asking/sight.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { changesView } from '../../parts/changes.ts';
import { instant } from '../../parts/times.ts';
import { html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { compareWords } from '../../words/compare.ts';

const MOST = 200;

/** Two snapshots of an account side by side, and what has changed between them. */
export function comparePages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/konton/:id/jamfor', async (c) => {
		const { lang } = c.var;
		const say = compareWords[lang];
		const account = await seenAccount(office, c);
		const { filings, seesRestricted } = sightOf(office, c);
		const found = (await listBundles(office, { account: account.id, ...filings, limit: MOST })).filter(
			({ filing, present }) => present && (!filing.isRestricted || seesRestricted(filing.unitId)),
		);
		const all = found.map(({ filing }) => filing);
		const one = all.find(({ bundleId }) => bundleId === c.req.query('fran'));
		const other = all.find(({ bundleId }) => bundleId === c.req.query('till'));
		const chosen = one && other ? await compared(office, c, one, other) : nothing;
		return page(c, {
			title: say.title(accountTitle(account, lang)),
			part: '/konton',
			content: html`${all.length < 2 ? html`<p>${say.few}</p>` : choice(office, c, account.id, all)}
${chosen}`,
		});
	});
}

async function compared(office: Office, c: WebContext, one: Filing, other: Filing): Promise<Markup> {
	for (const { bundleId } of [one, other]) await openBundle(office, c, 'compare', bundleId);
	const { before, after, changes } = await compareBundles(office, one, other);
	const say = compareWords[c.var.lang];
	const pictures = await Promise.all([before, after].map((filing) => picture(office, c, filing)));
	return html`<h2>${say.pictures}</h2><div class="sides">${pictures}</div>${changesView(changes, before, after, c)}`;
}

async function picture(office: Office, c: WebContext, filing: Filing): Promise<Markup> {
	const { lang } = c.var;
	const overview = (await filesInside(office, filing)).find(({ role }) => role === 'overview');
	const on = instant(filing.capturedAt, lang, office.config.TIMEZONE);
	const alt = compareWords[lang].pictureAlt(localDate(new Date(filing.capturedAt), office.config.TIMEZONE));
	return html`<figure class="overview"><figcaption><a href="/paket/${filing.bundleId}">${on}</a>, ${label('outcome', filing.outcome, lang)}</figcaption>
${overview ? html`<img src="${fileAddress(filing, overview.path)}" alt="${visible(alt)}" loading="lazy">` : ''}</figure>`;
}

function choice(office: Office, c: WebContext, id: string, all: readonly Filing[]): Markup {
	const { lang } = c.var;
	const say = compareWords[lang];
	const plain = new Intl.DateTimeFormat('sv-SE', {
		...({ dateStyle: 'short', timeStyle: 'short' } as const),
		timeZone: office.config.TIMEZONE,
	});
	// The earlier one stands first, whichever of the fields it was chosen in.
	const asked = [c.req.query('fran'), c.req.query('till')];
	const chosen = all.filter(({ bundleId }) => asked.includes(bundleId));
	const [till, fran] = chosen.length === 2 ? chosen : all;
	const field = (name: string, text: string, wanted: string | undefined) =>
		html`<div><label for="${name}">${text}</label><select id="${name}" name="${name}">${all.map(
			({ bundleId, capturedAt, occasion }) =>
				html`<option value="${bundleId}"${bundleId === wanted ? html` selected` : nothing}>${plain.format(new Date(capturedAt))}, ${label('occasion', occasion, lang)}</option>`,
		)}</select></div>`;
	return html`<form method="get" action="/konton/${id}/jamfor" class="filter" aria-label="${say.choose}">
${field('fran', say.before, fran?.bundleId)}
${field('till', say.after, till?.bundleId)}
<div><button class="second">${say.compare}</button></div></form>`;
}
