import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFixity } from '../../../../src/work/check-fixity.ts';
import { officeIn } from '../../../storage/sample.ts';

/** Spoils a stored bundle and has it mended, over and over, until it is killed; prints a line when it begins to mend. */
const [, , dataDir = '', second = '', bundleId = ''] = process.argv;
const office = await officeIn(dataDir, { env: { SECOND_STORE: second } });
const { signal } = new AbortController();
for (let round = 0; ; round++) {
	const filing = await office.catalogue.filing(bundleId);
	if (!filing) throw new Error('it is filed');
	const file = join(filing.root, filing.path);
	const bytes = await readFile(file).catch(() => undefined);
	if (bytes && round % 2 === 0) {
		bytes[100] = (bytes[100] ?? 0) ^ 1;
		await writeFile(file, bytes);
	} else await rm(file, { force: true });
	process.stdout.write('mend\n');
	await checkFixity(office, { signal, bundles: [filing], isMending: true });
	process.stdout.write('mended\n');
}
