import type { Office } from '../../office.ts';
import { may, mayGrant, unitsFor } from '../../records/people/may.ts';
import { type Grant, type Person, ROLES } from '../../records/people/person.ts';
import { INVITATION_HOURS } from '../../records/people/visit.ts';
import { type grantText, ROLE_TITLES } from '../../records/words/grants.ts';
import type { Language } from '../../records/words/language.ts';
import { notAllowed } from '../../work/people/who.ts';
import { providerName } from '../parts/provider-name.ts';
import { foreign, html, type Markup, nothing, visible } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { peopleWords } from '../words/people.ts';
import { grantValue } from './grants.ts';
import { visitorOf, type WebContext } from './visitor.ts';

type Units = Parameters<typeof grantText>[1];

/** @throws UsageError `not-allowed` */
export function keeper(c: WebContext): Person {
	const { person } = visitorOf(c);
	const where = unitsFor(person.grants, 'keep-people');
	if (where !== 'all' && where.size === 0) throw notAllowed();
	return person;
}

/** Those whose roles the one who asks may change any of, and those without any. */
export function isSeen(by: Person, { grants }: Person): boolean {
	return grants.length === 0
		? may(by.grants, 'keep-people')
		: grants.some((grant) => mayGrant(by.grants, grant));
}

/** Roles that the one who asks may give, by where they hold. */
export function grantOptions(by: Person, units: Units, c: WebContext, chosen?: Grant): Markup[] {
	const say = peopleWords[c.var.lang];
	const places = [
		{ name: say.wholeOrganisation, grant: {} },
		...units.map(({ id, name }) => ({ name, grant: { unitId: id } })),
	];
	return places.flatMap(({ name, grant }) => {
		const able = ROLES.map((role) => ({ role, ...grant })).filter((each) => mayGrant(by.grants, each));
		if (able.length === 0) return [];
		const options = able.map((each) => {
			const value = grantValue(each);
			const isChosen = chosen !== undefined && grantValue(chosen) === value;
			return html`<option value="${value}"${isChosen ? html` selected` : ''}>${ROLE_TITLES[c.var.lang][each.role]}: ${say.aboutRole[each.role]}</option>`;
		});
		return [html`<optgroup label="${visible(name)}">${options}</optgroup>`];
	});
}

/** Whether and how somebody can sign in. @param provider the service that the person is bound to, if any */
export function stateText(
	person: Person,
	provider: { readonly name?: string } | undefined,
	lang: Language,
): string {
	const say = peopleWords[lang];
	if (person.closedAt) return say.closed;
	if (person.hasPassword) return say.active;
	return provider ? say.bound(providerName(provider, lang)) : say.invited;
}

/** A way in that is to be handed over; shown once. @param origin where people reach the office; the request's own where absent */
export function link(
	{ identityProvider: provider }: Pick<Office, 'identityProvider'>,
	c: WebContext,
	name: string,
	secret: string,
	origin: string | undefined,
) {
	const address = `${origin ?? new URL(c.req.url).origin}/inbjudan/${secret}`;
	const say = peopleWords[c.var.lang];
	return page(c, {
		title: say.linkTitle,
		part: '/personer',
		content: html`<p class="lead">${foreign(say.linkLead(name, INVITATION_HOURS))}</p>
${provider ? html`<p>${say.linkOr(providerName(provider, c.var.lang))}</p>` : nothing}<label for="link">${say.link}</label><input id="link" readonly value="${address}">
<p><a href="/personer">${say.back}</a></p>`,
	});
}
