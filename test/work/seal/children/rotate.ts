import { rotateKey } from '../../../../src/work/seal/rotate-key.ts';
import { officeIn } from '../../../storage/sample.ts';

/** Exchanges the seal key of the named data directory again and again, until it is killed. */
const office = await officeIn(process.argv[2] ?? '');
for (;;) {
	await rotateKey(office, 'rotated', 'Anna', new AbortController().signal);
	process.stdout.write('.');
}
