import { needPackages, whyNotDebian } from '../machine/debian.ts';
import { has, run } from '../machine/run.ts';
import { schemaPath, whyNotSchemas } from '../machine/schemas.ts';
import { DC, metsPaths, ofFile, premisPaths } from './files.ts';
import { oneByOne, type Validator } from './validator.ts';

const PACKAGES = ['libxml2-utils'];

/** METS with the E-ARK extensions, PREMIS 3 and simple Dublin Core, by the schemas of those who publish them. */
export const xmllint: Validator = {
	name: 'xmllint',
	whyNot: async () =>
		(await whyNotSchemas()) ?? ((await has('xmllint')) ? undefined : whyNotDebian(PACKAGES)),
	install: async () => {
		if (!(await has('xmllint'))) await needPackages(PACKAGES);
	},
	faults: oneByOne(async (bundle) => {
		const mets = (await metsPaths(bundle)).map((path) => [path, 'mets/mets1_12_with_csip_sip.xsd'] as const);
		const premis = (await premisPaths(bundle)).map((path) => [path, 'premis/premis-v3-0.xsd'] as const);
		const all = [...mets, ...premis, [DC, 'dc/simpledc.xsd'] as const];
		const asked = all.map(([path, schema]) =>
			ofFile(bundle, path, async (file) => {
				const ran = await run('xmllint', ['--noout', '--nonet', '--schema', schemaPath(schema), file]);
				return ran.code === 0 ? [] : ran.stderr.trim().split('\n');
			}),
		);
		return (await Promise.all(asked)).flat();
	}),
};
