import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jars, java, whyNotJava } from '../machine/java.ts';
import { APPEARANCE_PDF } from './files.ts';
import { allAtOnce, type Bundle, type Validator } from './validator.ts';

const ARTIFACT = { coordinates: 'org.apache.pdfbox:preflight:3.0.6' };
const MAIN = 'org.apache.pdfbox.preflight.Validator_A1b';
const MOST = 20;

/** PDF/A-1b by PDFBox, which shares no code with veraPDF. */
export const preflight: Validator = {
	name: 'PDFBox Preflight',
	whyNot: whyNotJava,
	install: async () => {
		await jars(ARTIFACT);
	},
	faults: (bundles) =>
		allAtOnce(bundles, ask, ({ folder }) => [
			existsSync(join(folder, APPEARANCE_PDF))
				? `${APPEARANCE_PDF}: cannot be read`
				: `${APPEARANCE_PDF}: is missing`,
		]),
};

/** It tells of a file by its name alone, so each gets one of its own; one that it cannot read ends it. */
async function ask(bundles: readonly Bundle[]): Promise<Map<number, readonly string[]>> {
	const folder = await mkdtemp(join(tmpdir(), 'preflight-'));
	try {
		const files = bundles.map((_, i) => join(folder, `${i}.pdf`));
		for (const [i, bundle] of bundles.entries())
			await symlink(join(bundle.folder, APPEARANCE_PDF), files[i] as string);
		const list = join(folder, 'list');
		await writeFile(list, `${files.join('\n')}\n`);
		const ran = await java([join(await jars(ARTIFACT), '*')], MAIN, ['group', list], folder);
		const said = new Map<number, readonly string[]>();
		for (const part of ran.stdout.split(/^The file (?=\d+\.pdf is )/m).slice(1)) {
			const [head = '', ...errors] = part.trim().split('\n');
			const isValid = head.endsWith(' is a valid PDF/A-1b file');
			said.set(Number(/^\d+/.exec(head)?.[0]), isValid ? [] : [head, ...errors].slice(0, MOST));
		}
		return said;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
