import type { Office } from '../../office.ts';
import { thePlan } from '../../work/register/name-row.ts';
import { sightOf } from '../asking/sight.ts';
import type { WebContext } from '../asking/visitor.ts';
import { accountLink } from '../parts/account-link.ts';
import { facts } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { day } from '../parts/times.ts';
import { foreign, html, type Markup } from '../shell/markup.ts';
import { accountWords } from '../words/accounts.ts';
import { registerWords } from '../words/register.ts';
import { reportWords } from '../words/reports.ts';

/** Units with more accounts than this lead to the list of them: a row may hold thousands. */
const MOST_NAMED = 10;

/** A plan's rows in its own order, each with the units that use it and the accounts that lie under it. @throws UsageError `unknown-plan` */
export async function planContent(
	office: Office,
	c: WebContext,
): Promise<{ readonly title: string; readonly content: Markup }> {
	const { lang } = c.var;
	const say = registerWords[lang];
	const plan = await thePlan(office, c.req.param('id') ?? '');
	const { units: unitsIn, sees } = sightOf(office, c);
	const units = await unitsIn();
	const rows = await office.register.planRows(plan.id);
	const named = (await office.register.namedRows()).filter(({ unitId }) => sees(unitId));
	const nameOf = new Map(units.map(({ id, name }) => [id, name]));
	const counts = await office.register.accountCounts(named.map(({ unitId }) => unitId));
	const under = async (unitId: string): Promise<Markup> => {
		const count = counts.get(unitId) ?? 0;
		if (count === 0) return html`<br>`;
		if (count > MOST_NAMED)
			return html` (<a href="/konton?enhet=${unitId}">${accountWords[lang].caption(count)}</a>)<br>`;
		const accounts = await office.register.accounts({ unitId, isRegistered: true });
		return html`<ul>${accounts.map((account) => html`<li>${accountLink(account, lang)}</li>`)}</ul>`;
	};
	const usersOf = async (rowId: string) => {
		const users: Markup[] = [];
		for (const { unitId, purpose } of named.filter(({ row }) => row.id === rowId))
			users.push(
				html`<a href="/enheter/${unitId}">${foreign(nameOf.get(unitId) ?? unitId)}</a>: ${say.purposes[purpose]}${purpose === 'snapshots' ? await under(unitId) : html`<br>`}`,
			);
		return users;
	};
	const cells: Markup[][] = [];
	for (const { id, code, title, retention } of rows)
		cells.push([foreign(code), foreign(title), foreign(retention), html`${await usersOf(id)}`]);
	const heads =
		lang === 'sv'
			? ['Kod', 'Handlingstyp', 'Bevaras eller gallras', say.usedBy]
			: ['Code', 'Record type', 'Preserved or disposed of', say.usedBy];
	return {
		title: `${plan.title} ${plan.version}`,
		content: html`${facts([
			[say.decided, plan.decidedOn ? day(plan.decidedOn, lang) : ''],
			[say.reference, plan.reference ?? ''],
		])}
<p><a href="/planer/${plan.id}/rader.csv" download>${reportWords[lang].planRows}</a></p>
${table(say.planRowsCaption(rows.length), heads, cells, 1)}`,
	};
}
