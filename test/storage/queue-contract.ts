import { expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import { LEASE_SECONDS } from '../../src/records/order.ts';
import { aFiling, anOrder } from './sample.ts';
import type { HandClock } from './temp-office.ts';

/** What every adapter of `OrderQueue` must do. @param open gives a new empty office on the adapter with this clock */
export function queueContract(open: () => Promise<{ office: Office; clock: HandClock }>): void {
	test('hands out each order once, due first', async () => {
		const { office } = await open();
		const elsewhere = 'https://annan.example/@kommunen';
		const late = await anOrder(office, { due: '2027-01-01T00:00:00.000Z', address: elsewhere });
		const soon = await anOrder(office, { due: '2026-01-01T00:00:00.000Z' });
		expect(await office.queue.claim('one')).toEqual({ ...soon, state: 'claimed', attempts: 1 });
		expect((await office.queue.claim('two'))?.id).toBe(late.id);
		expect(await office.queue.claim('three')).toBeUndefined();
	});

	test('hands out the named order, unless it is taken', async () => {
		const { office } = await open();
		await anOrder(office, { due: '2020-01-01T00:00:00.000Z' });
		const named = await anOrder(office);
		expect((await office.queue.claim('one', named.id))?.id).toBe(named.id);
		expect(await office.queue.claim('two', named.id)).toBeUndefined();
		expect(await office.queue.claim('two', 'no such order')).toBeUndefined();
	});

	test('a lease that is renewed holds; one that is not falls back and is counted', async () => {
		const { office, clock } = await open();
		const { id } = await anOrder(office);
		await office.queue.claim('one');
		clock.forward(LEASE_SECONDS - 1);
		expect(await office.queue.renew(id, 'one')).toBe(true);
		clock.forward(LEASE_SECONDS - 1);
		expect(await office.queue.claim('two')).toBeUndefined();
		clock.forward(1);
		expect((await office.queue.claim('two'))?.attempts).toBe(2);
		expect(await office.queue.renew(id, 'one')).toBe(false);
		await office.queue.release(id, 'one', 'too late to say');
		expect((await office.catalogue.order(id))?.state).toBe('claimed');
		expect((await office.catalogue.events({ subject: id })).map((e) => e.kind)).toEqual([
			'order-placed',
			'order-claimed',
			'order-lost',
			'order-claimed',
		]);
	});

	test('an order that its workers do not survive lets others go first', async () => {
		const { office, clock } = await open();
		const deadly = await anOrder(office, { due: '2020-01-01T00:00:00.000Z' });
		for (const worker of ['one', 'two']) {
			expect((await office.queue.claim(worker))?.id).toBe(deadly.id);
			clock.forward(LEASE_SECONDS);
		}
		const other = await anOrder(office);
		expect((await office.queue.claim('three'))?.id).toBe(other.id);
		clock.forward(3600);
		expect((await office.queue.claim('four'))?.id).toBe(deadly.id);
	});

	test('a released order rests until its time', async () => {
		const { office, clock } = await open();
		const { id } = await anOrder(office);
		await office.queue.claim('one');
		await office.queue.release(id, 'one', 'rate-limited', new Date(clock.now().getTime() + 30_000));
		expect(await office.queue.claim('one')).toBeUndefined();
		// Whoever asks for it by name asks for it now.
		expect((await office.queue.claim('one', id))?.id).toBe(id);
		await office.queue.release(id, 'one', 'rate-limited', new Date(clock.now().getTime() + 30_000));
		clock.forward(30);
		expect((await office.queue.claim('one'))?.id).toBe(id);
	});

	test('a cancelled order is not handed out, and what is filed cannot be cancelled', async () => {
		const { office } = await open();
		const gone = await anOrder(office);
		await office.queue.cancel(gone.id, 'ett misstag');
		expect(await office.queue.claim('one')).toBeUndefined();
		const order = await anOrder(office);
		await office.catalogue.recordFiling(await aFiling(office, order));
		await office.queue.cancel(order.id, 'för sent');
		expect((await office.catalogue.order(order.id))?.state).toBe('filed');
	});

	test('an order that waits is taken back with who and why, and one that is under way or over is not', async () => {
		const { office } = await open();
		const { id } = await anOrder(office);
		expect(await office.queue.withdraw(id, 'fel inlägg', 'Kim Ek')).toBe('waiting');
		expect(await office.queue.claim('one')).toBeUndefined();
		expect((await office.catalogue.events({ subject: id })).at(-1)).toMatchObject({
			...{ kind: 'order-cancelled', actor: 'Kim Ek' },
			data: { why: 'withdrawn', reason: 'fel inlägg' },
		});
		const held = await anOrder(office);
		await office.queue.claim('one');
		expect(await office.queue.withdraw(held.id, 'fel inlägg', 'Kim Ek')).toBe('claimed');
		expect((await office.catalogue.order(held.id))?.state).toBe('claimed');
		expect(await office.queue.withdraw('none', 'fel inlägg', 'Kim Ek')).toBeUndefined();
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('an order that may have a bundle in place waits for recovery to look', async () => {
		const { office } = await open();
		const order = await anOrder(office);
		const filing = await aFiling(office, order);
		await office.catalogue.intendFiling(filing);
		expect(await office.queue.claim('one')).toBeUndefined();
		await office.catalogue.dropIntent(filing.bundleId);
		expect((await office.queue.claim('one'))?.id).toBe(order.id);
	});

	test('says which orders were lost, and lets nobody disturb one that is held', async () => {
		const { office, clock } = await open();
		const { id } = await anOrder(office);
		await office.queue.claim('one');
		let acted = 0;
		const act = () => {
			acted++;
		};
		expect(await office.queue.recoverLost()).toEqual([]);
		expect(await office.queue.whileFree(id, act)).toBe(false);
		expect(acted).toBe(0);
		clock.forward(LEASE_SECONDS);
		expect(await office.queue.recoverLost()).toEqual([{ orderId: id, worker: 'one', why: 'lease-ran-out' }]);
		expect(await office.queue.whileFree(id, act)).toBe(true);
		expect(acted).toBe(1);
	});

	test('a lock is one holder’s until it is released or runs out', async () => {
		const { office, clock } = await open();
		const first = await office.queue.lock('host:x.com', 'one');
		expect(await office.queue.lock('host:x.com', 'two')).toBeUndefined();
		expect(await office.queue.lock('host:x.com', 'one')).toBeUndefined();
		expect(await office.queue.lock('host:y.com', 'two')).toBeDefined();
		clock.forward(LEASE_SECONDS - 1);
		expect(await first?.renew()).toBe(true);
		clock.forward(LEASE_SECONDS);
		const second = await office.queue.lock('host:x.com', 'two');
		expect(second).toBeDefined();
		expect(await first?.renew()).toBe(false);
		await first?.release();
		expect(await office.queue.lock('host:x.com', 'three')).toBeUndefined();
		await second?.release();
		expect(await office.queue.lock('host:x.com', 'three')).toBeDefined();
	});

	test('a lock tells the next holder how long it was asked to rest, and a lost lock asks nothing', async () => {
		const { office, clock } = await open();
		const inSeconds = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);
		const first = await office.queue.lock('host:x.com', 'one');
		expect(first?.restsUntil).toBeUndefined();
		const rest = inSeconds(20);
		await first?.release(rest);
		const second = await office.queue.lock('host:x.com', 'two');
		expect(second?.restsUntil).toEqual(rest);
		expect((await office.queue.lock('host:y.com', 'two'))?.restsUntil).toBeUndefined();
		await first?.release(inSeconds(9000));
		await second?.release();
		expect((await office.queue.lock('host:x.com', 'three'))?.restsUntil).toEqual(rest);
		clock.forward(LEASE_SECONDS);
		expect((await office.queue.lock('host:x.com', 'four'))?.restsUntil).toBeUndefined();
	});

	test('one process gets no second order on a host that it is at work on, unless it asks for that one', async () => {
		const { office } = await open();
		let minutes = 10;
		const on = (address: string) => anOrder(office, { address, due: `2026-11-23T10:${minutes++}:00.000Z` });
		const first = await on('https://some.example/en');
		const same = await on('https://some.example/tva');
		const other = await on('https://annan.example/tre');
		expect((await office.queue.claim('one'))?.id).toBe(first.id);
		expect((await office.queue.claim('two'))?.id).toBe(other.id);
		expect(await office.queue.claim('three')).toBeUndefined();
		expect((await office.queue.claim('three', same.id))?.id).toBe(same.id);
		await office.queue.release(same.id, 'three', 'host-busy');
		await office.queue.release(first.id, 'one', 'stopped', new Date('2099-01-01T00:00:00Z'));
		expect((await office.queue.claim('one'))?.id).toBe(same.id);
	});
}
