import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { run } from '../machine/run.ts';
import { APPEARANCE_PDF, MANIFEST, ofFile, TEXT_PDF } from './files.ts';
import type { Bundle, Validator } from './validator.ts';

const ARTIFACT = { coordinates: 'org.verapdf.apps:greenfield-apps:1.28.2', alone: true };
const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper';

interface Report {
	readonly report: {
		readonly jobs: readonly {
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
		}[];
	};
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
	faults: (bundle) => ofFile(bundle, APPEARANCE_PDF, (file) => pdfFaults(file, '1b')),
};

/** The text PDF as the level that it claims, which must be the one that the manifest states: 2u, unless the manifest says why not. */
export const verapdfText: Validator = {
	name: 'veraPDF as claimed (text)',
	...INSTALLED,
	faults: (bundle) =>
		ofFile(bundle, TEXT_PDF, async (file) => {
			const claimed = await claimedLevel(file);
			const { level, reasons = [] } = await statedLevel(bundle);
			if (claimed !== (level === 'none' ? undefined : level))
				return [`${basename(file)}: claims ${claimed}, and the manifest says ${level}`];
			if (level !== '2u' && reasons.length === 0)
				return [`${basename(file)}: ${level}, and nothing says why`];
			return claimed === undefined ? [] : pdfFaults(file, claimed);
		}),
};

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

/** @param level conformance level, such as `1b`; `0` for the one that the file claims */
async function pdfFaults(file: string, level: string): Promise<readonly string[]> {
	const ran = await java(
		[join(await jars(ARTIFACT), '*')],
		MAIN,
		['-f', level, '--format', 'json', '--maxfailuresdisplayed', '1', file],
		dirname(file),
	);
	const name = basename(file);
	let report: Report;
	try {
		report = JSON.parse(ran.stdout) as Report;
	} catch {
		return [`${name}: no report (${ran.code}): ${(ran.stderr || ran.stdout).trim().slice(-500)}`];
	}
	const job = report.report.jobs[0];
	const result = job?.validationResult?.[0];
	if (!result)
		return [`${name}: cannot be read: ${job?.taskException?.exceptionMessage ?? ran.stderr.trim()}`];
	if (result.compliant) return [];
	return result.details.ruleSummaries.map(
		({ clause, failedChecks, description }) => `${name} ${level} ${clause} (${failedChecks}): ${description}`,
	);
}
