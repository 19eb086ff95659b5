import { deliver } from '../../../../src/work/delivery/deliver.ts';
import { officeIn } from '../../../storage/sample.ts';

/** Delivers everything to the e-archive of an office, until it is done or killed. */
const [, , dir = ''] = process.argv;
const office = await officeIn(dir);
console.log('begins');
const wish = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' };
const { sent } = await deliver(office, wish, new AbortController().signal, {});
console.log(JSON.stringify(sent.map(({ delivery }) => delivery.number)));
await office.close();
