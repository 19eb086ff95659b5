import { describe, expect, test } from 'vitest';
import { Fault, UsageError } from '../../src/errors.ts';
import type { Catalogue, Office } from '../../src/office.ts';
import { accountAt, aFiling, anOrder } from './sample.ts';

/** What every adapter of `Catalogue` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function catalogueContract(open: () => Promise<Office>): void {
	const addresses = async (catalogue: Catalogue, address: string) =>
		(await catalogue.ensureDefaultAccount(accountAt(address))).id;

	describe('the register', () => {
		test('files a bare address under defaults that say that they are', async () => {
			const { catalogue } = await open();
			const { id } = await catalogue.ensureDefaultAccount(accountAt('https://social.example/@kommunen'));
			const { account, unit, organisation, plan, row } = await catalogue.accountContext(id);
			expect(account).toMatchObject({
				platform: 'mastodon',
				handle: 'kommunen@social.example',
				address: 'https://social.example/@kommunen',
				status: 'active',
				isDefault: true,
			});
			expect([unit, organisation, plan, row].map((r) => r.isDefault)).toEqual([true, true, true, true]);
			expect(`${unit.name} ${organisation.name} ${plan.title} ${row.title}`).toMatch(
				/standardvärde.*standardvärde.*ej beslutad.*standardrad/i,
			);
			expect(plan.version).toBe('0');
			expect(row.code).toBe('0');
			expect(account.unitId).toBe(unit.id);
			expect(row.planId).toBe(plan.id);
		});

		test('other spellings of an address are the same account, other paths another one', async () => {
			const { catalogue } = await open();
			const id = await addresses(catalogue, 'https://www.kommun.example/Aktuellt');
			expect(await addresses(catalogue, 'http://m.kommun.example/Aktuellt/')).toBe(id);
			expect(await addresses(catalogue, 'https://kommun.example/annat')).not.toBe(id);
			expect((await catalogue.findAccount('https://kommun.example/Aktuellt'))?.id).toBe(id);
		});

		test('a default account takes the newest spelling, since nobody has registered another', async () => {
			const { catalogue } = await open();
			const id = await addresses(catalogue, 'http://m.kommun.example/nytt');
			await addresses(catalogue, 'https://www.kommun.example/nytt');
			expect((await catalogue.findAccount(id))?.address).toBe('https://www.kommun.example/nytt');
			expect((await catalogue.events({ subject: id })).map((e) => e.kind)).toEqual([
				'account-added',
				'account-address-changed',
			]);
		});

		test('a default account learns its platform from its page, until a bundle rests under what it was', async () => {
			const office = await open();
			const { catalogue } = office;
			const web = { platform: 'web', handle: 'blogg.example', name: 'blogg.example' };
			const blogg = { ...web, address: 'https://blogg.example/' };
			const { id } = await catalogue.ensureDefaultAccount(blogg);
			expect(await catalogue.ensureDefaultAccount({ ...blogg, platform: 'wordpress' })).toMatchObject({
				id,
				platform: 'wordpress',
			});
			// The address alone says less than its page has said.
			expect((await catalogue.ensureDefaultAccount(blogg)).platform).toBe('wordpress');
			expect((await catalogue.events({ subject: id })).map((e) => e.kind)).toContain(
				'account-platform-changed',
			);

			const order = await anOrder(office, { address: 'https://arkiv.example/' });
			const { account } = await catalogue.accountContext(order.accountId);
			await catalogue.recordFiling(await aFiling(office, order));
			expect((await catalogue.ensureDefaultAccount({ ...account, platform: 'wordpress' })).platform).toBe(
				'web',
			);
		});

		test('finds by handle in any case, with or without @, and refuses to guess', async () => {
			const { catalogue } = await open();
			const id = await addresses(catalogue, 'https://x.com/Kommunen');
			expect((await catalogue.findAccount('@KOMMUNEN'))?.id).toBe(id);
			expect(await catalogue.findAccount('nobody')).toBeUndefined();
			await addresses(catalogue, 'https://www.instagram.com/kommunen');
			await expect(catalogue.findAccount('kommunen')).rejects.toThrow(UsageError);
			await expect(catalogue.findAccount('kommunen')).rejects.toMatchObject({ code: 'ambiguous-account' });
		});

		test('finds by the name that an account shows, in any case of å ä ö too, after a handle that is the same', async () => {
			const { catalogue } = await open();
			const named = (address: string, name: string) =>
				catalogue.ensureDefaultAccount({ ...accountAt(address), name });
			const { id } = await named('https://x.com/alvhamra', 'Älvhamra kommun');
			for (const wanted of ['Älvhamra kommun', 'älvhamra KOMMUN', ' ÄLVHAMRA  KOMMUN'.normalize('NFD')])
				expect((await catalogue.findAccount(wanted))?.id, wanted).toBe(id);
			expect(await catalogue.findAccount('Alvhamra kommun')).toBeUndefined();
			await named('https://www.instagram.com/alvhamra', 'Älvhamra Kommun');
			expect(await catalogue.accountsCalled('Älvhamra kommun')).toHaveLength(2);
			await expect(catalogue.findAccount('Älvhamra kommun')).rejects.toMatchObject({
				code: 'ambiguous-account',
			});
			const impostor = await named('https://x.com/annan', 'kommunen');
			const real = await named('https://x.com/kommunen', 'Kommunen');
			expect((await catalogue.accountsCalled('kommunen')).map((a) => a.id)).toEqual([real.id]);
			expect(impostor.id).not.toBe(real.id);
		});

		test('an unknown account is a fault', async () => {
			const { catalogue } = await open();
			await expect(catalogue.accountContext('nobody')).rejects.toThrow(Fault);
		});
	});

	describe('orders', () => {
		test('come back as they were placed, with an event', async () => {
			const office = await open();
			const placed = await anOrder(office, {
				out: '/mnt/arkiv',
				allowHosts: ['127.0.0.1:8080'],
				limits: { posts: 10, seconds: 60 },
				reason: 'Årlig 🗄️',
			});
			expect(await office.catalogue.order(placed.id)).toEqual(placed);
			expect(placed).toMatchObject({ state: 'waiting', attempts: 0, limits: { posts: 10, seconds: 60 } });
			const [event] = await office.catalogue.events({ subject: placed.id });
			expect(event).toMatchObject({ kind: 'order-placed', actor: 'anna' });
		});

		test('open ones are listed due first', async () => {
			const office = await open();
			const late = await anOrder(office, { due: '2027-01-01T00:00:00.000Z' });
			const soon = await anOrder(office, { due: '2026-12-01T00:00:00.000Z' });
			await office.queue.cancel((await anOrder(office)).id, 'ett misstag');
			expect((await office.catalogue.openOrders()).map((o) => o.id)).toEqual([soon.id, late.id]);
		});

		test('an order twice, or for nobody, is a fault and leaves no event', async () => {
			const office = await open();
			const order = await anOrder(office);
			const before = (await office.catalogue.events()).length;
			await expect(office.catalogue.addOrder(order)).rejects.toMatchObject({ code: 'order-exists' });
			await expect(office.catalogue.addOrder({ ...order, id: 'x', accountId: 'y' })).rejects.toMatchObject({
				code: 'unknown-account',
			});
			expect(await office.catalogue.events()).toHaveLength(before);
		});
	});

	describe('filings', () => {
		test('an intent is replaced by the next of its order and ends when it is recorded', async () => {
			const office = await open();
			const order = await anOrder(office);
			await office.catalogue.intendFiling(await aFiling(office, order));
			const second = await aFiling(office, order);
			await office.catalogue.intendFiling(second);
			expect(await office.catalogue.intents()).toEqual([second]);
			await office.catalogue.recordFiling(second);
			expect(await office.catalogue.intents()).toEqual([]);
			expect(await office.catalogue.filing(second.bundleId)).toEqual(second);
			expect((await office.catalogue.order(order.id))?.state).toBe('filed');
		});

		test('the same bundle is recorded once, another one under its id never', async () => {
			const office = await open();
			const filing = await aFiling(office, await anOrder(office));
			await office.catalogue.recordFiling(filing);
			const before = (await office.catalogue.events()).length;
			await office.catalogue.recordFiling(filing);
			expect(await office.catalogue.events()).toHaveLength(before);
			const other = { ...filing, sha256: 'b'.repeat(64) };
			await expect(office.catalogue.recordFiling(other)).rejects.toMatchObject({ code: 'filing-differs' });
		});

		test('two bundles of one order are both known', async () => {
			const office = await open();
			const order = await anOrder(office);
			await office.catalogue.recordFiling(await aFiling(office, order));
			await office.catalogue.recordFiling(await aFiling(office, order));
			expect(await office.catalogue.filings()).toHaveLength(2);
		});

		test('a filing that cannot be recorded leaves everything as it was', async () => {
			const office = await open();
			const order = await anOrder(office);
			const filing = await aFiling(office, order, { planRowId: 'no such row' });
			await expect(office.catalogue.recordFiling(filing)).rejects.toThrow(Fault);
			expect((await office.catalogue.order(order.id))?.state).toBe('waiting');
			expect(await office.catalogue.filings()).toEqual([]);
			expect((await office.catalogue.events()).at(-1)?.kind).toBe('order-placed');
		});

		test('are found by account, unit, the organisation’s own year, occasion and outcome, newest first', async () => {
			const office = await open();
			const a = await anOrder(office, { address: 'https://x.com/a', occasion: 'closure' });
			const b = await anOrder(office, { address: 'https://x.com/b' });
			// 23:30 UTC on New Year's Eve is next year in Stockholm.
			const old = await aFiling(office, a, { capturedAt: '2025-12-31T22:30:00.000Z' });
			const eve = await aFiling(office, b, { capturedAt: '2025-12-31T23:30:00.000Z', outcome: 'partial' });
			for (const filing of [old, eve]) await office.catalogue.recordFiling(filing);
			const found = async (filter: Parameters<typeof office.catalogue.filings>[0]) =>
				(await office.catalogue.filings(filter)).map((f) => f.bundleId);
			expect(await found({})).toEqual([eve.bundleId, old.bundleId]);
			expect(await found({ year: 2025 })).toEqual([old.bundleId]);
			expect(await found({ year: 2026 })).toEqual([eve.bundleId]);
			expect(await found({ account: a.accountId })).toEqual([old.bundleId]);
			expect(await found({ account: 'b' })).toEqual([eve.bundleId]);
			expect(await found({ unit: old.unitId, limit: 1 })).toEqual([eve.bundleId]);
			expect(await found({ unit: 'ingen' })).toEqual([]);
			expect(await found({ unitIds: [old.unitId], limit: 1 })).toEqual([eve.bundleId]);
			expect(await found({ unitIds: ['ingen'] })).toEqual([]);
			expect(await found({ unitIds: [] })).toEqual([]);
			expect(await found({ occasion: 'closure' })).toEqual([old.bundleId]);
			expect(await found({ outcome: 'partial' })).toEqual([eve.bundleId]);
		});

		test('are found by the name that the account showed, then and now, and a default account takes it', async () => {
			const office = await open();
			const file = async (accountName: string) => {
				const order = await anOrder(office, { address: 'https://x.com/a' });
				await office.catalogue.recordFiling(await aFiling(office, order, { accountName }));
				return order.accountId;
			};
			await file('Älvhamra köping');
			const accountId = await file('Älvhamra kommun');
			await anOrder(office, { address: 'https://x.com/b' });
			const found = async (account: string) =>
				(await office.catalogue.filings({ account })).map((f) => f.accountName);
			expect(await found('ÄLVHAMRA KÖPING')).toEqual(['Älvhamra köping']);
			expect(await found('älvhamra kommun')).toHaveLength(2);
			expect(await found('Älvhamra')).toEqual([]);
			expect((await office.catalogue.findAccount(accountId))?.name).toBe('Älvhamra kommun');
			const kinds = (await office.catalogue.events({ subject: accountId })).map((e) => e.kind);
			expect(kinds).toEqual(['account-added', 'account-name-changed', 'account-name-changed']);
		});

		test('are found by the beginning of their id, if only one begins so', async () => {
			const office = await open();
			const order = await anOrder(office);
			for (const bundleId of ['ab%1', 'ab%2', 'b'])
				await office.catalogue.recordFiling(
					await aFiling(office, order, { bundleId, path: `${bundleId}.zip` }),
				);
			expect((await office.catalogue.filing('ab%2'))?.bundleId).toBe('ab%2');
			expect((await office.catalogue.filing('b'))?.bundleId).toBe('b');
			expect(await office.catalogue.filing('%')).toBeUndefined();
			expect(await office.catalogue.filing('')).toBeUndefined();
			await expect(office.catalogue.filing('ab')).rejects.toMatchObject({ code: 'ambiguous-bundle' });
		});

		test('an attempt fails its order once, and takes nothing from one that is filed', async () => {
			const office = await open();
			const order = await anOrder(office);
			const attempt = {
				id: 'attempt-1',
				orderId: order.id,
				accountId: order.accountId,
				path: 'attempts/a',
				code: 'login-wall',
				at: '2026-11-23T10:00:00.000Z',
			};
			await office.catalogue.recordAttempt(attempt);
			await office.catalogue.recordAttempt(attempt);
			expect((await office.catalogue.order(order.id))?.state).toBe('failed');
			expect(await office.catalogue.attempts(order.accountId)).toEqual([attempt]);
			expect(await office.catalogue.attempts('another')).toEqual([]);
			await office.catalogue.recordFiling(await aFiling(office, order));
			await office.catalogue.recordAttempt({ ...attempt, id: 'attempt-2', path: 'attempts/b' });
			expect((await office.catalogue.order(order.id))?.state).toBe('filed');
		});
	});

	describe('the event log', () => {
		test('chains what comes, whatever it holds', async () => {
			const { catalogue } = await open();
			const data = {
				z: 1,
				a: [{ y: 'å', b: null }],
				when: new Date(0),
				none: undefined,
				7: 'sju',
				half: '\ud800',
			};
			const first = await catalogue.appendEvent({ kind: 'tried', actor: 'a\ud800', subject: 's', data });
			const second = await catalogue.appendEvent({ kind: 'tried', actor: 'b', subject: 's', data: {} });
			expect(second.previous).toBe(first.hash);
			expect(await catalogue.events()).toEqual([first, second]);
			expect(await catalogue.events({ subject: 's', limit: 1 })).toEqual([second]);
			expect(await catalogue.events({ subject: 's', limit: 1, before: second.number })).toEqual([first]);
			expect(await catalogue.verifyEvents()).toEqual({ ok: true, events: 2 });
		});

		test('at once from many tasks, has no gap and no fork', async () => {
			const { catalogue } = await open();
			const all = Array.from({ length: 100 }, (_, i) =>
				catalogue.appendEvent({ kind: 'tried', actor: 'a', subject: String(i), data: {} }),
			);
			expect((await Promise.all(all)).map((e) => e.number).sort((a, b) => a - b)).toEqual(
				Array.from({ length: 100 }, (_, i) => i + 1),
			);
			expect(await catalogue.verifyEvents()).toEqual({ ok: true, events: 100 });
		});
	});
}
