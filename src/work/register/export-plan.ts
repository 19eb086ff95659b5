import type { Office } from '../../office.ts';
import { PLAN_RULES, type PlanRow, type PlanRule } from '../../records/plan.ts';
import type { Language } from '../../records/words/language.ts';
import type { TableFormat } from '../tables/formats.ts';
import { writeTable } from '../tables/write-table.ts';
import { thePlan } from './name-row.ts';

type PlanField = 'code' | 'title' | 'retention' | PlanRule;

/** Heads that `planCells` knows, in each language. */
const HEADS: Readonly<Record<PlanField, Readonly<Record<Language, string>>>> = {
	code: { sv: 'Klassificeringskod', en: 'Code' },
	title: { sv: 'Handlingstyp', en: 'Record type' },
	retention: { sv: 'Bevaras/gallras', en: 'Retention' },
	registered: { sv: 'Registreras', en: 'Registered' },
	medium: { sv: 'Medium/format', en: 'Medium/format' },
	arrangement: { sv: 'Sortering', en: 'Arrangement' },
	storage: { sv: 'Förvaring', en: 'Storage' },
	delivery: { sv: 'Leverans', en: 'Delivery' },
	secrecy: { sv: 'Sekretess', en: 'Secrecy' },
	'security-class': { sv: 'Informationssäkerhetsklass', en: 'Security class' },
	remark: { sv: 'Anmärkning', en: 'Remark' },
};

/**
 * The rows of a plan as a table that `takeInPlan` takes back to the same. Title, version and decision are none of its columns: whoever
 * takes it in says them.
 * @param wanted as `thePlan`
 * @throws UsageError `unknown-plan`
 */
export async function exportPlan(
	office: Office,
	wanted: string,
	format: TableFormat,
	lang: Language,
): Promise<string> {
	const rows = await office.register.planRows((await thePlan(office, wanted)).id);
	const fields: readonly PlanField[] = ['code', 'title', 'retention', ...PLAN_RULES];
	const columns = fields.map((key) => ({ key, head: HEADS[key][lang] }));
	return writeTable(
		columns,
		rows.map((row) => fields.map((field) => cellOf(row, field))),
		format,
	);
}

function cellOf(row: PlanRow, field: PlanField): string {
	if (field === 'code' || field === 'title' || field === 'retention') return row[field];
	return row.rules[field] ?? '';
}
