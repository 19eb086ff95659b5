import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { TryAgainLater } from '../../src/errors.ts';
import type { Office } from '../../src/office.ts';
import { whileHolding } from '../../src/work/while-holding.ts';
import { workerName } from '../../src/work/worker.ts';
import { anOrder } from '../storage/sample.ts';
import { tempOffice } from '../storage/temp-office.ts';

/** Longer than a machine that is busy with other tests takes between one hold and the next. */
const REST_MS = 2000;
const env = { HOST_DELAY_SECONDS: String(REST_MS / 1000), DELAY_JITTER: '0' };
const open = () => tempOffice({ env });

/** Holds an order on an address while `work` is done. @returns what was shown meanwhile */
async function hold(
	office: Office,
	address: string,
	work: () => void = () => undefined,
	signal = new AbortController().signal,
): Promise<string[]> {
	const shown: string[] = [];
	const order = await anOrder(office, { address });
	await office.queue.claim(workerName(), order.id);
	const show = ({ step }: { readonly step: string }) => shown.push(step);
	await whileHolding(office, order, address, signal, show, async () => work());
	return shown;
}

test('work whose order is no longer its own is stopped', async () => {
	const office = await open();
	const address = 'https://some.example/en';
	const order = await anOrder(office, { address });
	await office.queue.claim(workerName(), order.id);
	let stopped = false;
	const work = async (signal: AbortSignal) => {
		await office.queue.cancel(order.id, 'somebody else decided so');
		await once(signal, 'abort', { signal: AbortSignal.timeout(5000) });
		stopped = signal.aborted;
		throw signal.reason;
	};
	const quiet = new AbortController().signal;
	const held = whileHolding(office, order, address, quiet, () => undefined, work, undefined, 20);
	await expect(held).rejects.toMatchObject({ code: 'lease-lost' });
	expect(stopped).toBe(true);
});

describe('between two captures', () => {
	test('a host rests, and who waits for it says so; another host is not waited for', async () => {
		const office = await open();
		let ended = 0;
		let began = 0;
		expect(await hold(office, 'https://some.example/en')).toEqual([]);
		ended = Date.now();
		expect(await hold(office, 'https://annan.example/en')).toEqual([]);
		const shown = await hold(office, 'https://some.example/tva', () => {
			began = Date.now();
		});
		// A timer may fire a millisecond early; the rest began before the first was known to have ended.
		expect(began - ended).toBeGreaterThanOrEqual(REST_MS - 100);
		expect(shown).toEqual([expect.stringMatching(/^waiting \d+ s, since a capture on the host/)]);
	});

	test('the host rests too after work that failed, and its order waits', async () => {
		const office = await open();
		const failed = hold(office, 'https://some.example/en', () => {
			throw new TryAgainLater('full', { code: 'disk-full' });
		});
		await expect(failed).rejects.toThrow('full');
		expect(await office.catalogue.openOrders()).toMatchObject([{ state: 'waiting' }]);
		expect(await hold(office, 'https://some.example/tva')).toHaveLength(1);
	});

	test('whoever is stopped while the host rests leaves the order waiting and the host free', async () => {
		const office = await tempOffice({ env: { ...env, HOST_DELAY_SECONDS: '3600' } });
		await hold(office, 'https://some.example/en');
		const stop = new AbortController();
		const why = new TryAgainLater('stopped', { code: 'stopped' });
		let began = false;
		const waiting = hold(
			office,
			'https://some.example/tva',
			() => {
				began = true;
			},
			stop.signal,
		);
		stop.abort(why);
		const error = await waiting.catch((thrown) => thrown);
		const waits = (await office.catalogue.openOrders()).find(({ state }) => state === 'waiting');
		expect(error).toMatchObject({ code: 'stopped', subject: waits?.id });
		expect(error.cause).toBe(why);
		expect(began).toBe(false);
		const lock = await office.queue.lock('host:some.example', 'next');
		// Still resting from the first, and held by nobody.
		expect(lock?.restsUntil?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
	});
});
