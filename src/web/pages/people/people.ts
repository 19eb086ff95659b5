import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import type { Grant, Person } from '../../../records/people/person.ts';
import { grantText } from '../../../records/words/grants.ts';
import { addPerson } from '../../../work/people/people.ts';
import { readForm } from '../../asking/form.ts';
import { grantFrom } from '../../asking/grants.ts';
import { grantOptions, isSeen, keeper, link, stateText } from '../../asking/people-keeping.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { table } from '../../parts/table.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { hookWords } from '../../words/hooks.ts';
import { peopleWords } from '../../words/people.ts';

/** Who may use the office, for those who keep people. @param origin where a link leads to */
export function peoplePages(office: Office, origin: string | undefined): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/personer', (c) => list(office, c))
		.post('/personer', async (c) => {
			const by = keeper(c);
			const units = await office.register.units();
			const sent = await readForm(c);
			const grant = grantFrom(sent.text('grant'), units);
			const wish = { name: sent.text('name'), email: sent.text('email'), grants: grant ? [grant] : [] };
			let secret = '';
			const error = await refused(async () => {
				({ secret } = await addPerson(office, wish, by));
			});
			return error ? list(office, c, { ...wish, error }) : link(office, c, wish.name, secret, origin);
		});
}

interface Given {
	readonly name?: string;
	readonly email?: string;
	readonly grants?: readonly Grant[];
	readonly error?: OgonblickError;
}

async function list(
	office: Office,
	c: WebContext,
	{ name = '', email = '', grants = [], error }: Given = {},
) {
	const by = keeper(c);
	const { lang } = c.var;
	const say = peopleWords[lang];
	const units = await office.register.units();
	const people = (await office.people.people()).filter((person) => isSeen(by, person));
	const { identityProvider: provider, identities } = office;
	const bound = new Set(
		(await identities.identities())
			.filter(({ issuer }) => issuer === provider?.issuer)
			.map(({ personId }) => personId),
	);
	const rows = people.map((person) => row(person, units, c, bound.has(person.id) ? provider : undefined));
	return page(c, {
		title: say.title,
		part: '/personer',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : ''}<p class="lead">${say.lead}</p>
${table(say.caption, [say.name, say.email, say.roles, say.state], rows)}
<p><a href="/webhookar">${hookWords[lang].link}</a></p>
<h2>${say.add}</h2>
<form method="post" action="/personer" class="narrow">
<label for="name">${say.name}</label><p class="hint" id="name-hint">${say.nameHint}</p>
<input id="name" name="name" required maxlength="200" autocomplete="off" aria-describedby="name-hint" value="${visible(name)}">
<label for="email">${say.email}</label>
<input id="email" name="email" type="email" required maxlength="254" autocomplete="off" value="${visible(email)}">
<label for="grant">${say.role}</label><p class="hint" id="grant-hint">${say.pickHint}</p>
<select id="grant" name="grant" required aria-describedby="grant-hint">${grantOptions(by, units, c, grants[0])}</select>
<button>${say.addButton}</button>
</form>`,
	});
}

type Units = Parameters<typeof grantText>[1];

function row(
	person: Person,
	units: Units,
	c: WebContext,
	provider: Office['identityProvider'],
): readonly (string | Markup)[] {
	const { lang } = c.var;
	const say = peopleWords[lang];
	const roles = person.grants.map((grant) => html`${visible(grantText(grant, units, lang))}<br>`);
	return [
		html`<a href="/personer/${person.id}">${foreign(person.name)}</a>`,
		foreign(person.email),
		roles.length > 0 ? html`${roles}` : say.none,
		stateText(person, provider, lang),
	];
}
