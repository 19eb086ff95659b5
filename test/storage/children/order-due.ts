import { stdout } from 'node:process';
import { orderDue } from '../../../src/work/order-due.ts';
import { officeIn } from '../sample.ts';

/** Orders what is due at the end of 2026, and prints how much it placed. */
const office = await officeIn(process.argv[2] ?? '', {
	clock: { now: () => new Date('2026-12-31T12:00:00.000Z') },
});
const { placed } = await orderDue(office);
stdout.write(String(placed.length));
await office.close();
