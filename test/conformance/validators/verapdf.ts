import { basename, dirname, join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { APPEARANCE_PDF, ofFile, TEXT_PDF } from './files.ts';
import type { Validator } from './validator.ts';

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

/** PDF/A by the validator of the PDF Association's members: the appearance as 1b, the text as 2u. */
export const verapdf: Validator = {
	name: 'veraPDF',
	whyNot: whyNotJava,
	install: async () => {
		await jars(ARTIFACT);
	},
	async faults(bundle) {
		return [
			...(await ofFile(bundle, APPEARANCE_PDF, (file) => pdfFaults(file, '1b'))),
			...(await ofFile(bundle, TEXT_PDF, (file) => pdfFaults(file, '2u'))),
		];
	},
};

/** @param level conformance level, such as `1b`; `0` for the one that the file claims */
export async function pdfFaults(file: string, level: string): Promise<readonly string[]> {
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
