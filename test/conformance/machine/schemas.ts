import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Other people's schemas and vocabularies, which lie beside the project and not in it. */
const SCHEMAS = join(import.meta.dirname, '../../../../shared/schemas');

/** @returns absolute path of a schema or vocabulary */
export function schemaPath(path: string): string {
	return join(SCHEMAS, path);
}

/** Why nothing can be checked against the schemas; undefined when they are there. */
export async function whyNotSchemas(): Promise<string | undefined> {
	return existsSync(SCHEMAS) ? undefined : 'the folder shared/schemas does not lie beside the project';
}
