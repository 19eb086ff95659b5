import { PLAN_RULES, type PlanRule } from '../../records/plan.ts';
import type { PlanCells } from '../../records/register/plan-table.ts';
import { type Wrong, wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import type { Table } from './table.ts';

type PlanField = 'code' | 'title' | 'retention' | 'preserve' | 'dispose' | PlanRule;

/** How the columns of Swedish records plans are headed, as `plain` makes them. The first of each is how we write it. */
const PLAN_HEADS: Readonly<Record<PlanField, readonly string[]>> = {
	code: [
		'klassificeringskod',
		'klassificering',
		'kod',
		'klass',
		'process',
		'processnummer',
		'processnr',
		'verksamhetskod',
		'handlingskod',
		'punktnotation',
		'nr',
		'nummer',
		'strukturenhet',
		'code',
	],
	title: [
		'handlingstyp',
		'handlingstyper',
		'handling',
		'handlingar',
		'handlingsslag',
		'dokumenttyp',
		'typavhandling',
		'benämning',
		'recordtype',
		'title',
	],
	retention: [
		'bevarasgallras',
		'bevaragallra',
		'bevarasellergallras',
		'bevarandegallring',
		'gallringbevarande',
		'gallringsfrist',
		'bevarasgallringsfrist',
		'bevarandegallringsfrist',
		'gallring',
		'gallringsråd',
		'gallringsfristbevaras',
		'bg',
		'retention',
	],
	preserve: ['bevaras', 'bevara', 'bevarande'],
	dispose: ['gallras', 'gallra', 'gallrasefter'],
	registered: [
		'registreras',
		'registrering',
		'diarieförs',
		'diarium',
		'diariumregistrering',
		'registrerasdiarieförs',
		'diarieföring',
		'registered',
	],
	medium: ['mediumformat', 'medium', 'media', 'format', 'mediaformat', 'mediumform', 'form', 'lagringsmedia'],
	arrangement: ['sortering', 'sorteringsordning', 'ordning', 'arkivordning', 'ordnas', 'arrangement'],
	storage: [
		'förvaring',
		'förvaringsplats',
		'plats',
		'arkivplats',
		'förvaras',
		'system',
		'itsystem',
		'verksamhetssystem',
		'förvaringsplatssystem',
		'storage',
	],
	delivery: [
		'leveranstillarkivmyndighet',
		'leverans',
		'arkivleverans',
		'leveranstillarkiv',
		'slutarkiv',
		'slutarkivering',
		'tillcentralarkiv',
		'leveranstillcentralarkiv',
		'överlämnas',
		'överlämnastillarkivmyndighet',
		'tillarkivet',
		'delivery',
	],
	secrecy: ['sekretess', 'sekretesslagrum', 'lagrum', 'osl', 'secrecy'],
	'security-class': [
		'informationssäkerhetsklass',
		'informationsklassning',
		'informationsklass',
		'klassa',
		'klassning',
		'kr',
		'krt',
		'securityclass',
	],
	remark: ['anmärkning', 'anmärkningar', 'anm', 'kommentar', 'kommentarer', 'notering', 'övrigt', 'remark'],
};

const BY_HEAD: ReadonlyMap<string, PlanField> = new Map(
	Object.entries(PLAN_HEADS).flatMap(([field, heads]) =>
		heads.map((head) => [head, field as PlanField] as const),
	),
);

/** A head as it is compared: letters alone, without what stands in parentheses. */
function plain(head: string): string {
	return comparable(head)
		.replace(/\(.*?\)/g, '')
		.replace(/[^\p{L}]+/gu, '');
}

/** Whether a row holds a plan's heads: a record type beside what is to be done with it. */
export function isPlanHead(cells: readonly string[]): boolean {
	const fields = new Set(cells.map((cell) => BY_HEAD.get(plain(cell))));
	return fields.has('title') && (fields.has('retention') || fields.has('preserve') || fields.has('dispose'));
}

/** The rows by what their columns hold. @returns what the table lacks, and heads that say nothing that the register keeps */
export function planCells({ heads, rows }: Table): {
	readonly cells: readonly PlanCells[];
	readonly ignored: readonly string[];
	readonly wrong: readonly Wrong[];
} {
	const fields = new Map<PlanField, string>();
	for (const head of heads) {
		const field = BY_HEAD.get(plain(head));
		if (field && !fields.has(field)) fields.set(field, head);
	}
	const taken = new Set(fields.values());
	const lacks = [
		...(fields.has('title') ? [] : [wrong('record-type', '', 'column-missing')]),
		...(fields.has('code') ? [] : [wrong('code', '', 'column-missing')]),
		...(['retention', 'preserve', 'dispose'].some((f) => fields.has(f as PlanField))
			? []
			: [wrong('retention', '', 'column-missing')]),
	];
	const cells = rows.map(({ at, cells: row }): PlanCells => {
		const text = (field: PlanField) => {
			const cell = row.get(fields.get(field) ?? '') ?? '';
			return (typeof cell === 'string' ? cell : cell.join(', ')).replace(/\s+/g, ' ').trim();
		};
		const rules = PLAN_RULES.flatMap((rule) => (text(rule) === '' ? [] : [[rule, text(rule)] as const]));
		return {
			at,
			code: text('code'),
			title: text('title'),
			retention: retention(text),
			rules: Object.fromEntries(rules),
		};
	});
	return { cells, ignored: heads.filter((head) => !taken.has(head)), wrong: lacks };
}

/** Some plans have a column for each: a cross under one of them, or the period under the other. */
function retention(text: (field: PlanField) => string): string {
	if (text('retention') !== '') return text('retention');
	const [preserve, dispose] = [text('preserve'), text('dispose')];
	if (preserve !== '' && dispose === '') return /^(x|ja|b)$/i.test(preserve) ? 'Bevaras' : preserve;
	if (dispose !== '' && preserve === '') return /gallra/i.test(dispose) ? dispose : `Gallras ${dispose}`;
	return [preserve, dispose].filter(Boolean).join(' / ');
}
