import { z } from 'zod';

const BEGIN = '<!-- settings: written by `npm run docs` from src/config.ts -->';
const END = '<!-- /settings -->';

/**
 * The settings as a Markdown table: name, default, allowed values, meaning.
 * @param settings name of the environment variable → its schema, as in src/config.ts
 */
export function settingsTable(settings: Readonly<Record<string, z.ZodType>>): string {
	const rows = Object.entries(settings).map(([name, schema]) =>
		[`\`${name}\``, defaultOf(schema), allowed(schema), schema.description ?? ''].map(cell).join(' | '),
	);
	return [
		'| Variable | Default | Allowed | Meaning |',
		'|---|---|---|---|',
		...rows.map((row) => `| ${row} |`),
	].join('\n');
}

/**
 * The text with the table in its place, between the two marks.
 * @throws Error where a mark is missing
 */
export function withSettings(text: string, table: string): string {
	const from = text.indexOf(BEGIN);
	const to = text.indexOf(END);
	if (from < 0 || to < from) throw new Error(`The text lacks the lines ${BEGIN} and ${END}.`);
	return `${text.slice(0, from)}${BEGIN}\n${table}\n${text.slice(to)}`;
}

function defaultOf(schema: z.ZodType): string {
	const { data } = schema.safeParse(undefined);
	if (data === undefined || (Array.isArray(data) && data.length === 0) || data === '') return '–';
	return `\`${String(data)}\``;
}

function allowed(schema: z.ZodType): string {
	const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
	const output = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
	if (output.type === 'boolean') return '`true`, `false`';
	if (shape.enum) return shape.enum.map((value) => `\`${value}\``).join(', ');
	if (output.minimum !== undefined && output.maximum !== undefined)
		return `${grouped(output.minimum)}–${grouped(output.maximum)}`;
	return 'text';
}

/** Thousands apart by a thin space that does not break, as 1 000 000. */
function grouped(n: number): string {
	return String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|');
}
