import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { run } from '../machine/run.ts';
import { APPEARANCE_PDF, TEXT_PDF } from './files.ts';
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

/** The text PDF as the level that it claims. It may claim none, but never one that it does not hold. */
export const verapdfText: Validator = {
	name: 'veraPDF as claimed (text)',
	...INSTALLED,
	whyNotAsked: async (bundle) =>
		existsSync(join(bundle.folder, TEXT_PDF)) && !(await claimedLevel(join(bundle.folder, TEXT_PDF)))
			? 'the text PDF claims no PDF/A level'
			: undefined,
	async faults(bundles) {
		const levels = await Promise.all(
			bundles.map(async ({ folder }) => (await claimedLevel(join(folder, TEXT_PDF))) ?? '2u'),
		);
		const said = new Map<Bundle, readonly string[]>();
		for (const level of new Set(levels)) {
			const some = bundles.filter((_, i) => levels[i] === level);
			const faults = await pdfFaults(some, TEXT_PDF, level);
			for (const [i, bundle] of some.entries()) said.set(bundle, faults[i] ?? []);
		}
		return bundles.map((bundle) => said.get(bundle) ?? []);
	},
};

/** @returns such as `2u`, from the document's XMP (ISO 19005-2, 6.6.4) */
async function claimedLevel(file: string): Promise<string | undefined> {
	const { stdout: xmp } = await run('pdfinfo', ['-meta', file]);
	const part = /pdfaid:part(?:>|=["'])(\d)/.exec(xmp)?.[1];
	const conformance = /pdfaid:conformance(?:>|=["'])([A-Za-z])/.exec(xmp)?.[1] ?? '';
	return part && part + conformance.toLowerCase();
}

/** @param level conformance level, such as `1b` */
function pdfFaults(bundles: readonly Bundle[], path: string, level: string) {
	const name = basename(path);
	return allAtOnce(
		bundles,
		async (some) => {
			const files = some.map(({ folder }) => join(folder, path));
			const ran = await java(
				[join(await jars(ARTIFACT), '*')],
				MAIN,
				['-f', level, '--format', 'json', '--maxfailuresdisplayed', '1', ...files.filter(existsSync)],
				tmpdir(),
			);
			const jobs = jobsIn(ran.stdout);
			return new Map(jobs.map((job) => [files.indexOf(job.itemDetails.name), faultsOf(job, name, level)]));
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
