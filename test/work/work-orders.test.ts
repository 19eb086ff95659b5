import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EXIT, OgonblickError, TryAgainLater } from '../../src/errors.ts';
import type { Office } from '../../src/office.ts';
import { placeOrder } from '../../src/work/place-order.ts';
import { takeSnapshot } from '../../src/work/take-snapshot.ts';
import { workOrders, worstOf } from '../../src/work/work-orders.ts';
import { openSite, page } from '../capture/recorder/site.ts';
import { anOrder } from '../storage/sample.ts';
import { tempDir, tempOffice } from '../storage/temp-office.ts';

const POST =
	'<article><h2><a href="/en/1">Nummer ett</a></h2><time datetime="2026-03-01">1 mars</time><p>Badplatsen öppnar på lördag och bryggan är lagad efter vinterns is.</p></article>';
const ACCOUNT = `<html lang=sv><title>Almby</title><h1>Almby</h1><main>${POST}</main>`;

async function almby() {
	const site = await openSite({
		'/almby': page(ACCOUNT),
		'/upptagen': (_, response) => {
			response.writeHead(429, { 'retry-after': '900', 'content-type': 'text/html' }).end('<p>Vänta');
		},
	});
	onTestFinished(() => site.close());
	const host = `127.0.0.1:${site.port}`;
	return { site, host, at: (path: string) => `http://${host}${path}` };
}

/** Does the work that waits. @returns what was postponed and what came of the rest */
async function work(office: Office) {
	const postponed: { order: string; code: string; exit: number }[] = [];
	const results = await workOrders(office, {
		...{ concurrency: 1, signal: AbortSignal.timeout(100_000), show: () => undefined },
		onPostponed: (order, error) => {
			if (!(error instanceof OgonblickError)) throw error;
			postponed.push({ order, code: error.code, exit: error.exit });
		},
	});
	const worst = worstOf(
		results,
		postponed.map((p) => p.exit),
	);
	return { postponed, outcomes: results.map((r) => r.outcome), worst };
}

const env = { FEED_QUIET_SECONDS: '0.5', FEED_TRIES: '1', HOST_DELAY_SECONDS: '0' };

test('an order whose --out is gone is not captured, and keeps no other waiting', async () => {
	const office = await tempOffice({ env });
	const { site, host, at } = await almby();
	const out = join(await tempDir(), 'p');
	const wish = { target: at('/almby'), occasion: 'adhoc', level: 'overview', allowHosts: [host] } as const;
	const first = await placeOrder(office, { ...wish, reason: 'ett', out });
	await placeOrder(office, { ...wish, reason: 'två' });
	await rm(out, { recursive: true });
	await writeFile(out, '');
	const { postponed, outcomes, worst } = await work(office);
	expect(postponed).toEqual([{ order: first.id, code: 'out-unwritable', exit: EXIT.usage }]);
	expect(outcomes).toHaveLength(1);
	expect(worst).toBe(EXIT.usage);
	expect(site.visits.filter((v) => v.path === '/almby')).toHaveLength(1);
	expect(await office.catalogue.order(first.id)).toMatchObject({ state: 'waiting', attempts: 1 });
	// It rests, so that the next tick does not try it again at once; whoever gives its command gets an answer now.
	expect(await office.queue.claim('next')).toBeUndefined();
	const again = takeSnapshot(first, office, AbortSignal.timeout(9000), () => undefined);
	await expect(again).rejects.toMatchObject({ code: 'out-unwritable' });
}, 120_000);

test('an order on a busy account is tried once and rests', async () => {
	const office = await tempOffice({ env });
	const order = await anOrder(office);
	const lock = await office.queue.lock(`account:${order.accountId}`, 'another');
	expect(lock).toBeDefined();
	const { postponed, worst } = await work(office);
	expect(postponed).toMatchObject([{ order: order.id, code: 'account-busy' }]);
	expect(worst).toBe(EXIT.retryLater);
	expect(await office.catalogue.order(order.id)).toMatchObject({ state: 'waiting', attempts: 1 });
	expect(await office.queue.claim('next')).toBeUndefined();
});

test('a host that answers 429 is left alone as long as it asks, and its next order waits as long', async () => {
	const office = await tempOffice({ env });
	const { site, host, at } = await almby();
	const wish = { occasion: 'adhoc', level: 'overview', reason: '', allowHosts: [host] } as const;
	await placeOrder(office, { ...wish, target: at('/upptagen') });
	const next = await placeOrder(office, { ...wish, target: at('/almby') });
	const { postponed, outcomes, worst } = await work(office);
	expect(outcomes).toEqual(['failed']);
	expect(postponed).toMatchObject([{ order: next.id, code: 'host-resting' }]);
	expect(worst).toBe(EXIT.failed);
	expect(site.visits.map((v) => v.path)).not.toContain('/almby');
	const lock = await office.queue.lock(`host:${host}`, 'next');
	expect(lock?.restsUntil?.getTime()).toBeGreaterThan(Date.now() + 800_000);
}, 120_000);

test('a stop that was asked for is no warning, and an order that is put off is one, with whose it is', async () => {
	const office = await tempOffice({ env: { HOST_DELAY_SECONDS: '3600' } });
	const logged: { level: string; told: object }[] = [];
	const at = (level: string) => (told: object) => void logged.push({ level, told });
	const log = { ...office.log, info: at('info'), warn: at('warn') } as Office['log'];
	const { id: order } = await anOrder(office, { address: 'https://some.example/en' });
	const address = 'https://some.example/en';
	const rest = async (ms: number) =>
		(await office.queue.lock('host:some.example', 'x'))?.release(new Date(Date.now() + ms));
	await rest(60_000);
	const stop = new AbortController();
	const show = () => stop.abort(new TryAgainLater('stopped', { code: 'stopped' }));
	await workOrders({ ...office, log }, { concurrency: 1, signal: stop.signal, show });
	expect(logged).toMatchObject([{ level: 'info', told: { order, address, code: 'stopped' } }]);

	await rest(7_200_000 * 2);
	await workOrders({ ...office, log }, { concurrency: 1, signal: AbortSignal.timeout(9000), show });
	expect(logged[1]).toMatchObject({ level: 'warn', told: { order, address, code: 'host-resting' } });
});
