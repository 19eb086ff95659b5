import type { Validation } from '../validators/validator.ts';

/** One row a validator, one column a bundle: `ok`, or how many faults it found, or `–` where it was not asked. */
export function table(validations: readonly Validation[]): string {
	const bundles = [...new Set(validations.map((v) => v.bundle))];
	const validators = [...new Set(validations.map((v) => v.validator))];
	const cell = (validator: string, bundle: string) => {
		const found = validations.find((v) => v.validator === validator && v.bundle === bundle);
		if (!found) return '–';
		return found.ok ? 'ok' : `NO (${found.messages.length})`;
	};
	const rows = [
		['', ...bundles],
		...validators.map((validator) => [validator, ...bundles.map((bundle) => cell(validator, bundle))]),
	];
	const widths = ['', ...bundles].map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((text, i) => text.padEnd(widths[i] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
