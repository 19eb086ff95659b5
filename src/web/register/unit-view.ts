import type { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { label } from '../../records/labels.ts';
import { may } from '../../records/people/may.ts';
import { ROW_PURPOSES } from '../../records/plan.ts';
import type { UnitWish } from '../../records/register/plan-unit.ts';
import type { NamedRow, RegisteredUnit } from '../../records/register/registered.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { STATUS_NAMES } from '../../records/words/register-values.ts';
import { visitorOf, type WebContext } from '../asking/visitor.ts';
import { accountLink } from '../parts/account-link.ts';
import { facts } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { done } from '../parts/told.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { accountWords } from '../words/accounts.ts';
import { registerWords } from '../words/register.ts';
import { shownField } from './since-shown.ts';
import { saidOfUnit, unitFields } from './unit-fields.ts';

/** Accounts that the page of a unit shows; the list of accounts, which is turned, has them all. */
const MOST = 50;

/** What was sent and refused: it stands in its form again. */
export interface SaidOfUnit {
	readonly wish?: UnitWish;
	readonly shown?: string;
}

/** One unit: its accounts, which rows its records go to, and the form that changes it. */
export async function unitContent(
	office: Office,
	c: WebContext,
	unit: RegisteredUnit,
	{ wish, shown = '' }: SaidOfUnit,
	error?: OgonblickError,
): Promise<Markup> {
	const { lang } = c.var;
	const say = registerWords[lang];
	const words = accountWords[lang];
	const keeps = may(visitorOf(c).person.grants, 'keep-register', unit.id);
	const told = { saved: say.saved, named: say.named }[c.req.query('klart') ?? ''];
	const accounts = await office.register.accounts({ unitId: unit.id, limit: MOST });
	const count = accounts.length < MOST ? accounts.length : await countOf(office, unit.id);
	const rows = accounts.map((account) => [
		accountLink(account, lang),
		label('platform', account.platform, lang),
		STATUS_NAMES[account.status][lang],
	]);
	const named = await office.register.namedRows(unit.id);
	const change = html`<h2>${say.change}</h2><form method="post" action="/enheter/${unit.id}" class="narrow">${shownField(shown, saidOfUnit(unit), error)}${unitFields(wish ?? unit, lang)}<button>${say.save}</button></form>`;
	return html`${told && !error ? done(told) : nothing}${facts([
		[FIELD_NAMES.creator[lang], unit.creator],
		[FIELD_NAMES.email[lang], unit.email ?? ''],
		['', unit.isCommunications ? say.communications : ''],
	])}
<h2>${say.accounts}</h2>
${rows.length > 0 ? table(count > rows.length ? words.captionFirst(rows.length, count) : words.caption(count), [words.account, words.platform, words.status], rows) : html`<p>${say.noAccounts}</p>`}
${count > rows.length ? html`<p><a href="/konton?enhet=${unit.id}">${words.whole(count)}</a></p>` : nothing}
${keeps ? html`<p><a class="button second" href="/konton/ny?enhet=${unit.id}">${say.newAccount}</a></p>` : nothing}
<h2>${say.rows}</h2>${named.length > 0 ? rowsTable(named, c) : html`<p>${say.noRows}</p>`}
${keeps ? await nameRowForm(office, unit.id, c) : nothing}
${keeps ? change : nothing}`;
}

async function countOf({ register }: Office, unitId: string): Promise<number> {
	return (await register.accountCounts([unitId])).get(unitId) ?? MOST;
}

function rowsTable(named: readonly NamedRow[], c: WebContext): Markup {
	const { lang } = c.var;
	const say = registerWords[lang];
	const rows = named.map(({ purpose, row, plan }) => [
		say.purposes[purpose],
		html`<a href="/planer/${plan.id}">${visible(`${row.code} ${row.title}`)}</a>`,
		visible(`${plan.title} ${plan.version}`),
	]);
	return table(say.rowsCaption, [say.whatGoes, say.row, FIELD_NAMES.plan[lang]], rows);
}

/** The rows of the newest version of each plan; an older one is named by nobody anew. */
async function nameRowForm({ register }: Office, unitId: string, c: WebContext): Promise<Markup> {
	const { lang } = c.var;
	const say = registerWords[lang];
	const newest = [...Map.groupBy(await register.plans(), ({ title }) => title).values()].flatMap(([first]) =>
		first && !first.isDefault ? [first] : [],
	);
	if (newest.length === 0) return nothing;
	const groups = await Promise.all(
		newest.map(async (plan) => {
			const rows = await register.planRows(plan.id);
			return html`<optgroup label="${visible(`${plan.title} ${plan.version}`)}">${rows.map(
				({ id, code, title }) =>
					html`<option value="${plan.id} ${id}">${visible(`${code} ${title}`)}</option>`,
			)}</optgroup>`;
		}),
	);
	const purposes = ROW_PURPOSES.map((each) => html`<option value="${each}">${say.purposes[each]}</option>`);
	return html`<h3>${say.nameRow}</h3><p class="quiet">${say.nameRowHint}</p>
<form method="post" action="/enheter/${unitId}/rad" class="narrow">
<label for="purpose-of">${say.whatGoes}</label><select id="purpose-of" name="purpose">${purposes}</select>
<label for="row">${say.row}</label><select id="row" name="row" required>${groups}</select>
<button class="second">${say.nameRow}</button></form>`;
}
