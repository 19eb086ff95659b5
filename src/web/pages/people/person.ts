import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { mayGrant } from '../../../records/people/may.ts';
import { type Person, sameGrant } from '../../../records/people/person.ts';
import { grantText } from '../../../records/words/grants.ts';
import { invitePerson } from '../../../work/people/invite.ts';
import { forgetPasskeys } from '../../../work/people/passkeys.ts';
import { closePerson, refuseUnlessOver, regrant } from '../../../work/people/people.ts';
import { releaseIdentity } from '../../../work/people/release-identity.ts';
import { notAllowed } from '../../../work/people/who.ts';
import { readForm } from '../../asking/form.ts';
import { grantFrom, grantValue } from '../../asking/grants.ts';
import { grantOptions, isSeen, keeper, link, stateText } from '../../asking/people-keeping.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { providerName } from '../../parts/provider-name.ts';
import { instant } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { peopleWords } from '../../words/people.ts';

/** One person's roles and access. */
export function personPages(office: Office, origin: string | undefined): Hono<WebEnv> {
	const found = async (c: WebContext) => {
		const by = keeper(c);
		const person = await office.people.person(c.req.param('id') ?? '');
		if (!person || !isSeen(by, person)) throw notAllowed();
		return { by, person };
	};
	const answered = async (
		c: WebContext,
		what: string,
		act: (by: Person, person: Person) => Promise<unknown>,
	) => {
		const { by, person } = await found(c);
		const error = await refused(() => act(by, person));
		return error
			? show(office, c, by, person, error)
			: c.redirect(`/personer/${person.id}?klart=${what}`, 303);
	};
	return new Hono<WebEnv>()
		.get('/personer/:id', async (c) => {
			const { by, person } = await found(c);
			return show(office, c, by, person);
		})
		.post('/personer/:id/roll', async (c) => {
			const sent = await readForm(c);
			const units = await office.register.units();
			const give = grantFrom(sent.text('grant'), units);
			return answered(c, 'given', async (by, person) =>
				regrant(office, person, give ? [...person.grants, give] : person.grants, by),
			);
		})
		.post('/personer/:id/ta-bort-roll', async (c) => {
			const sent = await readForm(c);
			return answered(c, 'taken', async (by, person) => {
				const left = person.grants.filter((grant) => grantValue(grant) !== sent.text('grant'));
				await regrant(office, person, left, by);
			});
		})
		.post('/personer/:id/lank', async (c) => {
			const { by, person } = await found(c);
			refuseUnlessOver(by, person);
			return link(office, c, person.name, await invitePerson(office, person, by), origin);
		})
		.post('/personer/:id/logga-ut', (c) =>
			answered(c, 'signedOutAll', async (by, person) => {
				refuseUnlessOver(by, person);
				await office.people.endAll(person.id, by.name);
			}),
		)
		.post('/personer/:id/koppla-loss', (c) =>
			answered(c, 'released', (by, person) => releaseIdentity(office, person, by)),
		)
		.post('/personer/:id/ta-bort-inloggningsnycklar', (c) =>
			answered(c, 'forgotten', (by, person) => forgetPasskeys(office, person, by)),
		)
		.post('/personer/:id/stang', (c) =>
			answered(c, 'nowClosed', (by, person) => closePerson(office, person, true, by)),
		)
		.post('/personer/:id/slapp-in', (c) =>
			answered(c, 'nowOpen', (by, person) => closePerson(office, person, false, by)),
		);
}

const DONE = ['given', 'taken', 'signedOutAll', 'released', 'forgotten', 'nowClosed', 'nowOpen'] as const;

async function show(office: Office, c: WebContext, by: Person, person: Person, error?: OgonblickError) {
	const { lang } = c.var;
	const say = peopleWords[lang];
	const units = await office.register.units();
	const told = DONE.find((what) => what === c.req.query('klart'));
	const act = (path: string, words: string) =>
		html`<form method="post" action="/personer/${person.id}/${path}"><button class="second">${words}</button></form>`;
	const grants = person.grants.map((grant) => {
		const text = visible(grantText(grant, units, lang));
		const remove = html`<form method="post" action="/personer/${person.id}/ta-bort-roll"><input type="hidden" name="grant" value="${grantValue(grant)}"><button class="plain" aria-label="${say.removeAria(text)}">${say.remove}</button></form>`;
		return html`<li>${text} ${mayGrant(by.grants, grant) ? remove : ''}</li>`;
	});
	const bonds = await bondsOf(office, c, person);
	const passkeys = await office.passkeys.passkeys(person.id);
	const isOver = person.grants.every(
		(grant) => by.grants.some((own) => sameGrant(own, grant)) || mayGrant(by.grants, grant),
	);
	return page(c, {
		title: person.name,
		part: '/personer',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told && !error ? done(say[told]) : ''}${error ? refusal(error, lang) : ''}
<dl class="facts"><dt>${say.email}</dt><dd>${foreign(person.email)}</dd>
<dt>${say.state}</dt><dd>${stateText(person, bonds.isBound ? office.identityProvider : undefined, lang)}</dd>${bonds.shown}
<dt>${say.passkeys}</dt><dd>${say.passkeysOf(passkeys.length)}</dd></dl>
<h2>${say.change}</h2>
<ul class="plain-list">${grants.length > 0 ? grants : html`<li>${say.none}</li>`}</ul>
<form method="post" action="/personer/${person.id}/roll" class="narrow">
<label for="grant">${say.role}</label><select id="grant" name="grant" required>${grantOptions(by, units, c)}</select>
<button>${say.give}</button></form>
${isOver ? html`<h2>${say.access}</h2><div class="acts">${person.closedAt ? act('slapp-in', say.letIn) : [act('lank', say.newLink), act('logga-ut', say.signOutAll), bonds.isAny ? act('koppla-loss', say.release) : '', passkeys.length > 0 ? act('ta-bort-inloggningsnycklar', say.forget) : '', act('stang', say.close)]}</div>` : ''}
<p><a href="/personer">${say.back}</a></p>`,
	});
}

/** Whether the person is known at the sign-in service, and since when. */
async function bondsOf(
	{ identityProvider: provider, identities, config }: Office,
	c: WebContext,
	{ id }: Person,
) {
	const { lang } = c.var;
	const say = peopleWords[lang];
	const all = await identities.identities(id);
	const bond = all.find(({ issuer }) => issuer === provider?.issuer);
	const at = (time: string) => instant(time, lang, config.TIMEZONE) ?? '';
	const name = providerName(provider ?? {}, lang);
	const text = bond
		? html`${name}: ${say.boundSince} ${at(bond.boundAt)}, ${say.boundLast} ${at(bond.usedAt)}`
		: say.notBound(name);
	const shown = provider ? html`<dt>${say.byProvider}</dt><dd>${text}</dd>` : nothing;
	return { shown, isBound: bond !== undefined, isAny: all.length > 0 };
}
