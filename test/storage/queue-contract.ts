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

	test('a rest that a clock wrote down that was far ahead is none', async () => {
		const { office, clock } = await open();
		const { id } = await anOrder(office);
		const nextYear = new Date(clock.now().getTime() + 365 * 86_400_000);
		await office.queue.claim('one');
		await office.queue.release(id, 'one', 'rate-limited', nextYear);
		expect((await office.queue.claim('one'))?.id).toBe(id);
		await (await office.queue.lock('host:z.com', 'one'))?.release(nextYear);
		expect((await office.queue.lock('host:z.com', 'two'))?.restsUntil).toBeUndefined();
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

	test('keeps how far a worker has come for whoever watches, until it lets go', async () => {
		const { office, clock } = await open();
		const { id } = await anOrder(office);
		const told = { step: 'walk', posts: 7, tiles: 3, bytes: 900 };
		expect(await office.queue.run(id)).toBeUndefined();
		await office.queue.claim('one');
		const startedAt = clock.now().toISOString();
		expect(await office.queue.run(id)).toMatchObject({ startedAt, posts: 0, tiles: 0 });
		clock.forward(5);
		expect(await office.queue.tell(id, 'one', told)).toBeUndefined();
		const toldAt = clock.now().toISOString();
		clock.forward(5);
		await office.queue.tell(id, 'one', told);
		// Another worker has nothing to say of it.
		await office.queue.tell(id, 'two', { ...told, posts: 99 });
		expect(await office.queue.run(id)).toEqual({ ...told, startedAt, toldAt });
		clock.forward(LEASE_SECONDS);
		expect(await office.queue.run(id)).toMatchObject({ ...told, lost: 'lease-ran-out' });
		await office.queue.claim('two');
		expect(await office.queue.run(id)).toMatchObject({ startedAt: clock.now().toISOString(), posts: 0 });
		await office.queue.release(id, 'two', 'stopped');
		expect(await office.queue.run(id)).toBeUndefined();
		expect((await office.catalogue.events({ subject: id })).map((e) => e.kind)).not.toContain('run-told');
	});

	test('an order that is asked to stop is cancelled when its worker lets go, dead or alive, and not taken again', async () => {
		const { office, clock } = await open();
		const waiting = await anOrder(office);
		expect(await office.queue.askToStop(waiting.id, 'fel konto', 'Kim Ek')).toBe('waiting');
		expect((await office.catalogue.order(waiting.id))?.state).toBe('cancelled');
		const held = await anOrder(office);
		const elsewhere = await anOrder(office, { address: 'https://annan.example/@kommunen' });
		for (const { id } of [held, elsewhere]) {
			await office.queue.claim('one', id);
			expect(await office.queue.askToStop(id, 'fel konto', 'Kim Ek')).toBe('claimed');
			await office.queue.askToStop(id, 'en gång till', 'Eva Ek');
			const stop = { by: 'Kim Ek', reason: 'fel konto', at: clock.now().toISOString() };
			expect(await office.queue.run(id)).toMatchObject({ stop });
			expect(await office.queue.tell(id, 'one', { step: 'walk', posts: 1, tiles: 1, bytes: 1 })).toEqual(
				stop,
			);
		}
		await office.queue.release(held.id, 'one', 'stopped');
		clock.forward(LEASE_SECONDS);
		expect(await office.queue.recoverLost()).toMatchObject([{ orderId: elsewhere.id }]);
		for (const { id } of [held, elsewhere]) {
			expect((await office.catalogue.order(id))?.state).toBe('cancelled');
			expect((await office.catalogue.events({ subject: id })).at(-1)).toMatchObject({
				...{ kind: 'order-cancelled', actor: 'Kim Ek' },
				data: { why: 'stopped', reason: 'fel konto' },
			});
		}
		expect(await office.queue.claim('two')).toBeUndefined();
		expect(await office.queue.askToStop('none', '', 'Kim Ek')).toBeUndefined();
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('what is filed before the worker hears that it should stop is filed', async () => {
		const { office } = await open();
		const order = await anOrder(office);
		await office.queue.claim('one');
		await office.queue.askToStop(order.id, '', 'Kim Ek');
		await office.catalogue.recordFiling(await aFiling(office, order));
		expect((await office.catalogue.order(order.id))?.state).toBe('filed');
		expect(await office.queue.askToStop(order.id, '', 'Kim Ek')).toBe('filed');
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
		const { office, clock } = await open();
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
		await office.queue.release(first.id, 'one', 'stopped', new Date(clock.now().getTime() + 86_400_000));
		expect((await office.queue.claim('one'))?.id).toBe(same.id);
	});
}
