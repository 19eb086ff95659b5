import { dirname, join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { APPEARANCE_PDF, ofFile } from './files.ts';
import type { Validator } from './validator.ts';

const ARTIFACT = { coordinates: 'org.apache.pdfbox:preflight:3.0.6' };
const MAIN = 'org.apache.pdfbox.preflight.Validator_A1b';

/** PDF/A-1b by PDFBox, which shares no code with veraPDF. */
export const preflight: Validator = {
	name: 'PDFBox Preflight',
	whyNot: whyNotJava,
	install: async () => {
		await jars(ARTIFACT);
	},
	faults: (bundle) =>
		ofFile(bundle, APPEARANCE_PDF, async (file) => {
			const ran = await java([join(await jars(ARTIFACT), '*')], MAIN, [file], dirname(file));
			if (ran.code === 0 && /is a valid PDF\/A-1b file/.test(ran.stdout)) return [];
			return (ran.stdout.trim() || ran.stderr.trim()).split('\n').slice(0, 20);
		}),
};
