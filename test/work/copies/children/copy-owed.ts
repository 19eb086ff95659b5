import { copyOwed } from '../../../../src/work/copies/copy-owed.ts';
import { recover } from '../../../../src/work/recover.ts';
import { officeIn } from '../../../storage/sample.ts';

/** Copies what is owed to the second store, as `fixity copy` does; prints a line when it begins. */
const [, , dataDir = '', second = ''] = process.argv;
const office = await officeIn(dataDir, { env: { SECOND_STORE: second } });
await recover(office);
process.stdout.write('copy\n');
const copied = await copyOwed(office, new AbortController().signal);
process.stdout.write(`${copied?.copied.length}\n`);
await office.close();
