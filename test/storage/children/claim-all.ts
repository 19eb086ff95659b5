import { setTimeout } from 'node:timers/promises';
import { officeIn } from '../sample.ts';

/** Says that it is ready, claims orders until there is none, prints their ids, and lives on until it is let go: what the dead held is free. */
const [, , dataDir = '', worker = ''] = process.argv;
const office = await officeIn(dataDir);
const told = () => new Promise((resolve) => process.stdin.once('data', resolve));
console.log('ready');
await told();
const ids: string[] = [];
for (;;) {
	const order = await office.queue.claim(worker);
	if (order === undefined) break;
	ids.push(order.id);
	await setTimeout(1);
}
console.log(ids.join(' '));
await told();
await office.close();
process.exit();
