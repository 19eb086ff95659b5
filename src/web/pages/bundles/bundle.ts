import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { accountTitle, label } from '../../../records/labels.ts';
import { localDate } from '../../../records/local-date.ts';
import type { ManifestFile } from '../../../records/manifest.ts';
import { eventText } from '../../../records/words/events.ts';
import { type ShownBundle, showBundle } from '../../../work/find-bundles.ts';
import { keepLook } from '../../../work/keep-look.ts';
import { filesInside } from '../../../work/look-inside.ts';
import { fileAddress } from '../../asking/file-address.ts';
import { namesOfPosts } from '../../asking/named-post.ts';
import { seenBundle } from '../../asking/seen-bundle.ts';
import { sightOf } from '../../asking/sight.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { accountLink } from '../../parts/account-link.ts';
import { bundleDisclosure } from '../../parts/bundle-disclosure.ts';
import { verdict } from '../../parts/bundle-rows.ts';
import { type Fact, facts } from '../../parts/facts.ts';
import { findingList, namedIn } from '../../parts/finding-list.ts';
import { fixityTable } from '../../parts/fixity-table.ts';
import { size } from '../../parts/size.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { whoDid } from '../../parts/who-did.ts';
import { html, type Markup, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { bundleWords } from '../../words/bundles.ts';
import { replayWords } from '../../words/replay.ts';

/** One bundle: what it is, how whole, where it is filed, and what has happened to it. */
export function bundlePages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/paket/:id', async (c) => {
		const { bundleId } = await seenBundle(office, c);
		const shown = await showBundle(office, bundleId);
		const { seesRestricted } = sightOf(office, c);
		const { filing } = shown;
		const isOpen = filing.isRestricted !== true || seesRestricted(filing.unitId);
		if (filing.isRestricted && isOpen) await keepLook(office, filing, visitorOf(c).person, 'page');
		const files = isOpen && shown.told ? await filesInside(office, filing) : [];
		const found = isOpen ? (shown.told?.findings ?? []) : [];
		const posts = await namesOfPosts(office, filing, namedIn(found));
		const findings = findingList(found, c, { filing, posts });
		return show(office, c, shown, isOpen, files, findings, await bundleDisclosure(office, c, filing));
	});
}

function show(
	office: Office,
	c: WebContext,
	shown: ShownBundle,
	isOpen: boolean,
	files: readonly ManifestFile[],
	findings: Markup,
	disclose: Markup,
) {
	const { lang } = c.var;
	const say = bundleWords[lang];
	const at = (iso: string) => instant(iso, lang, office.config.TIMEZONE);
	const { filing, account, events, told, unreadable, present } = shown;
	const name = accountTitle(account, lang);
	const rows = events.map((e) => [at(e.at), eventText(e.kind, lang), whoDid(e, lang)]);
	return page(c, {
		title: say.bundleTitle(name, localDate(new Date(filing.capturedAt), office.config.TIMEZONE)),
		part: '/paket',
		content: html`${present ? '' : html`<div class="told bad"><p>${say.missing}</p></div>`}
${unreadable && present ? html`<div class="told bad"><p>${say.unreadable}</p></div>` : ''}
${isOpen ? '' : html`<div class="told warn"><p>${say.hidden}</p></div>`}
<p class="lead">${verdict(filing.outcome, lang)}</p>
${isOpen && told ? html`<h2>${say.findings}</h2>${findings}` : ''}
${files.length > 0 ? inside(files, shown, c) : ''}
${disclose}
<h2>${say.facts}</h2>
${facts(factsOf(shown, c, at, isOpen))}
<h2>${say.fixityHistory}</h2>
${fixityTable(events, c, at)}
<h2>${say.events}</h2>
${table(say.eventsCaption, [say.when, say.what, say.who], rows)}`,
	});
}

/** A picture of the account, the way to all of them, and the files that a person opens. */
function inside(files: readonly ManifestFile[], { filing, account }: ShownBundle, c: WebContext): Markup {
	const { lang } = c.var;
	const say = bundleWords[lang];
	const overview = files.find(({ role }) => role === 'overview');
	const tiles = files.filter(({ role }) => role === 'tile').length;
	const rows = files
		.filter(({ role }) => Object.hasOwn(say.roles, role))
		.map(({ path, role, bytes }) => [
			html`<a href="${fileAddress(filing, path)}">${say.roles[role] ?? role}</a>`,
			size(bytes, lang),
		]);
	const picture = overview
		? html`<img src="${fileAddress(filing, overview.path)}" alt="${visible(say.overviewAlt(account.name))}" loading="lazy">`
		: '';
	return html`<h2>${say.picture}</h2><figure class="overview">${picture}<figcaption><a href="/paket/${filing.bundleId}/bilder">${say.allPictures(tiles)}</a></figcaption></figure>
<p><a class="button second" href="/paket/${filing.bundleId}/inlagg">${say.readPosts(filing.posts)}</a>${files.some(({ role }) => role === 'wacz') ? html` <a class="button second" href="/paket/${filing.bundleId}/uppspelning">${replayWords[lang].link}</a>` : ''}</p>
<h2>${say.files}</h2>${table(say.filesCaption, [say.file, say.size], rows)}
<p><a class="button second" href="/paket/${filing.bundleId}/zip" download>${say.whole(size(filing.bytes, lang))}</a></p>
<p>${say.documents} <a href="/paket/${filing.bundleId}/las/manifest">${say.manifest}</a>, <a href="/paket/${filing.bundleId}/las/mets">METS</a>, <a href="/paket/${filing.bundleId}/las/premis">PREMIS</a></p>`;
}

function factsOf(
	shown: ShownBundle,
	c: WebContext,
	at: (iso: string) => Markup,
	isOpen: boolean,
): readonly Fact[] {
	const { lang } = c.var;
	const say = bundleWords[lang];
	const { filing, account, context, level, fixity, order, caseNumber } = shown;
	return [
		[say.account, accountLink(account, lang)],
		[say.unit, context.unit.name],
		[say.captured, at(filing.capturedAt)],
		[say.filed, at(filing.filedAt)],
		[say.occasion, label('occasion', filing.occasion, lang)],
		[say.level, level === null ? '' : label('level', level, lang)],
		[say.reason, isOpen ? (order?.reason ?? '') : ''],
		[say.orderedBy, order?.orderedBy ?? ''],
		[say.plan, `${context.plan.title} (${context.plan.version})`],
		[say.row, `${context.row.code} ${context.row.title}`],
		[say.retention, context.row.retention],
		[say.case, caseNumber ?? ''],
		[say.posts, `${filing.posts}`],
		[say.size, size(filing.bytes, lang)],
		[say.fixity, fixity ? at(fixity.at) : say.neverChecked],
		[say.identifier, html`<code>${filing.bundleId}</code>`],
		[say.checksum, html`<code>${filing.sha256}</code>`],
	];
}
