import { join } from 'node:path';
import { whyNotPython } from '../machine/python.ts';
import { run } from '../machine/run.ts';
import { ofFile, WACZ } from './files.ts';
import { oneByOne, type Validator } from './validator.ts';
import { webArchiveTools } from './web-archive-tools.ts';

/** Layout, hashes and index of the WACZ. */
export const wacz: Validator = {
	name: 'wacz validate',
	whyNot: whyNotPython,
	install: async () => {
		await webArchiveTools();
	},
	faults: oneByOne((bundle) =>
		ofFile(bundle, WACZ, async (file) => {
			const ran = await run(join(await webArchiveTools(), 'wacz'), ['validate', '-f', file]);
			if (ran.code === 0) return [];
			const said = `${ran.stdout}\n${ran.stderr}`.trim();
			return [said.replace(/^Version detected as \S+/, '').slice(0, 2000) || `answered ${ran.code}`];
		}),
	),
};
