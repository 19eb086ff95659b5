import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { type Disclosure, stateOf } from '../../../records/disclosure/disclosure.ts';
import { localDate } from '../../../records/local-date.ts';
import { may } from '../../../records/people/may.ts';
import { registerRequest } from '../../../work/disclosure/request.ts';
import { notAllowed } from '../../../work/people/who.ts';
import { handsOut, mayHandle, needsHandingOut } from '../../asking/disclosure-access.ts';
import { type Form, readForm } from '../../asking/form.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { table } from '../../parts/table.ts';
import { day } from '../../parts/times.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { disclosureWords } from '../../words/disclosures.ts';

const MOST = 100;

/** Requests for public records, and the form that registers one. */
export function disclosuresPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/utlamnanden', (c) => {
			needsHandingOut(c);
			return show(office, c);
		})
		.post('/utlamnanden', async (c) => {
			const sent = await readForm(c);
			const unitId = sent.text('unit') || undefined;
			const { name } = needs(c, 'hand-out', unitId);
			if (!handsOut(c)) throw notAllowed();
			let made: Disclosure | undefined;
			const error = await refused(async () => {
				made = await registerRequest(
					office,
					{
						...(unitId ? { unitId } : {}),
						receivedOn: sent.text('received'),
						requester: sent.text('requester'),
						what: sent.text('what'),
						caseNumber: sent.text('case'),
					},
					name,
				);
			});
			return error
				? show(office, c, error, sent)
				: c.redirect(`/utlamnanden/${made?.id ?? ''}?klart=registered`, 303);
		});
}

async function show(office: Office, c: WebContext, error?: OgonblickError, sent?: Form) {
	const { lang } = c.var;
	const say = disclosureWords[lang];
	const seen = (await office.disclosures.list()).filter((each) => mayHandle(c, each));
	const open = seen.filter(({ ended }) => !ended);
	const ended = seen.filter((each) => each.ended).slice(0, MOST);
	return page(c, {
		title: say.title,
		part: '/utlamnanden',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : ''}<p class="lead">${say.intro}</p>
<p><a href="/sekretesslogg">${say.looks}</a></p>
<h2>${say.open}</h2>
${open.length === 0 ? html`<p>${say.noneOpen}</p>` : list(open, say.openCaption(open.length), c)}
<h2>${say.register}</h2><p class="quiet">${say.registerHint}</p>
${await form(office, c, sent)}
<h2>${say.ended}</h2>
${ended.length === 0 ? html`<p>${say.noneEnded}</p>` : list(ended, say.endedCaption, c)}`,
	});
}

function list(found: readonly Disclosure[], caption: string, c: WebContext): Markup {
	const { lang } = c.var;
	const say = disclosureWords[lang];
	const rows = found.map((each) => [
		html`<a href="/utlamnanden/${each.id}">${foreign(short(each.what))}</a>`,
		day(each.receivedOn, lang),
		each.caseNumber ?? '',
		say.states[stateOf(each)],
	]);
	return table(caption, [say.what, say.received, say.caseNumber, say.state], rows);
}

function short(text: string): string {
	return text.length > 90 ? `${text.slice(0, 89).toWellFormed()}…` : text;
}

async function form(office: Office, c: WebContext, sent: Form | undefined): Promise<Markup> {
	const { lang } = c.var;
	const say = disclosureWords[lang];
	const { grants } = visitorOf(c).person;
	const value = (name: string) => visible(sent?.text(name) ?? '');
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const units = (await office.register.units()).filter(({ id }) => may(grants, 'hand-out', id));
	const options = [
		...(may(grants, 'hand-out') ? [html`<option value="">${say.everyUnit}</option>`] : []),
		...units.map(
			({ id, name }) =>
				html`<option value="${id}"${sent?.text('unit') === id ? html` selected` : ''}>${visible(name)}</option>`,
		),
	];
	return html`<form method="post" action="/utlamnanden" class="narrow">
<label for="what">${say.what}</label><p class="hint" id="what-hint">${say.whatHint}</p>
<textarea id="what" name="what" rows="3" required maxlength="2000" aria-describedby="what-hint">${value('what')}</textarea>
<label for="received">${say.received}</label><input id="received" name="received" type="date" required max="${today}" value="${value('received') || today}">
<label for="requester">${say.requester}</label><p class="hint" id="requester-hint">${say.requesterHint}</p>
<input id="requester" name="requester" maxlength="2000" autocomplete="off" aria-describedby="requester-hint" value="${value('requester')}">
<label for="case">${say.caseNumber}</label><input id="case" name="case" maxlength="200" value="${value('case')}">
<label for="unit">${say.unit}</label><select id="unit" name="unit">${options}</select>
<button>${say.registerButton}</button></form>`;
}
