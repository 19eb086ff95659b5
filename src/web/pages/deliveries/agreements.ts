import { Hono } from 'hono';
import { type OgonblickError, UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import type { Agreement } from '../../../records/delivery/agreement.ts';
import { may } from '../../../records/people/may.ts';
import { AGREEMENT_LABELS } from '../../../records/words/agreement.ts';
import {
	type AgreementWish,
	keepAgreement,
	listAgreements,
	type NamedAgreement,
} from '../../../work/delivery/agreements.ts';
import { notAllowed } from '../../../work/people/who.ts';
import { handsOut } from '../../asking/disclosure-access.ts';
import { type Form, readForm } from '../../asking/form.ts';
import { sightOf } from '../../asking/sight.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { table } from '../../parts/table.ts';
import { done, refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { agreementPageWords } from '../../words/agreements.ts';

const PATH = '/overenskommelser';
const FIELDS = ['number', 'archive', 'archiveNumber', 'creatorCode', 'creator', 'unitId'] as const;
type Said = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Agreements with archives (överenskommelser): seen by who keeps the register or hands out, set by who keeps the register where they hold. */
export function agreementsPages(office: Office): Hono<WebEnv> {
	const act = async (c: WebContext, what: 'saved' | 'removed', wishOf: (said: Said) => AgreementWish) => {
		const sent = await readForm(c);
		const said = saidIn(sent);
		// What holds for a records creator holds for units of others.
		const { name: by } = needs(
			c,
			'keep-register',
			said.creator === '' ? said.unitId || undefined : undefined,
		);
		const error = await refused(async () => {
			if (said.creator !== '' && said.unitId !== '') throw forBoth();
			await keepAgreement(office, wishOf(said), by);
		});
		return error ? show(office, c, said, error) : c.redirect(`${PATH}?klart=${what}`, 303);
	};
	return new Hono<WebEnv>()
		.get(PATH, (c) => show(office, c))
		.post(PATH, (c) => act(c, 'saved', ({ number, ...said }) => ({ number, ...given(said) })))
		.post(`${PATH}/ta-bort`, (c) => act(c, 'removed', ({ creator, unitId }) => given({ creator, unitId })));
}

function saidIn(sent: Form): Said {
	return Object.fromEntries(FIELDS.map((field) => [field, sent.text(field)])) as Said;
}

/** What is not empty, as the verb takes it. */
function given({ unitId = '', ...said }: Partial<Omit<Said, 'number'>>): Omit<AgreementWish, 'number'> {
	const filled = Object.entries({ ...said, unit: unitId }).filter(([, value]) => value !== '');
	return Object.fromEntries(filled) as Omit<AgreementWish, 'number'>;
}

function forBoth(): UsageError {
	return new UsageError('Both a records creator and a unit are chosen', {
		...{ code: 'agreement-for-both', subject: 'creator, unitId' },
		remedy: 'Name either a records creator or a unit.',
	});
}

async function show(office: Office, c: WebContext, said?: Said, error?: OgonblickError) {
	const { lang } = c.var;
	const say = agreementPageWords[lang];
	const { grants } = visitorOf(c).person;
	const { sees, units } = sightOf(office, c);
	const keepsSome = grants.some(({ unitId }) => may(grants, 'keep-register', unitId));
	if (!keepsSome && !handsOut(c)) throw notAllowed();
	const keepsAll = may(grants, 'keep-register');
	const all = await listAgreements(office);
	const seen = all.filter(({ unitId }) => unitId === undefined || sees(unitId));
	const stored = (await office.deliveries.agreements()).length;
	const told = c.req.query('klart');
	const isTold = !error && (told === 'saved' || told === 'removed');
	const kept = keepsSome ? (await units()).filter(({ id }) => may(grants, 'keep-register', id)) : [];
	const rows = seen.map((one) => rowOf(one, c, all.indexOf(one) >= stored));
	const heads = [AGREEMENT_LABELS.number[lang], say.holdsFor, AGREEMENT_LABELS.archive[lang]];
	return page(c, {
		title: say.title,
		part: keepsSome ? '/enheter' : '/paket',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${isTold ? done(say[told]) : nothing}${error ? refusal(error, lang) : nothing}
<p class="lead">${say.lead}</p><p>${say.nearest}</p>
${rows.length === 0 ? html`<p>${say.none}</p>` : table(say.caption, [...heads, AGREEMENT_LABELS.creatorCode[lang], say.act], rows)}
${keepsSome ? setForm(c, said, kept, keepsAll) : nothing}`,
	});
}

function rowOf(one: NamedAgreement, c: WebContext, isOfSettings: boolean) {
	const { lang } = c.var;
	const say = agreementPageWords[lang];
	const { number, archive, archiveNumber, creatorCode, creator, unit, unitId } = one;
	const whose = unit ?? unitId ?? creator ?? say.all;
	return [
		foreign(number),
		foreign(whose),
		archive === undefined ? '–' : foreign(archiveNumber ? `${archive} (${archiveNumber})` : archive),
		creatorCode === undefined ? '–' : foreign(creatorCode),
		isOfSettings ? html`<span class="quiet">${say.ofSettings}</span>` : removeForm(one, whose, c),
	];
}

function removeForm({ number, creator, unitId }: Agreement, whose: string, c: WebContext): Markup {
	const say = agreementPageWords[c.var.lang];
	const where = creator === undefined ? unitId : undefined;
	if (!may(visitorOf(c).person.grants, 'keep-register', where)) return html`–`;
	return html`<form method="post" action="${PATH}/ta-bort"><input type="hidden" name="creator" value="${visible(creator ?? '')}"><input type="hidden" name="unitId" value="${unitId ?? ''}">
<button class="plain" aria-label="${visible(say.removeAria(number, whose))}">${say.remove}</button></form>`;
}

function setForm(
	c: WebContext,
	said: Said | undefined,
	units: readonly { readonly id: string; readonly name: string; readonly creator: string }[],
	keepsAll: boolean,
): Markup {
	const { lang } = c.var;
	const say = agreementPageWords[lang];
	const line = (field: keyof Said, hint = '', isRequired = false) =>
		html`<label for="${field}">${AGREEMENT_LABELS[field][lang]}</label>${hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : nothing}
<input id="${field}" name="${field}" maxlength="300"${isRequired ? html` required` : nothing}${hint ? html` aria-describedby="${field}-hint"` : nothing} value="${visible(said?.[field] ?? '')}">`;
	const choice = (field: 'creator' | 'unitId', options: readonly (readonly [string, string])[]) =>
		html`<label for="${field}">${AGREEMENT_LABELS[field][lang]}</label><select id="${field}" name="${field}"${keepsAll ? html` aria-describedby="part-hint"` : nothing}>${options.map(
			([value, name]) =>
				html`<option value="${visible(value)}"${value === (said?.[field] ?? '') ? html` selected` : nothing}>${visible(name)}</option>`,
		)}</select>`;
	const creators = [...new Set(units.map(({ creator }) => creator))].sort((a, b) => a.localeCompare(b, 'sv'));
	const none = keepsAll ? [['', '–'] as const] : [];
	return html`<h2>${say.set}</h2><p class="quiet">${say.setHint}</p>
<form method="post" action="${PATH}" class="narrow">
${line('number', '', true)}${line('archive')}${line('archiveNumber', say.archiveNumberHint)}${line('creatorCode')}
${keepsAll ? html`<p class="hint" id="part-hint">${say.partHint}</p>${choice('creator', [['', '–'], ...creators.map((each) => [each, each] as const)])}` : nothing}
${choice('unitId', [...none, ...units.map(({ id, name }) => [id, name] as const)])}
<button>${say.save}</button></form>`;
}
