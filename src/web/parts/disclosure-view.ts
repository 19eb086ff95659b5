import type { Office } from '../../office.ts';
import {
	type Disclosure,
	picksRead,
	REVIEW_OUTCOMES,
	type ReviewOutcome,
	stateOf,
} from '../../records/disclosure/disclosure.ts';
import { localDate } from '../../records/local-date.ts';
import { eventText } from '../../records/words/events.ts';
import type { ShownDisclosure } from '../../work/disclosure/show.ts';
import type { WebContext } from '../asking/visitor.ts';
import { foreign, html, type Markup, nothing } from '../shell/markup.ts';
import { disclosureWords } from '../words/disclosures.ts';
import { accountLink } from './account-link.ts';
import { facts } from './facts.ts';
import { size } from './size.ts';
import { table } from './table.ts';
import { day, instant } from './times.ts';

/** A request with all that can be done about it where it stands. */
export function disclosureView(office: Office, c: WebContext, shown: ShownDisclosure): Markup {
	const { lang } = c.var;
	const say = disclosureWords[lang];
	const { disclosure, unit, events } = shown;
	const at = (iso: string) => instant(iso, lang, office.config.TIMEZONE);
	const { receivedOn, requester, what, caseNumber, registeredAt, registeredBy, ended } = disclosure;
	const rows = events.map((e) => [at(e.at), eventText(e.kind, lang), foreign(e.actor)]);
	return html`${ended ? nothing : html`<p class="told warn">${say.hold}</p>`}
<h2>${say.facts}</h2>
${facts([
	[say.what, what],
	[say.state, say.states[stateOf(disclosure)]],
	[say.received, day(receivedOn, lang)],
	[say.requester.replace(/ \(.*\)/, ''), requester ?? say.anonymous],
	[say.caseNumber.replace(/ \(.*\)/, ''), caseNumber ?? ''],
	[say.unit, unit ?? say.everyUnit],
	[say.registered, html`${at(registeredAt)}, ${say.by(registeredBy)}`],
])}
<h2>${say.picks}</h2>
${picks(c, shown, office.config.TIMEZONE)}
${ended ? nothing : pickForm(c, disclosure)}
<h2>${say.review}</h2>
${review(c, disclosure, at)}
${ending(c, disclosure)}
<h2>${say.events}</h2>
${table(say.eventsCaption, [say.when, say.event, say.who], rows)}`;
}

function picks(c: WebContext, { disclosure, picks: picked }: ShownDisclosure, timeZone: string): Markup {
	const { lang } = c.var;
	const say = disclosureWords[lang];
	if (picked.length === 0) return html`<p>${say.noPicks}</p>`;
	const base = `/utlamnanden/${disclosure.id}`;
	const rows = picked.map(({ pick: { posts, copy }, found: { filing, account } }) => {
		const capturedOn = localDate(new Date(filing.capturedAt), timeZone);
		const act = (path: string, words: string) =>
			html`<form method="post" action="${base}/${path}"><input type="hidden" name="bundle" value="${filing.bundleId}"><button class="plain" aria-label="${words}: ${account.name} ${capturedOn}">${words}</button></form>`;
		const see = copy ? html`<a href="${base}/kopia/${filing.bundleId}">${say.seeCopy}</a>` : say.noCopy;
		const acts = disclosure.ended
			? ''
			: html`<a href="${base}/maska/${filing.bundleId}">${say.redact}</a> ${copy ? act('ta-bort-kopia', say.dropCopy) : ''} ${act('ta-bort', say.unpick)}`;
		return [
			html`<a href="/paket/${filing.bundleId}">${capturedOn}</a>`,
			accountLink(account, lang),
			posts.length === 0 ? say.wholeBundle : say.somePosts(posts),
			html`${see}`,
			...(acts === '' ? [] : [html`<div class="acts">${acts}</div>`]),
		];
	});
	const heads = [say.bundle, say.account, say.part, say.copy];
	// Of what is ended nothing is left to do.
	return table(say.picksCaption, disclosure.ended ? heads : [...heads, say.acts], rows);
}

