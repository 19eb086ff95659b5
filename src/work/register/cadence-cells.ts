import type { Cadence, SaidOfCadence } from '../../records/cadence.ts';
import { type Wrong, wrong } from '../../records/register/problem.ts';
import { cadenceCalled, monthCalled } from '../../records/words/cadence.ts';
import type { Language } from '../../records/words/language.ts';
import { CADENCE_NAMES, MONTH_NAMES } from '../../records/words/register-values.ts';
import type { FieldRow } from './columns.ts';

/** How often and in which months, as a row says it. An empty cell leaves it to the unit, or to the standard. */
export function cadenceIn(row: FieldRow, found: Wrong[]): SaidOfCadence {
	const text = row.text('cadence');
	const months = row.list('months')?.flatMap((part) => part.split(',').map((month) => month.trim()));
	const cadence = text === undefined ? undefined : cadenceCalled(text);
	if (text !== undefined && cadence === undefined) found.push(wrong('cadence', text, 'unknown-cadence'));
	const numbers = months?.filter(Boolean).map((month) => ({ month, number: monthCalled(month) }));
	for (const { month, number } of numbers ?? [])
		if (number === undefined) found.push(wrong('months', month, 'unknown-month'));
	return {
		...(cadence === undefined ? {} : { cadence }),
		...(numbers === undefined ? {} : { months: inOrder(numbers.flatMap(({ number }) => number ?? [])) }),
	};
}

/** As `cadenceIn` reads it back. */
export function cadenceCells(
	{ cadence = '', months = [] }: SaidOfCadence,
	lang: Language,
): { readonly cadence: string; readonly months: readonly string[] } {
	return {
		cadence: cadenceName(cadence, lang),
		months: months.map((month) => MONTH_NAMES[lang][month - 1] ?? ''),
	};
}

function cadenceName(cadence: Cadence | '', lang: Language): string {
	return cadence === '' ? '' : CADENCE_NAMES[cadence][lang];
}

function inOrder(months: readonly number[]): readonly number[] {
	return [...new Set(months)].sort((a, b) => a - b);
}
