import { join } from 'node:path';
import { pythonTools, whyNotPython } from '../machine/python.ts';
import { run } from '../machine/run.ts';
import { schemaPath, whyNotSchemas } from '../machine/schemas.ts';
import { KNOWN_ALARMS } from './known-alarms.ts';
import { earkVersion } from './profiles.ts';
import { allAtOnce, type Bundle, type Validator } from './validator.ts';

const tools = () => pythonTools('eark-validator', ['eark-validator==1.1.3']);

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

/** Rules of the list of known alarms that were raised in this run: one that never is has no place in the list. */
export const raisedAlarms = new Set<string>();

/** A second implementation of the same rules, by Schematron. */
export const earkValidator: Validator = {
	name: 'eark-validator',
	whyNot: async () => (await whyNotSchemas()) ?? whyNotPython(),
	install: async () => {
		await tools();
	},
	whyNotAsked: async (bundle) =>
		(await earkVersion(bundle)) === '2.1.0' ? undefined : 'it knows no E-ARK later than 2.1.0',
	faults: (bundles) => allAtOnce(bundles, ask, () => ['gave no report']),
};

async function ask(bundles: readonly Bundle[]): Promise<Map<number, readonly string[]>> {
	const folders = bundles.map(({ folder }) => folder);
	const ran = await run(join(await tools(), 'eark-validator'), ['-s', 'V2.1.0', ...folders], {
		env: {
			PYTHONPATH: join(import.meta.dirname, 'eark-vocabularies'),
			EARK_VOCABULARIES: schemaPath('vocab'),
		},
	});
	// Before each report a line names its folder.
	const said = new Map<number, readonly string[]>();
	let at = -1;
	for (const line of ran.stdout.split('\n')) {
		const folder = /^Path (.*), struct result is: /.exec(line)?.[1];
		if (folder !== undefined) at = folders.indexOf(folder);
		else if (line.startsWith('{') && at >= 0) said.set(at, faultsOf(JSON.parse(line) as Report));
	}
	return said;
}

function faultsOf({ structure, metadata }: Report): readonly string[] {
	if (structure.status !== 'WellFormed' || !metadata)
		return [`structure is ${structure.status}`, ...faultsIn(structure)];
	const { schema_results: schema, schematron_results: rules } = metadata;
	const faults = [...faultsIn(structure), ...faultsIn(schema), ...faultsIn(rules)];
	return schema.status === 'VALID' ? faults : [`schema is ${schema.status}`, ...faults];
}

/** Warnings too: a package is to be without them. What the validator only wants to tell is left out. */
function faultsIn({ messages }: Messages): string[] {
	return messages
		.filter(({ severity }) => /^(?:error|warn)/i.test(severity))
		.filter(({ rule_id, location }) => {
			const known = KNOWN_ALARMS.find(({ rule, at }) => rule === rule_id && (at?.(location) ?? true));
			if (known) raisedAlarms.add(known.rule);
			return !known;
		})
		.map(({ rule_id, severity, message, location }) => `${severity} ${rule_id}: ${message} (${location})`);
}
