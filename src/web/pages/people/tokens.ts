import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { may, mayGrant } from '../../../records/people/may.ts';
import type { Grant, Person } from '../../../records/people/person.ts';
import {
	grantsNow,
	isLive,
	mayMake,
	TOKEN_DAYS,
	TOKEN_ROLES,
	type Token,
} from '../../../records/people/token.ts';
import { grantText, ROLE_TITLES } from '../../../records/words/grants.ts';
import { makeToken, revokeToken } from '../../../work/people/tokens.ts';
import { API_PATH } from '../../api/app.ts';
import { readForm } from '../../asking/form.ts';
import { grantFrom, grantValue } from '../../asking/grants.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { table } from '../../parts/table.ts';
import { day, instant } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { peopleWords } from '../../words/people.ts';
import { tokenWords } from '../../words/tokens.ts';

type Units = Parameters<typeof grantText>[1];

/** Keys by which programs ask: one's own, and those of people whom one keeps. */
export function tokensPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/nycklar', (c) => list(office, c))
		.post('/nycklar', async (c) => {
			const { person } = visitorOf(c);
			const sent = await readForm(c);
			const units = await office.register.units();
			const grant = grantFrom(sent.text('grant'), units);
			const wish = {
				...{ name: sent.text('name'), grants: grant ? [grant] : [], days: Number(sent.text('days')) },
			};
			const made: { token: Token; secret: string }[] = [];
			const error = await refused(async () => {
				made.push(await makeToken(office, wish, person));
			});
			const [first] = made;
			return first ? shownOnce(first, c) : list(office, c, { ...wish, ...(error ? { error } : {}) });
		})
		.post('/nycklar/:id/aterkalla', async (c) => {
			const error = await refused(() => revokeToken(office, c.req.param('id'), visitorOf(c).person));
			return error ? list(office, c, { error }) : c.redirect('/nycklar?klart=revoked', 303);
		});
}

interface Given {
	readonly name?: string;
	readonly grants?: readonly Grant[];
	readonly days?: number;
	readonly error?: OgonblickError;
}

async function list(office: Office, c: WebContext, { name = '', grants = [], days = 90, error }: Given = {}) {
	const { person } = visitorOf(c);
	const { lang } = c.var;
	const say = tokenWords[lang];
	const units = await office.register.units();
	const all = await office.tokens.tokens();
	const people = new Map((await office.people.people()).map((each) => [each.id, each]));
	const own = all.filter(({ personId }) => personId === person.id);
	const others = all.filter(({ personId }) => isKept(person, people.get(personId)));
	const rowOf = (token: Token) => row(office, c, token, people.get(token.personId), units);
	const heads = [say.name, say.maker, say.roles, say.ends, say.used, say.state, say.revoke];
	const options = choices(person, units, c, grants[0]);
	return page(c, {
		title: say.title,
		part: '/jag',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${c.req.query('klart') === 'revoked' && !error ? done(say.nowRevoked) : ''}${error ? refusal(error, lang) : ''}
<p class="lead">${say.lead}</p>
<h2>${say.own}</h2>
${own.length === 0 ? html`<p>${say.none}</p>` : table(say.ownCaption, heads, own.map(rowOf))}
${others.length === 0 ? nothing : html`<h2>${say.others}</h2>${table(say.othersCaption, heads, others.map(rowOf))}`}
<h2>${say.make}</h2>
${
	options.length === 0
		? html`<p>${say.noRole}</p>`
		: html`<form method="post" action="/nycklar" class="narrow">
<label for="name">${say.name}</label><p class="hint" id="name-hint">${say.nameHint}</p>
<input id="name" name="name" required maxlength="100" autocomplete="off" aria-describedby="name-hint" value="${visible(name)}">
<label for="grant">${say.role}</label><p class="hint" id="grant-hint">${say.roleHint}</p>
<select id="grant" name="grant" required aria-describedby="grant-hint">${options}</select>
<label for="days">${say.days}</label>
<select id="days" name="days">${TOKEN_DAYS.map((each) => html`<option value="${each}"${each === days ? html` selected` : nothing}>${say.daysOf(each)}</option>`)}</select>
<button>${say.makeButton}</button></form>`
}
<p>${say.use} <a href="${API_PATH}/openapi.json">${say.description}</a>.</p>`,
	});
}

/** Somebody else, whose keys are this person's to take back. */
function isKept(by: Person, maker: Person | undefined): boolean {
	if (!maker || maker.id === by.id) return false;
	if (maker.grants.length === 0) return may(by.grants, 'keep-people');
	return maker.grants.every((grant) => mayGrant(by.grants, grant));
}

function row(
	office: Office,
	c: WebContext,
	token: Token,
	maker: Person | undefined,
	units: Units,
): readonly (string | Markup)[] {
	const { lang } = c.var;
	const say = tokenWords[lang];
	const isHolding = isLive(token, office.clock.now().toISOString()) && maker?.closedAt === undefined;
	const isIdle = isHolding && grantsNow(token, maker?.grants ?? []).length === 0;
	const end = html`<form method="post" action="/nycklar/${token.id}/aterkalla"><button class="plain" aria-label="${visible(say.revokeAria(token.name))}">${say.revoke}</button></form>`;
	return [
		foreign(token.name),
		foreign(maker?.name ?? ''),
		html`${token.grants.map((grant) => html`${visible(grantText(grant, units, lang))}<br>`)}`,
		day(token.endsAt, lang),
		token.usedAt === undefined ? say.never : instant(token.usedAt, lang, office.config.TIMEZONE),
		isIdle ? say.idle : isHolding ? say.live : token.revokedAt === undefined ? say.over : say.revoked,
		token.revokedAt === undefined ? end : '',
	];
}

/** Roles that this person may give to a program, by where they hold. */
function choices({ grants }: Person, units: Units, c: WebContext, chosen?: Grant): readonly Markup[] {
	const say = peopleWords[c.var.lang];
	const places = [
		{ name: say.wholeOrganisation, at: {} },
		...units.map(({ id, name }) => ({ name, at: { unitId: id } })),
	];
	return places.flatMap(({ name, at }) => {
		const able = TOKEN_ROLES.map((role) => ({ role, ...at })).filter((each) => mayMake(grants, each));
		const options = able.map((each) => {
			const isChosen = chosen !== undefined && grantValue(chosen) === grantValue(each);
			return html`<option value="${grantValue(each)}"${isChosen ? html` selected` : nothing}>${ROLE_TITLES[c.var.lang][each.role]}: ${say.aboutRole[each.role]}</option>`;
		});
		return options.length === 0 ? [] : [html`<optgroup label="${visible(name)}">${options}</optgroup>`];
	});
}

function shownOnce({ token, secret }: { readonly token: Token; readonly secret: string }, c: WebContext) {
	const say = tokenWords[c.var.lang];
	return page(c, {
		title: say.madeTitle,
		part: '/jag',
		content: html`<p class="lead">${foreign(say.madeLead(token.name, token.endsAt.slice(0, 10)))}</p>
<label for="secret">${say.secret}</label><input id="secret" readonly autocomplete="off" value="${secret}">
<p>${say.use} <a href="${API_PATH}/openapi.json">${say.description}</a>.</p>
<p><a href="/nycklar">${say.back}</a></p>`,
	});
}
