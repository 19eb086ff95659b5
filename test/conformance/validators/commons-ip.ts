import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { schemaPath, whyNotSchemas } from '../machine/schemas.ts';
import { metsPaths } from './files.ts';
import type { Bundle, Validator } from './validator.ts';

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
	async faults(bundle) {
		const folder = await mkdtemp(join(tmpdir(), 'commons-ip-'));
		try {
			// Its own list of content categories is older than the term "Web Archives" (2024-05-17).
			const newer = join(folder, 'newer');
			await mkdir(newer);
			await cp(
				schemaPath('vocab/CSIPVocabularyContentCategory.xml'),
				join(newer, 'controlledVocabularies/CSIPVocabularyContentCategory.xml'),
			);
			const out = join(folder, 'report');
			await mkdir(out);
			const version = ['--specification-version', '2.1.0'];
			const ran = await java(
				[newer, join(await jars(ARTIFACT), '*')],
				MAIN,
				['validate', '-i', bundle.zip, ...version, '-r', 'commons-ip', '-o', out],
				folder,
			);
			const [report] = await readdir(out);
			if (ran.code !== 0 || report === undefined)
				return [`gave no report (${ran.code}): ${(ran.stderr || ran.stdout).trim().slice(-500)}`];
			return faultsOf(JSON.parse(await readFile(join(out, report), 'utf8')) as Report, bundle);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	},
};

/** Its own summary counts what a package MUST as errors, what it SHOULD as warnings; only errors make it invalid. */
async function faultsOf({ summary, validation }: Report, bundle: Bundle): Promise<string[]> {
	const excused = (await hasProfileOf210(bundle)) ? ['SIP2'] : [];
	const failed = validation.filter(({ testing, level }) => testing.outcome === 'FAILED' && level === 'MUST');
	const faults = failed
		.filter(({ id }) => !excused.includes(id))
		.map(({ id, testing }) => `${id}: ${testing.issues.join(' ')}`);
	if (failed.length === 0 && summary.result !== 'VALID')
		faults.push(`says ${summary.result} without a reason`);
	return faults;
}

/**
 * 2.10.0 compares the root's PROFILE of a 2.1.0 package with an address that no version of the standard has
 * (…/E-ARK-SIP-v2-1-0.xml), while its message demands the one that the standard has. Where that one stands, SIP2 is met.
 */
async function hasProfileOf210(bundle: Bundle): Promise<boolean> {
	const [root, ...representations] = await Promise.all(
		(await metsPaths(bundle)).map(async (path) => {
			const text = await readFile(join(bundle.folder, path), 'utf8').catch(() => '');
			return /\sPROFILE="([^"]*)"/.exec(text)?.[1]?.split('/profile/')[1];
		}),
	);
	return root === 'E-ARK-SIP.xml' && representations.every((profile) => profile === 'E-ARK-CSIP.xml');
}
