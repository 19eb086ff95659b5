import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Schemas that others wrote lie beside the checkout and are not part of it. */
const SCHEMAS = join(import.meta.dirname, '../../../shared/schemas');
export const METS_XSD = 'mets/mets1_12_with_csip_sip.xsd';
export const PREMIS_XSD = 'premis/premis-v3-0.xsd';
export const DC_XSD = 'dc/simpledc.xsd';

/** Why XML cannot be validated on this machine, or undefined when it can. */
export const noValidation: string | undefined = !existsSync(SCHEMAS)
	? 'the schemas of E-ARK are not beside the checkout'
	: spawnSync('xmllint', ['--version']).error
		? 'xmllint is not installed'
		: undefined;

/** @throws Error with xmllint's words when a file is not valid */
export function validate(schema: string, files: readonly string[]): void {
	execFileSync('xmllint', ['--noout', '--nonet', '--schema', join(SCHEMAS, schema), ...files], {
		stdio: 'pipe',
	});
}
