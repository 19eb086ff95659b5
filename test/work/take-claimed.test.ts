import { expect, test } from 'vitest';
import { takeClaimed } from '../../src/work/take-snapshot.ts';
import { workerName } from '../../src/work/worker.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { tempOffice } from '../storage/temp-office.ts';

test('a fault after the bundle is filed is not told as a stop that left nothing filed, although somebody had asked for one', async () => {
	const office = await tempOffice();
	const order = await anOrder(office);
	const claimed = await office.queue.claim(workerName(), order.id);
	if (!claimed) throw new Error('The order does not wait');
	const fault = new Error('The disk went away');
	const filedThenBroken = async () => {
		await office.queue.askToStop(order.id, 'Fel konto', 'Kim Ek');
		// The worker hears of it once a second.
		await expect.poll(() => heard, { timeout: 5000 }).toBe(true);
		await office.catalogue.recordFiling(await aFiling(office, order));
		throw fault;
	};
	let heard = false;
	const catalogue = { ...office.catalogue, accountContext: filedThenBroken };
	const queue: typeof office.queue = {
		...office.queue,
		tell: async (...told) => {
			const wish = await office.queue.tell(...told);
			heard = wish !== undefined;
			return wish;
		},
	};
	const taken = takeClaimed(
		claimed,
		{ ...office, catalogue, queue },
		new AbortController().signal,
		() => undefined,
	);
	await expect(taken).rejects.toBe(fault);
	expect(await office.catalogue.filings({ orderId: order.id })).toHaveLength(1);
});
