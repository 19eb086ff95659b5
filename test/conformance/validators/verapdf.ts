import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { run } from '../machine/run.ts';
import { APPEARANCE_PDF, MANIFEST, TEXT_PDF } from './files.ts';
import { allAtOnce, type Bundle, type Validator } from './validator.ts';

const ARTIFACT = { coordinates: 'org.verapdf.apps:greenfield-apps:1.28.2', alone: true };
const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper';

interface Job {
	readonly itemDetails: { readonly name: string };
	readonly validationResult?: readonly {
		readonly compliant: boolean;
		readonly profileName: string;
		readonly details: {
			readonly ruleSummaries: readonly {
				readonly clause: string;
				readonly failedChecks: number;
				readonly description: string;
			}[];
		};
	}[];
	readonly taskException?: { readonly exceptionMessage?: string };
}

const INSTALLED = {
	whyNot: whyNotJava,
	install: async () => {
		await jars(ARTIFACT);
	},
};

/** PDF/A by the validator that the PDF Association keeps: the appearance as 1b. */
export const verapdfAppearance: Validator = {
	name: 'veraPDF 1b (appearance)',
	...INSTALLED,
	faults: (bundles) => pdfFaults(bundles, APPEARANCE_PDF, '1b'),
};

/** The text PDF as the level that it claims, which must be the one that the manifest states: 2u, unless the manifest says why not. */
export const verapdfText: Validator = {
	name: 'veraPDF as claimed (text)',
	...INSTALLED,
	async faults(bundles) {
		const levels = await Promise.all(bundles.map(levelOf));
		const said = new Map<Bundle, readonly string[]>();
		for (const [i, bundle] of bundles.entries()) said.set(bundle, levels[i]?.faults ?? []);
		for (const level of new Set(levels.flatMap(({ claimed }) => claimed ?? []))) {
			const some = bundles.filter((_, i) => levels[i]?.claimed === level);
			const faults = await pdfFaults(some, TEXT_PDF, level);
			for (const [i, bundle] of some.entries())
				said.set(bundle, [...(said.get(bundle) ?? []), ...(faults[i] ?? [])]);
		}
		return bundles.map((bundle) => said.get(bundle) ?? []);
	},
};

interface Level {
	/** Absent where it claims none. */
	readonly claimed?: string;
	/** What is wrong with the claim itself. */
	readonly faults: readonly string[];
}

async function levelOf(bundle: Bundle): Promise<Level> {
	const file = join(bundle.folder, TEXT_PDF);
	if (!existsSync(file)) return { faults: [`${TEXT_PDF}: is missing`] };
	const claimed = await claimedLevel(file);
	const { level, reasons = [] } = await statedLevel(bundle);
	const said = claimed === undefined ? {} : { claimed };
	if (claimed !== (level === 'none' ? undefined : level))
		return { ...said, faults: [`${basename(file)}: claims ${claimed}, and the manifest says ${level}`] };
	if (level !== '2u' && reasons.length === 0)
		return { ...said, faults: [`${basename(file)}: ${level}, and nothing says why`] };
	return { ...said, faults: [] };
}

interface StatedLevel {
	readonly level?: string;
	readonly reasons?: readonly { readonly code: string }[];
}

async function statedLevel({ folder }: Bundle): Promise<StatedLevel> {
	const { files } = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as {
		files: readonly { path: string; pdfa?: StatedLevel }[];
	};
	return files.find(({ path }) => path === TEXT_PDF)?.pdfa ?? {};
}

/** @returns such as `2u`, from the document's XMP (ISO 19005-2, 6.6.4) */
async function claimedLevel(file: string): Promise<string | undefined> {
	const { stdout: xmp } = await run('pdfinfo', ['-meta', file]);
	const part = /pdfaid:part(?:>|=["'])(\d)/.exec(xmp)?.[1];
	const conformance = /pdfaid:conformance(?:>|=["'])([A-Za-z])/.exec(xmp)?.[1] ?? '';
	return part && part + conformance.toLowerCase();
}

/** What veraPDF has against each of these files at a level; nothing where it grants it. */
export async function fileFaults(
	files: readonly string[],
	level: string,
): Promise<readonly (readonly string[])[]> {
	const judged = await judge(files, level);
	return files.map((file) => judged.get(file) ?? [`${basename(file)}: no report`]);
}

/** What veraPDF says of each file that it could tell of. */
async function judge(files: readonly string[], level: string): Promise<Map<string, readonly string[]>> {
	const ran = await java(
		[join(await jars(ARTIFACT), '*')],
		MAIN,
		['-f', level, '--format', 'json', '--maxfailuresdisplayed', '1', ...files],
		tmpdir(),
	);
	return new Map(
		jobsIn(ran.stdout).map((job) => {
			const { name } = job.itemDetails;
			return [name, faultsOf(job, basename(name), level)];
		}),
	);
}

/** @param level conformance level, such as `1b` */
function pdfFaults(bundles: readonly Bundle[], path: string, level: string) {
	const name = basename(path);
	return allAtOnce(
		bundles,
		async (some) => {
			const files = some.map(({ folder }) => join(folder, path));
			const judged = await judge(files.filter(existsSync), level);
			return new Map([...judged].map(([file, faults]) => [files.indexOf(file), faults]));
		},
		({ folder }) => [existsSync(join(folder, path)) ? `${name}: no report` : `${path}: is missing`],
	);
}

function jobsIn(text: string): readonly Job[] {
	try {
		return (JSON.parse(text) as { readonly report: { readonly jobs: readonly Job[] } }).report.jobs;
	} catch {
		return [];
	}
}

function faultsOf(job: Job, name: string, level: string): readonly string[] {
	const result = job.validationResult?.[0];
	if (!result)
		return [`${name}: cannot be read: ${job.taskException?.exceptionMessage ?? 'no reason given'}`];
	if (result.compliant) return [];
	return result.details.ruleSummaries.map(
		({ clause, failedChecks, description }) => `${name} ${level} ${clause} (${failedChecks}): ${description}`,
	);
}
