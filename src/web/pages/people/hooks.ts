import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { HOOK_EVENTS, type Hook } from '../../../records/hooks/hook.ts';
import type { Person } from '../../../records/people/person.ts';
import { EVERYWHERE, placeText } from '../../../records/words/grants.ts';
import { HOOK_WORDS } from '../../../records/words/hooks.ts';
import { networkTrouble } from '../../../records/words/network.ts';
import { addHook, keepsHooks, keptHooks, mayKeep, theHook } from '../../../work/hooks/keep.ts';
import { testHook } from '../../../work/hooks/send.ts';
import { notAllowed } from '../../../work/people/who.ts';
import { readForm } from '../../asking/form.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { boxes } from '../../parts/fields.ts';
import { table } from '../../parts/table.ts';
import { instant } from '../../parts/times.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { hookWords } from '../../words/hooks.ts';

const ALL = 'alla';

/** Addresses of programs that are told when something happens, for those who keep people. */
export function hooksPages(office: Office): Hono<WebEnv> {
	const acted = async (
		c: WebContext,
		what: 'stopped' | 'started' | 'removed',
		act: (hook: Hook, by: Person) => unknown,
	) => {
		const by = keeper(c);
		const error = await refused(async () => act(await theHook(office, c.req.param('id') ?? '', by), by));
		return error ? list(office, c, { error }) : c.redirect(`/webhookar?klart=${what}`, 303);
	};
	return new Hono<WebEnv>()
		.get('/webhookar', (c) => list(office, c))
		.post('/webhookar', async (c) => {
			const by = keeper(c);
			const sent = await readForm(c);
			const unit = sent.text('unit');
			const wish = {
				...{ address: sent.text('address'), events: sent.all('events') },
				...(unit === ALL ? {} : { unitId: unit }),
			};
			const secrets: string[] = [];
			const error = await refused(async () => {
				await knownUnit(office, wish.unitId);
				secrets.push((await addHook(office, wish, by)).secret);
			});
			return error ? list(office, c, { ...wish, error }) : shownOnce(secrets[0] ?? '', c);
		})
		.post('/webhookar/:id/stoppa', (c) =>
			acted(c, 'stopped', ({ id }, { name }) => office.hooks.stop(id, 'person', name)),
		)
		.post('/webhookar/:id/starta', (c) =>
			acted(c, 'started', ({ id }, { name }) => office.hooks.start(id, name)),
		)
		.post('/webhookar/:id/ta-bort', (c) =>
			acted(c, 'removed', ({ id }, { name }) => office.hooks.remove(id, name)),
		)
		.post('/webhookar/:id/prov', async (c) => {
			const by = keeper(c);
			const say = hookWords[c.var.lang];
			const told: Markup[] = [];
			const error = await refused(async () => {
				const hook = await theHook(office, c.req.param('id'), by);
				const { isDelivered, said } = await testHook(office, hook, c.req.raw.signal);
				told.push(
					isDelivered
						? done(visible(say.tested(said)))
						: html`<div class="told bad" role="alert"><p>${visible(say.notTested(networkTrouble(said, c.var.lang)))}</p></div>`,
				);
			});
			return list(office, c, { ...(error ? { error } : {}), ...(told[0] ? { told: told[0] } : {}) });
		});
}

/** @throws UsageError `not-allowed` */
function keeper(c: WebContext): Person {
	const { person } = visitorOf(c);
	if (!keepsHooks(person)) throw notAllowed();
	return person;
}

/** A unit that is not there is nobody's to keep. @throws UsageError `not-allowed` */
async function knownUnit({ register }: Office, unitId: string | undefined): Promise<void> {
	if (unitId === undefined) return;
	if (!(await register.units()).some(({ id }) => id === unitId)) throw notAllowed();
}

interface Given {
	readonly address?: string;
	readonly unitId?: string;
	readonly events?: readonly string[];
	readonly error?: OgonblickError;
	readonly told?: Markup;
}

