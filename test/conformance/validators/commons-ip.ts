import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { schemaPath, whyNotSchemas } from '../machine/schemas.ts';
import { commonsIpAlarms } from './known-alarms.ts';
import { earkVersion } from './profiles.ts';
import { allAtOnce, type Bundle, type Validator } from './validator.ts';

/** The newest that Maven's central repository holds; later ones are published elsewhere. */
const ARTIFACT = { coordinates: 'org.roda-community:commons-ip2:2.10.0' };
const MAIN = 'org.roda_project.commons_ip2.cli.Main';

interface Report {
	readonly summary: { readonly result: string };
	readonly validation: readonly {
		readonly id: string;
		readonly level: string;
		readonly testing: { readonly outcome: string; readonly issues: readonly string[] };
	}[];
}

/** The reference implementation for E-ARK packages. Answers 0 whatever it finds; its report holds the result. */
export const commonsIp: Validator = {
	name: 'commons-ip',
	whyNot: async () => (await whyNotSchemas()) ?? whyNotJava(),
	install: async () => {
		await jars(ARTIFACT);
	},
	async faults(bundles) {
		const versions = await Promise.all(bundles.map(earkVersion));
		const said = new Map<Bundle, readonly string[]>();
		for (const version of new Set(versions)) {
			const some = bundles.filter((_, i) => versions[i] === version);
			const faults = await allAtOnce(
				some,
				(all) => ask(all, version),
				() => ['gave no report'],
			);
			for (const [i, bundle] of some.entries()) said.set(bundle, faults[i] ?? []);
		}
		return bundles.map((bundle) => said.get(bundle) ?? []);
	},
};

async function ask(bundles: readonly Bundle[], version: string): Promise<Map<number, readonly string[]>> {
	const folder = await mkdtemp(join(tmpdir(), 'commons-ip-'));
	try {
		// Its own list of content categories is older than the term "Web Archives" (2024-05-17).
		const newer = join(folder, 'newer');
		await mkdir(newer);
		await cp(
			schemaPath('vocab/CSIPVocabularyContentCategory.xml'),
			join(newer, 'controlledVocabularies/CSIPVocabularyContentCategory.xml'),
		);
		// A report is named after its zip, and spoiled bundles have all the same name.
		const zips = bundles.map((_, i) => join(folder, `${i}.zip`));
		for (const [i, bundle] of bundles.entries()) await symlink(bundle.zip, zips[i] as string);
		const out = join(folder, 'reports');
		await mkdir(out);
		await java(
			[newer, join(await jars(ARTIFACT), '*')],
			MAIN,
			['validate', '-i', zips.join(','), '--specification-version', version, '-r', 'commons-ip', '-o', out],
			folder,
		);
		const said = new Map<number, readonly string[]>();
		for (const name of await readdir(out)) {
			const at = Number(/^\d+/.exec(name)?.[0]);
			const bundle = bundles[at];
			const report = reportIn(await readFile(join(out, name), 'utf8'));
			if (bundle && report) said.set(at, await faultsOf(report, bundle));
		}
		return said;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** One that it stumbled over is not written to its end. */
function reportIn(text: string): Report | undefined {
	try {
		return JSON.parse(text) as Report;
	} catch {
		return undefined;
	}
}

/** Its own summary counts what a package MUST as errors, what it SHOULD as warnings; only errors make it invalid. */
async function faultsOf({ summary, validation }: Report, bundle: Bundle): Promise<string[]> {
	const failed = validation.filter(({ testing, level }) => testing.outcome === 'FAILED' && level === 'MUST');
	const excused = await commonsIpAlarms(bundle);
	const faults = failed
		.filter(({ id }) => !excused.includes(id))
		.map(({ id, testing }) => `${id}: ${testing.issues.join(' ')}`);
	if (failed.length === 0 && summary.result !== 'VALID')
		faults.push(`says ${summary.result} without a reason`);
	return faults;
}
