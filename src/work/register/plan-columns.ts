import { PLAN_RULES, type PlanRule } from '../../records/plan.ts';
import type { PlanCells } from '../../records/register/plan-table.ts';
import { type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import {
	combinedRetention,
	type SaidRetention,
	withoutUnit,
} from '../../records/register/retention-columns.ts';
import { comparable } from '../../records/same-name.ts';
import { chooseColumns } from '../tables/choose-columns.ts';
import type { Table } from '../tables/form.ts';

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
		'gallrasbevaras',
		'gallrabevara',
		'bevgallr',
		'gallringstid',
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

function fieldOf(head: string): PlanField | undefined {
	return BY_HEAD.get(plain(head)) ?? BY_HEAD.get(plain(withoutUnit(head)));
}

/** Whether a row holds a plan's heads: a record type beside what is to be done with it. */
export function isPlanHead(cells: readonly string[]): boolean {
	const fields = new Set(cells.map(fieldOf));
	return fields.has('title') && (fields.has('retention') || fields.has('preserve') || fields.has('dispose'));
}

/** The rows by what their columns hold. @returns what the table lacks, and heads that say nothing that the register keeps */
export function planCells(table: Table): {
	readonly cells: readonly PlanCells[];
	readonly ignored: readonly string[];
	readonly wrong: readonly Wrong[];
} {
	const retentionHeads = table.heads.flatMap((column) => {
		const of = RETENTION[fieldOf(column) ?? ''];
		return of ? [{ column, of }] : [];
	});
	// Several columns of retention are put together, row by row; of two with one head only the first was read.
	const {
		heads: fields,
		clashes,
		empty,
	} = chooseColumns(table, (head) => {
		const field = fieldOf(head);
		return field !== undefined && field in RETENTION && !table.twice.includes(head) ? undefined : field;
	});
	const clashing = clashes.flatMap(({ heads }) => heads);
	const taken = new Set([...fields.values(), ...empty, ...clashing, ...retentionHeads.map((r) => r.column)]);
	const found = [
		...(fields.has('title') ? [] : [wrong('record-type', '', 'column-missing')]),
		...(fields.has('code') ? [] : [wrong('code', '', 'column-missing')]),
		...(retentionHeads.length > 0 ? [] : [wrong('retention', '', 'column-missing')]),
		...clashes.map(({ field, heads }) => wrong(FIELDS[field] ?? 'row', heads.join('\n'), 'same-column')),
	];
	const cells = table.rows.map(({ at, cells: row, doubtful }): PlanCells => {
		const below = (head = '') => {
			const cell = row.get(head) ?? '';
			return (typeof cell === 'string' ? cell : cell.join(', ')).replace(/\s+/g, ' ').trim();
		};
		const text = (field: PlanField) => below(fields.get(field));
		const code = doubtful?.get(fields.get('code') ?? '');
		const retention = retentionHeads.map(({ column }) => doubtful?.get(column)).find((d) => d !== undefined);
		const rules = PLAN_RULES.flatMap((rule) => (text(rule) === '' ? [] : [[rule, text(rule)] as const]));
		const said = combinedRetention(retentionHeads.map((head) => ({ ...head, text: below(head.column) })));
		return {
			at,
			code: text('code'),
			title: text('title'),
			retention: said.text,
			...(said.problem ? { unclear: said.problem } : {}),
			rules: Object.fromEntries(rules),
			...(code || retention
				? { doubtful: { ...(code ? { code } : {}), ...(retention ? { retention } : {}) } }
				: {}),
		};
	});
	return { cells, ignored: table.heads.filter((head) => !taken.has(head)), wrong: found };
}

/** How a field of a plan is called where it is wrong; one of its rules is of the row. */
const FIELDS: Readonly<Partial<Record<PlanField, RegisterField>>> = {
	...{ code: 'code', title: 'record-type' },
	...{ retention: 'retention', preserve: 'retention', dispose: 'retention' },
};

/** What a column of retention says by its head alone. */
const RETENTION: Readonly<Partial<Record<string, SaidRetention['of']>>> = {
	...{ retention: 'either', preserve: 'preserve', dispose: 'dispose' },
};
