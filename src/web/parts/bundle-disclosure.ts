import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { may } from '../../records/people/may.ts';
import { mayHandle } from '../asking/disclosure-access.ts';
import { visitorOf, type WebContext } from '../asking/visitor.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { disclosureWords } from '../words/disclosures.ts';

/** That a bundle is under a hold, and for who hands out: the way into a request. */
export async function bundleDisclosure(office: Office, c: WebContext, filing: Filing): Promise<Markup> {
	const say = disclosureWords[c.var.lang];
	const { bundleId, unitId } = filing;
	const isHeld = (await office.disclosures.holds([bundleId])).has(bundleId);
	const held = isHeld ? html`<p class="told warn">${say.heldNow}</p>` : nothing;
	if (!may(visitorOf(c).person.grants, 'hand-out', unitId)) return held;
	const open = (await office.disclosures.list({ isOpen: true })).filter(
		(each) =>
			mayHandle(c, each) &&
			(each.unitId === undefined || each.unitId === unitId) &&
			!each.picks.some((pick) => pick.bundleId === bundleId),
	);
	const forms = open.map(
		({ id, what, receivedOn }) =>
			html`<form method="post" action="/utlamnanden/${id}/valj"><input type="hidden" name="bundle" value="${bundleId}"><button class="second">${receivedOn} ${visible(what.slice(0, 60).toWellFormed())}</button></form>`,
	);
	return html`<h2>${say.forRequest}</h2>${held}<p class="quiet">${say.forRequestHint}</p>
${forms}<p><a href="/utlamnanden">${say.title}</a></p>`;
}
