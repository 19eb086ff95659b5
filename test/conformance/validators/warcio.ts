import { join } from 'node:path';
import { whyNotPython } from '../machine/python.ts';
import { run } from '../machine/run.ts';
import { ofFile, WACZ } from './files.ts';
import { oneByOne, type Validator } from './validator.ts';
import { webArchiveTools, withWarcs } from './web-archive-tools.ts';

/** Every record's block and payload digest, and the form of the file. */
export const warcio: Validator = {
	name: 'warcio check',
	whyNot: whyNotPython,
	install: async () => {
		await webArchiveTools();
	},
	faults: oneByOne((bundle) =>
		ofFile(bundle, WACZ, (wacz) =>
			withWarcs(wacz, async (warcs) => {
				if (warcs.length === 0) return [`${WACZ}: holds no WARC file`];
				const all = await Promise.all(warcs.map(warcFaults));
				return all.flat();
			}),
		),
	),
};

/**
 * Every record but `warcinfo` has to say that its digest passes. The exit code alone will not do: it is 0 for a record
 * without a digest, and for one that is cut off in the middle.
 */
async function warcFaults(warc: string): Promise<readonly string[]> {
	const ran = await run(join(await webArchiveTools(), 'warcio'), ['check', '-v', warc]);
	const records = ran.stdout.split(/^ {2}(?=offset \d+ WARC-Record-ID )/m).slice(1);
	const faults = records
		.map((record) => record.trim().split(/\s*\n\s*/))
		.filter(([head = '', ...said]) => !head.endsWith(' warcinfo') && said.join() !== passOf(head))
		.map((lines) => lines.join(': '));
	if (records.length === 0) faults.push('holds no record');
	if (ran.code !== 0 && faults.length === 0)
		faults.push(`answered ${ran.code}: ${ran.stderr.trim().slice(-500)}`);
	return faults.slice(0, 20);
}

/** It never looks at a revisit (“not modified”), which repeats nobody's body, and says so. */
function passOf(head: string): string {
	return head.endsWith(' revisit') ? 'digest present but not checked (revisit)' : 'digest pass';
}
