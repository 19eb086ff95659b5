import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stopOrder } from '../../src/work/live/stop-order.ts';
import { placeOrder } from '../../src/work/place-order.ts';
import { workOrders } from '../../src/work/work-orders.ts';
import { openSite, page } from '../capture/recorder/site.ts';
import { tempOffice } from '../storage/temp-office.ts';

/** A feed without end. */
const ENDLESS = `<html lang=sv><title>Almby</title><h1>Almby</h1><main></main><script>
let n = 0;
const more = () => {
	for (let i = 0; i < 5; i++) {
		const post = document.createElement('article');
		post.innerHTML = '<h2><a href="/en/' + ++n + '">Nummer ' + n + '</a></h2><p>Badplatsen öppnar på lördag, och bryggan är lagad efter vinterns is för gång ' + n + '.</p>';
		document.querySelector('main').append(post);
	}
};
more();
addEventListener('scroll', () => { if (scrollY + innerHeight > document.body.scrollHeight - 900) setTimeout(more, 150); });
</script>`;

test('a worker tells how far it has come, and lets go within seconds of being asked to stop', async () => {
	const office = await tempOffice({ env: { HOST_DELAY_SECONDS: '0' } });
	const site = await openSite({ '/almby': page(ENDLESS) });
	onTestFinished(() => site.close());
	const host = `127.0.0.1:${site.port}`;
	const target = `http://${host}/almby`;
	const order = await placeOrder(office, { target, occasion: 'adhoc', reason: 'ett', allowHosts: [host] });
	const postponed: unknown[] = [];
	const signal = AbortSignal.timeout(90_000);
	const worked = workOrders(office, {
		...{ concurrency: 1, signal, show: () => undefined },
		onPostponed: (id) => postponed.push(id),
	});
	await expect
		.poll(async () => (await office.queue.run(order.id))?.posts ?? 0, { timeout: 30_000 })
		.toBeGreaterThan(5);
	expect(await stopOrder(office, order, 'fel konto', 'Kim Ek')).toBe('stopping');
	expect(await worked).toEqual([]);
	// By the stop, and not because the worker's own time was over.
	expect(signal.aborted).toBe(false);
	expect(postponed).toEqual([]);
	expect((await office.catalogue.order(order.id))?.state).toBe('cancelled');
	expect(await readdir(join(office.config.DATA_DIR, 'work'))).toEqual([]);
	expect(await office.catalogue.attempts()).toEqual([]);
	await expect(stopOrder(office, order, '', 'Kim Ek')).rejects.toMatchObject({ code: 'order-over' });
}, 90_000);
