import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { TryAgainLater } from '../../src/errors.ts';
import type { LookedAt } from '../../src/office/watch.ts';
import type { Office } from '../../src/office.ts';
import type { ProfileChange } from '../../src/records/watch/look.ts';
import type { CrisisWatch } from '../../src/records/watch/state.ts';
import { accountAt } from './sample.ts';
import type { HandClock } from './temp-office.ts';

const RENAMED: ProfileChange = { what: 'name', weight: 'major', from: 'Skolan', to: 'Gratis' };
const FOUND = { code: 'account-gone', since: '2026-11-23T10:00:00.000Z', failure: 'not-found' } as const;
const DECLARED = {
	address: 'https://x.com/a.png',
	sha256: 'b'.repeat(64),
	sketch: 'AA==',
	isDeclared: true,
} as const;
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T10:00:00.000Z`;

function looked(accountId: string, n: number, more: Partial<LookedAt> = {}): LookedAt {
	const at = day(n);
	return {
		look: {
			...{ id: randomUUID(), accountId, at, ms: 4200, loggedIn: false, fingerprint: 'a'.repeat(64) },
			...{
				address: 'https://x.com/a',
				finalAddress: 'https://x.com/a',
				followers: 12,
				picture: `watch/${accountId}/${n}.jpg`,
			},
			...{ changes: [], begun: [], ended: [] },
		},
		state: {
			...{ accountId, lastLook: at, lastSeen: at, failures: 0, fingerprint: 'a'.repeat(64) },
			known: {
				...{ avatar: DECLARED, bio: 'Om oss', isBioDeclared: true },
				...{ name: 'Skolan', verified: true, absent: { cover: 1 }, changed: { name: [at] } },
			},
			findings: [],
		},
		...(n > 1 ? { after: day(n - 1) } : {}),
		...{ begun: [], ended: [], actor: 'anna' },
		...more,
	};
}

async function announcedFor(office: Office, id: string, on: string) {
	const [changeId, what] = [crypto.randomUUID(), 'Nytt namn'];
	await office.register.change([{ kind: 'change-announced', id, changeId, on, what }], 'Anna');
	return { id: changeId, on, what, seenOn: '2026-11-04', isDocumented: false };
}

const orderOf = (accountId: string): NonNullable<NonNullable<LookedAt['detected']>['order']> => ({
	...{ id: randomUUID(), accountId, reason: 'Namnet', orderedBy: 'anna', orderedAt: day(1), due: day(1) },
	...{ occasion: 'change', level: 'unique', orderedAs: 'system-account', allowHosts: [], limits: {} },
});

/** What every adapter of `WatchBook` must do. @param open gives a new empty office on the adapter with a clock that stands still, closed when the test ends */
export function watchContract(open: () => Promise<{ office: Office; clock: HandClock }>): void {
	const withAccount = async () => {
		const { office, clock } = await open();
		const { id } = await office.catalogue.ensureDefaultAccount(accountAt('https://x.com/a'));
		return { office, clock, id };
	};

	test('gives back each look and where the account stands after the last', async () => {
		const { office, id } = await withAccount();
		const one = looked(id, 1);
		const two = looked(id, 2, {
			begun: [FOUND],
			state: { ...looked(id, 2).state, failures: 2, findings: [FOUND] },
		});
		const failure = { code: 'not-found', detail: 'the server answered 404' } as const;
		const missed = { ...two, look: { ...two.look, failure, begun: [FOUND.code] } };
		await office.watch.keep(one);
		await office.watch.keep(missed);
		expect(await office.watch.looks(id)).toEqual([missed.look, one.look]);
		expect(await office.watch.looks(id, 1)).toEqual([missed.look]);
		expect(await office.watch.states()).toEqual(new Map([[id, missed.state]]));
		expect(await office.watch.states(['another'])).toEqual(new Map());
		expect(await office.watch.states([])).toEqual(new Map());
	});

	test('counts what other accounts came to since', async () => {
		const { office, id } = await withAccount();
		const other = await office.catalogue.ensureDefaultAccount(accountAt('https://x.com/b'));
		const third = await office.catalogue.ensureDefaultAccount(accountAt('https://x.com/c'));
		await office.watch.keep(looked(id, 1));
		await office.watch.keep(looked(other.id, 1));
		const { lastSeen: _, ...missed } = looked(third.id, 1).state;
		await office.watch.keep(looked(third.id, 1, { state: missed }));
		expect(await office.watch.othersSince(day(0), id)).toEqual({ looked: 2, seen: 1 });
		expect(await office.watch.othersSince(day(1), other.id)).toEqual({ looked: 2, seen: 1 });
		expect(await office.watch.othersSince(day(2), id)).toEqual({ looked: 0, seen: 0 });
	});

	test('of two looks that compared with the same, only the first is kept', async () => {
		const { office, id } = await withAccount();
		await office.watch.keep(looked(id, 1));
		await office.watch.keep(looked(id, 2));
		const late = office.watch.keep(looked(id, 2));
		await expect(late).rejects.toBeInstanceOf(TryAgainLater);
		await expect(office.watch.keep(looked(id, 1))).rejects.toMatchObject({ code: 'look-overtaken' });
		expect(await office.watch.looks(id)).toHaveLength(2);
	});

	test('keeps a detected change with its order and event, or nothing of it', async () => {
		const { office, id } = await withAccount();
		const order = orderOf(id);
		const kept = await office.watch.keep(looked(id, 1, { detected: { changes: [RENAMED], order } }));
		expect(kept).toEqual({ orderId: order.id, wasOrdered: false });
		expect((await office.catalogue.events({ subject: id })).at(-1)).toMatchObject({
			...{ kind: 'change-detected', actor: 'anna' },
			data: { isAnnounced: false, changes: [RENAMED], order: order.id },
		});
		const before = await office.catalogue.events();
		const twice = looked(id, 3, { detected: { changes: [RENAMED], order: orderOf(id) } });
		await expect(office.watch.keep(twice)).rejects.toMatchObject({ code: 'look-overtaken' });
		expect(await office.catalogue.events()).toEqual(before);
		expect(await office.catalogue.openOrders()).toHaveLength(1);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('never lets two orders wait for one state, and orders anew when the first is under way', async () => {
		const { office, id } = await withAccount();
		const first = orderOf(id);
		const change = (order: ReturnType<typeof orderOf>) => ({ detected: { changes: [RENAMED], order } });
		await office.watch.keep(looked(id, 1, change(first)));
		const second = await office.watch.keep(looked(id, 2, change(orderOf(id))));
		expect(second).toEqual({ orderId: first.id, wasOrdered: true });
		expect((await office.watch.looks(id)).map(({ orderId }) => orderId)).toEqual([first.id, first.id]);
		await office.queue.claim('somebody', first.id);
		const third = orderOf(id);
		expect(await office.watch.keep(looked(id, 3, change(third)))).toEqual({
			orderId: third.id,
			wasOrdered: false,
		});
	});

	test('an order that takes a further change in names both, in the row and in its events', async () => {
		const { office, id } = await withAccount();
		const order = { ...orderOf(id), reason: 'Namnet är ett annat.' };
		await office.watch.keep(looked(id, 1, { detected: { changes: [RENAMED], order } }));
		for (const n of [2, 3]) {
			const more = { changes: [RENAMED], order: { ...orderOf(id), reason: 'Bilden är en annan.' } };
			await office.watch.keep(looked(id, n, { detected: more }));
		}
		const [open] = await office.catalogue.openOrders();
		expect(open).toMatchObject({ id: order.id, reason: 'Namnet är ett annat. Bilden är en annan.' });
		const told = await office.catalogue.events({ subject: order.id });
		expect(told.map(({ kind }) => kind)).toEqual(['order-placed', 'order-extended']);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		expect((await office.catalogue.verifyEvents()).ok).toBe(true);
	});

	test('an announced change is told and orders nothing', async () => {
		const { office, id } = await withAccount();
		const announced = await announcedFor(office, id, '2026-11-01');
		const detected = { changes: [RENAMED], announced };
		expect(await office.watch.keep(looked(id, 1, { detected }))).toEqual({ wasOrdered: false });
		expect((await office.catalogue.events({ subject: id })).at(-1)).toMatchObject({
			data: { isAnnounced: true, announcement: announced },
		});
		expect(await office.catalogue.openOrders()).toEqual([]);
		expect(await office.occasions.changes()).toMatchObject([{ on: '2026-11-01' }]);
	});

	test('an announced change that is seen before its day has happened, and what waited to be taken before it is not', async () => {
		const { office, id } = await withAccount();
		const announced = await announcedFor(office, id, '2026-11-20');
		const [waiting] = await office.occasions.place([{ ...orderOf(id), orderedBy: 'ogonblick' }]);
		const order = orderOf(id);
		const detected = { changes: [RENAMED], announced, order };
		expect(await office.watch.keep(looked(id, 1, { detected }))).toEqual({
			...{ orderId: order.id, wasOrdered: false },
		});
		expect(await office.occasions.changes()).toMatchObject([{ id: announced.id, on: announced.seenOn }]);
		expect((await office.catalogue.openOrders()).map((open) => open.id)).toEqual([order.id]);
		expect(await office.catalogue.order(waiting?.id ?? '')).toMatchObject({ state: 'cancelled' });
		// It ordered a snapshot, and somebody had announced it all the same.
		expect(await office.notices.unannounced('2020-01-01T00:00:00.000Z')).toEqual([]);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		expect((await office.catalogue.verifyEvents()).ok).toBe(true);

		// Somebody has moved it meanwhile: nothing of the look is kept.
		const late = looked(id, 2, { detected: { changes: [RENAMED], announced, order: orderOf(id) } });
		await expect(office.watch.keep(late)).rejects.toMatchObject({ code: 'register-changed' });
		expect(await office.watch.looks(id)).toHaveLength(1);
	});

	test('findings that begin and end are events, and a look that finds nothing is none', async () => {
		const { office, id } = await withAccount();
		await office.watch.keep(looked(id, 1, { begun: [FOUND] }));
		await office.watch.keep(looked(id, 2));
		await office.watch.keep(looked(id, 3, { ended: [FOUND] }));
		const kinds = (await office.catalogue.events({ subject: id })).slice(1).map(({ kind }) => kind);
		expect(kinds).toEqual(['watch-begun', 'watch-finding-begun', 'watch-finding-ended']);
		expect((await office.catalogue.verifyEvents()).ok).toBe(true);
	});

	test('lets the picture of an earlier look go', async () => {
		const { office, id } = await withAccount();
		const [one, two] = [looked(id, 1), looked(id, 2)];
		await office.watch.keep(one);
		await office.watch.keep({ ...two, dropPictureOf: one.look.id });
		expect(await office.watch.pictures(id)).toEqual([two.look.picture]);
	});

	test('a crisis watch is on until it is over, ended or begun anew', async () => {
		const { office, clock, id } = await withAccount();
		const now = clock.now().getTime();
		const crisis = (hours: number, more: Partial<CrisisWatch> = {}): CrisisWatch => ({
			...{ id: randomUUID(), accountId: id, startedAt: clock.now().toISOString(), startedBy: 'Anna' },
			...{ until: new Date(now + hours * 3_600_000).toISOString(), everyMinutes: 60, reason: 'Översvämning' },
			...more,
		});
		const one = crisis(5);
		await office.watch.startCrises([one]);
		expect(await office.watch.crises()).toEqual([one]);
		clock.forward(60);
		const two = crisis(3, { everyMinutes: 15 });
		await office.watch.startCrises([two]);
		expect(await office.watch.crises()).toEqual([two]);
		expect(await office.watch.crises(id)).toEqual([
			two,
			{ ...one, endedAt: expect.any(String), endedBy: 'Anna' },
		]);
		expect(await office.watch.endCrises([id], 'Bo')).toEqual([id]);
		expect(await office.watch.endCrises([id], 'Bo')).toEqual([]);
		await office.watch.startCrises([crisis(3)]);
		clock.forward(4 * 3600);
		expect(await office.watch.crises()).toEqual([]);
		expect(await office.watch.endCrises([id], 'Bo')).toEqual([]);
		const kinds = (await office.catalogue.events({ subject: id })).slice(1).map(({ kind }) => kind);
		expect(kinds).toEqual([
			...['crisis-watch-begun', 'crisis-watch-ended', 'crisis-watch-begun', 'crisis-watch-ended'],
			'crisis-watch-begun',
		]);
		const none = office.watch.startCrises([{ ...crisis(1), accountId: 'ingen' }]);
		await expect(none).rejects.toMatchObject({ code: 'unknown-account' });
	});
}
