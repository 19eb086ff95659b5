import { type Page, wrap } from '../page.ts';

const GAP = 2;

/** Label and value; `whole` keeps a value that is to be copied, such as a path, on one line however long. */
export type Row = readonly [label: string, value: string | undefined, whole?: 'whole'];

/**
 * Label and value side by side, values aligned and wrapped under themselves; one without a value is left out.
 * On a narrow page the value stands below its label.
 */
export function rows(table: readonly Row[], page: Page): string {
	const shown = table.flatMap(([label, value, whole]) => (value ? [{ label, value, whole }] : []));
	const column = Math.max(0, ...shown.map(({ label }) => label.length)) + 2 * GAP;
	const narrow = page.width < column + 24;
	return shown
		.map(({ label, value, whole }) => {
			const name = ' '.repeat(GAP) + page.paint('dim', label);
			const laidOut = (indent: number) =>
				whole ? ' '.repeat(indent) + value : wrap(value, page.width, indent);
			if (narrow) return `${name}\n${laidOut(2 * GAP)}`;
			return name + ' '.repeat(column - GAP - label.length) + laidOut(column).trimStart();
		})
		.join('\n');
}