async function list(
	office: Office,
	c: WebContext,
	{ address = '', unitId, events = [], error, told }: Given = {},
) {
	const by = keeper(c);
	const { lang } = c.var;
	const say = hookWords[lang];
	const units = await office.register.units();
	const hooks = await keptHooks(office, by);
	const rows = hooks.map((hook) => row(office, c, hook, units));
	const places = units.filter(({ id }) => mayKeep(by, id)).map(({ id, name }) => [id, name] as const);
	const all = [...(mayKeep(by, undefined) ? [[ALL, EVERYWHERE[lang]] as const] : []), ...places];
	const ticked = HOOK_EVENTS.map(
		(each) => [each, HOOK_WORDS[lang].events[each], error === undefined || events.includes(each)] as const,
	);
	const what = (['stopped', 'started', 'removed'] as const).find((each) => each === c.req.query('klart'));
	return page(c, {
		title: say.title,
		part: '/personer',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${told ?? nothing}${what && !error && !told ? done(say[what]) : nothing}${error ? refusal(error, lang) : nothing}
<p class="lead">${say.lead}</p>
${hooks.length === 0 ? html`<p>${say.none}</p>` : table(say.caption, [say.address, say.where, say.events, say.state, say.acts], rows)}
<p class="quiet">${say.when}</p>
<h2>${say.add}</h2>
<form method="post" action="/webhookar" class="narrow">
<label for="address">${say.address}</label><p class="hint" id="address-hint">${say.addressHint}</p>
<input id="address" name="address" type="url" required maxlength="1000" autocomplete="off" aria-describedby="address-hint" value="${visible(address)}">
<label for="unit">${say.where}</label>
<select id="unit" name="unit">${all.map(([value, text]) => html`<option value="${value}"${value === unitId ? html` selected` : nothing}>${visible(text)}</option>`)}</select>
${boxes('events', say.events, ticked, true)}
<button>${say.addButton}</button></form>`,
	});
}

function row(
	office: Office,
	c: WebContext,
	hook: Hook,
	units: readonly { readonly id: string; readonly name: string }[],
): readonly (string | Markup)[] {
	const { lang } = c.var;
	const say = hookWords[lang];
	const { id, address, unitId, events, stopped } = hook;
	const act = (path: string, words: string) =>
		html`<form method="post" action="/webhookar/${id}/${path}"><button class="plain" aria-label="${visible(say.aria(words, address))}">${words}</button></form>`;
	const acts = stopped
		? [act('starta', say.start), act('ta-bort', say.remove)]
		: [act('prov', say.test), act('stoppa', say.stop), act('ta-bort', say.remove)];
	return [
		html`<span class="long">${foreign(address)}</span>`,
		visible(placeText(unitId, units, lang)),
		html`${events.map((each) => html`${HOOK_WORDS[lang].events[each]}<br>`)}`,
		standing(office, c, hook),
		html`${acts}`,
	];
}

function standing({ config }: Office, c: WebContext, { sentAt, failing, stopped }: Hook): Markup {
	const { lang } = c.var;
	const say = hookWords[lang];
	const at = (iso: string) => iso.slice(0, 16).replace('T', ' ');
	if (stopped)
		return html`<span class="missing">${HOOK_WORDS[lang].stops[stopped.why]}</span>${failing ? html` (${visible(networkTrouble(failing.trouble, lang))})` : nothing}`;
	if (failing)
		return html`<span class="partial">${visible(say.failing(failing.tries, networkTrouble(failing.trouble, lang), `${at(failing.nextAt)} UTC`))}</span>`;
	return sentAt === undefined
		? html`${say.unsent}`
		: html`${say.well('')}${instant(sentAt, lang, config.TIMEZONE)}`;
}

function shownOnce(secret: string, c: WebContext) {
	const say = hookWords[c.var.lang];
	return page(c, {
		title: say.addedTitle,
		part: '/personer',
		content: html`<p class="lead">${say.addedLead}</p>
<label for="secret">${say.secret}</label><input id="secret" readonly autocomplete="off" value="${secret}">
<p><a href="/webhookar">${say.back}</a></p>`,
	});
}
