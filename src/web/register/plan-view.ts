import type { Office } from '../../office.ts';
import { thePlan } from '../../work/register/name-row.ts';
import { sightOf } from '../asking/sight.ts';
import type { WebContext } from '../asking/visitor.ts';
import { accountLink } from '../parts/account-link.ts';
import { facts } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { day } from '../parts/times.ts';
import { foreign, html, type Markup } from '../shell/markup.ts';
import { registerWords } from '../words/register.ts';
import { reportWords } from '../words/reports.ts';

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
	const accounts = Map.groupBy(
		await office.register.accounts({ isRegistered: true }),
		({ unitId }) => unitId,
	);
	const usersOf = (rowId: string) =>
		named
			.filter(({ row }) => row.id === rowId)
			.map(({ unitId, purpose }) => {
				const unit = units.find(({ id }) => id === unitId);
				const under = purpose === 'snapshots' ? (accounts.get(unitId) ?? []) : [];
				const list = under.map((account) => html`<li>${accountLink(account, lang)}</li>`);
				return html`<a href="/enheter/${unitId}">${foreign(unit?.name ?? unitId)}</a>: ${say.purposes[purpose]}${list.length > 0 ? html`<ul>${list}</ul>` : html`<br>`}`;
			});
	const cells = rows.map(({ id, code, title, retention }) => [
		foreign(code),
		foreign(title),
		foreign(retention),
		html`${usersOf(id)}`,
	]);
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
