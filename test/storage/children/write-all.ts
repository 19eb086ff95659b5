import { accountAt, aFiling, anOrder, officeIn } from '../sample.ts';

/** Opens an office that may not be there yet, and writes everything that can be written, several times. */
const [, , dataDir = '', worker = '', times = '1'] = process.argv;
const office = await officeIn(dataDir);
const { id } = await office.catalogue.ensureDefaultAccount(accountAt('https://www.kommun.example/'));
for (let i = 0; i < Number(times); i++) {
	const order = await anOrder(office, { address: 'http://m.kommun.example' });
	const claimed = await office.queue.claim(worker, order.id);
	const lock = await office.queue.lock('host:kommun.example', worker);
	const filing = await aFiling(office, order);
	await office.catalogue.intendFiling(filing);
	await office.queue.renew(order.id, worker);
	if (i % 2 === 0) await office.catalogue.recordFiling(filing);
	else
		await office.catalogue.recordAttempt({
			id: filing.bundleId,
			orderId: order.id,
			accountId: id,
			path: `attempts/${filing.bundleId}`,
			code: 'blank',
			at: filing.filedAt,
		});
	await lock?.release();
	if (claimed === undefined) throw new Error('an order of its own was taken from it');
}
console.log(id);
await office.close();
