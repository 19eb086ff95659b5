import { z } from 'zod';

export const text = (about: string) => z.string().describe(about);
export const moment = (about: string) =>
	z.iso.datetime({ offset: true }).describe(`${about} ISO 8601 with time zone.`);
export const whole = (about: string) => z.int().min(0).describe(about);
export const sha256 = (about: string) =>
	z
		.string()
		.regex(/^[0-9a-f]{64}$/)
		.describe(about);

/**
 * A coded value of a list that later versions may add to: any kebab-case word is read, so that a bundle of tomorrow
 * does not become unreadable today. The published schema names the values of this version.
 */
export function word<Value extends string>(values: readonly Value[], about: string): z.ZodType<Value> {
	const read = z
		.string()
		.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
		.describe(`${about} Values of this version: ${values.join(', ')}. Later versions may add to them.`);
	return read as unknown as z.ZodType<Value>;
}

/**
 * A JSON Schema (draft 2020-12) as it is published and packed, ending with a line break.
 * @param id an address that names the schema for ever; nothing has to answer there
 */
export function published(schema: z.ZodType, id: string, title: string): string {
	const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
	return `${JSON.stringify({ $schema, $id: id, title, ...rest }, null, 2)}\n`;
}
