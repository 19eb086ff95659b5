import type { Page } from '../page.ts';
import { wrap } from '../page.ts';

const GAP = 2;

/**
 * Label and value side by side, values aligned and wrapped under themselves; one without a value is left out.
 * On a narrow page the value stands below its label.
 */
export function rows(pairs: readonly (readonly [string, string | undefined])[], page: Page): string {
	const shown = pairs.filter(
		(pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== '',
	);
	const column = Math.max(0, ...shown.map(([label]) => label.length)) + 2 * GAP;
	const narrow = page.width < column + 24;
	return shown
		.map(([label, value]) => {
			const name = page.paint('dim', label);
			if (narrow) return `${' '.repeat(GAP)}${name}\n${wrap(value, page.width, 2 * GAP)}`;
			const padding = ' '.repeat(column - GAP - label.length);
			return `${' '.repeat(GAP)}${name}${padding}${wrap(value, page.width, column).trimStart()}`;
		})
		.join('\n');
}