function pickForm(c: WebContext, { id }: Disclosure): Markup {
	const say = disclosureWords[c.var.lang];
	return html`<h3>${say.pick}</h3><p class="quiet">${say.pickHow}</p>
<form method="post" action="/utlamnanden/${id}/valj" class="narrow">
<label for="bundle">${say.pickId}</label><input id="bundle" name="bundle" required maxlength="100" autocomplete="off">
<label for="posts">${say.pickPosts}</label><p class="hint" id="posts-hint">${say.pickPostsHint}</p>
<input id="posts" name="posts" maxlength="2000" inputmode="numeric" aria-describedby="posts-hint">
<button class="second">${say.pickButton}</button></form>`;
}

function review(
	c: WebContext,
	{ id, picks, review: kept, ended }: Disclosure,
	at: (iso: string) => Markup,
): Markup {
	const say = disclosureWords[c.var.lang];
	const told = kept
		? html`${facts([
				[say.outcome, say.outcomes[kept.outcome]],
				[say.sections, kept.sections],
				[say.reason, kept.reason],
				[say.reviewed, html`${at(kept.at)}, ${say.by(kept.by)}`],
			])}${kept.outcome === 'whole' ? nothing : html`<p class="told warn">${say.appeal}</p>`}`
		: nothing;
	if (ended) return told;
	const choice = (outcome: ReviewOutcome) =>
		html`<label><input type="radio" name="outcome" value="${outcome}" required${kept?.outcome === outcome ? html` checked` : nothing}> ${say.outcomes[outcome]}</label>`;
	return html`${told}<p class="quiet">${say.reviewHint}</p>
<form method="post" action="/utlamnanden/${id}/prova" class="narrow">
<input type="hidden" name="read" value="${picksRead(picks)}">
<fieldset><legend>${say.outcome}</legend>${REVIEW_OUTCOMES.map(choice)}</fieldset>
<label for="sections">${say.sections}</label><p class="hint" id="sections-hint">${say.sectionsHint}</p>
<input id="sections" name="sections" maxlength="2000" aria-describedby="sections-hint">
<label for="reason">${say.reason}</label><p class="hint" id="reason-hint">${say.reasonHint}</p>
<textarea id="reason" name="reason" rows="3" maxlength="2000" aria-describedby="reason-hint"></textarea>
<button class="${kept ? 'second' : ''}">${say.reviewButton}</button></form>`;
}

function ending(c: WebContext, { id, review: kept, handedOut, ended }: Disclosure): Markup {
	const { lang } = c.var;
	const say = disclosureWords[lang];
	if (handedOut)
		return html`<h2>${say.handOut}</h2><p><a class="button" href="/utlamnanden/${id}/fil">${say.fetch}</a></p>
<p class="quiet">${say.fetchAbout(size(handedOut.bytes, lang))}, SHA-256 <code>${handedOut.sha256}</code></p>`;
	if (ended) return nothing;
	const hand =
		kept && kept.outcome !== 'refused'
			? html`<p class="quiet">${say.handOutHint}</p><form method="post" action="/utlamnanden/${id}/lamna-ut"><button>${say.handOutButton}</button></form>`
			: html`<p class="quiet">${kept ? say.outcomes.refused : say.notReviewed}</p>`;
	const end = (how: string, words: string) =>
		html`<form method="post" action="/utlamnanden/${id}/avsluta"><input type="hidden" name="how" value="${how}"><button class="second">${words}</button></form>`;
	return html`${kept?.outcome === 'refused' ? nothing : html`<h2>${say.handOut}</h2>${hand}`}
<h2>${say.end}</h2><p class="quiet">${say.endHint}</p>
<div class="acts">${kept?.outcome === 'refused' ? end('refused', say.endRefused) : nothing}${end('withdrawn', say.endWithdrawn)}</div>`;
}
