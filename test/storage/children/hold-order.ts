import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { incomingFile } from '../../../storage/bundles/incoming.ts';
import { aFiling, anOrder, officeIn } from '../sample.ts';

/** Holds an order with all that a worker in the middle of filing has, prints its id, and lives until it is killed. */
const [, , dataDir = ''] = process.argv;
const office = await officeIn(dataDir);
const order = await anOrder(office);
await office.queue.claim('holder', order.id);
await office.queue.lock('host:social.example', 'holder');
await mkdir(join(dataDir, 'work', order.id));
await writeFile(join(dataDir, 'work', order.id, 'bundle.zip.partial'), 'half');
await office.catalogue.intendFiling(await aFiling(office, order));
await incomingFile(office.bundles().root);
console.log(order.id);
process.stdin.resume();
