import { join } from 'node:path';
import { pythonTools, whyNotPython } from '../machine/python.ts';
import { run } from '../machine/run.ts';
import { schemaPath, whyNotSchemas } from '../machine/schemas.ts';
import type { Validator } from './validator.ts';

const tools = () => pythonTools('eark-validator', ['eark-validator==1.1.3']);

/** Rules that it reports against the official corpus of valid packages too: it looks in other places than the standard. */
const FALSE_ALARMS = new Set(['SIP14', 'CSIP63', 'CSIP103']);
/** The standard demands these of the one agent that is the software; it asks them of every CREATOR. */
const OF_SOFTWARE = new Set(['CSIP12', 'CSIP13', 'CSIP15', 'CSIP16']);

interface Messages {
	readonly status: string;
	readonly messages: readonly {
		readonly rule_id: string;
		readonly severity: string;
		readonly location: string;
		readonly message: string;
	}[];
}

interface Report {
	readonly structure: Messages;
	readonly metadata?: { readonly schema_results: Messages; readonly schematron_results: Messages };
}

/** A second implementation of the same rules, by Schematron. */
export const earkValidator: Validator = {
	name: 'eark-validator',
	whyNot: async () => (await whyNotSchemas()) ?? whyNotPython(),
	install: async () => {
		await tools();
	},
	async faults(bundle) {
		const ran = await run(join(await tools(), 'eark-validator'), ['-s', 'V2.1.0', bundle.folder], {
			env: {
				PYTHONPATH: join(import.meta.dirname, 'eark-vocabularies'),
				EARK_VOCABULARIES: schemaPath('vocab'),
			},
		});
		const json = ran.stdout.split('\n').find((line) => line.startsWith('{'));
		if (!json) return [`gave no report (${ran.code}): ${(ran.stderr || ran.stdout).trim().slice(-500)}`];
		const { structure, metadata } = JSON.parse(json) as Report;
		if (structure.status !== 'WellFormed' || !metadata)
			return [`structure is ${structure.status}`, ...errorsOf(structure)];
		const { schema_results: schema, schematron_results: rules } = metadata;
		const faults = [...errorsOf(structure), ...errorsOf(schema), ...errorsOf(rules)];
		return schema.status === 'VALID' ? faults : [`schema is ${schema.status}`, ...faults];
	},
};

function errorsOf({ messages }: Messages): string[] {
	return messages
		.filter(({ severity }) => severity === 'Error')
		.filter(({ rule_id, location }) => !FALSE_ALARMS.has(rule_id) && !isOfAnotherAgent(rule_id, location))
		.map(({ rule_id, message, location }) => `${rule_id}: ${message} (${location})`);
}

/** The software is the first agent; the others are named by a number at the end of the location. */
function isOfAnotherAgent(rule: string, location: string): boolean {
	const place = Number(/local-name\(\)='agent'[^[]*\]\[(\d+)\]/.exec(location)?.[1] ?? 1);
	return OF_SOFTWARE.has(rule) && place > 1;
}
