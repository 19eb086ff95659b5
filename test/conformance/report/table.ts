import type { Note } from './notes.ts';

/**
 * One row a validator, one column a bundle: `ok`, or how many faults it found, or `–` where it was not asked. The last
 * column says how many of the broken bundles that it has to see it refused.
 */
export function table(notes: readonly Note[]): string {
	const validations = notes.filter((n) => n.kind === 'validation');
	const broken = notes.filter((n) => n.kind === 'broken');
	const bundles = [...new Set(validations.map((v) => v.bundle))];
	const validators = [...new Set(notes.map((n) => n.validator))];
	const cell = (validator: string, bundle: string) => {
		const found = validations.find((v) => v.validator === validator && v.bundle === bundle);
		if (found?.faults === undefined) return '–';
		return found.faults === 0 ? 'ok' : `NO (${found.faults})`;
	};
	const refused = (validator: string) => {
		const all = broken.filter((b) => b.validator === validator);
		return all.length === 0 ? '–' : `${all.filter((b) => b.refused).length} of ${all.length} refused`;
	};
	const rows = [
		['', ...bundles, 'broken bundles'],
		...validators.map((validator) => [
			validator,
			...bundles.map((bundle) => cell(validator, bundle)),
			refused(validator),
		]),
	];
	const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((text, i) => text.padEnd(widths[i] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
