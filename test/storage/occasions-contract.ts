import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RegisterChange } from '../../src/records/register/change.ts';
import { filledBy, type Open, order, taken } from './in-use.ts';
import { accountAt } from './sample.ts';

/** What every adapter of `Occasions` must do. @param open gives a new empty office on the adapter, at 2026-11-23 23:45 in Sweden */
export function occasionsContract(open: Open): void {
	const filled = filledBy(open);

	test('an account is due from the organisation’s own day on which it became active, with its own plan, its unit’s, or the standard', async () => {
		const { office } = await filled('a', 'b');
		await office.register.change(
			[
				{ kind: 'unit-changed', id: 'u', to: { cadence: 'half-yearly', months: [3, 10] } },
				{ kind: 'account-changed', id: 'b', facts: { cadence: 'yearly' } },
			],
			'Anna',
		);
		await office.catalogue.ensureDefaultAccount(accountAt('https://social.example/@nobody'));
		const histories = await office.occasions.histories();
		expect(histories).toHaveLength(2);
		expect(histories.find(({ id }) => id === 'a')).toMatchObject({
			...{ unitId: 'u', status: 'active', level: 'unique', since: '2026-11-23', failures: 0 },
			plan: { cadence: 'half-yearly', months: [3, 10] },
		});
		expect(histories.find(({ id }) => id === 'b')?.plan).toEqual({ cadence: 'yearly', months: [3, 10] });
		expect(await office.occasions.histories({ accountId: 'b' })).toHaveLength(1);
		expect(await office.occasions.histories({ unitId: 'none' })).toEqual([]);
	});

	test('only what documents the account at its level or above counts as its last', async () => {
		const { office } = await filled('a');
		const at = (day: string) => ({ capturedAt: `2026-11-${day}T10:00:00.000Z` });
		const last = async () => {
			const [history] = await office.occasions.histories();
			return [history?.lastComplete, history?.lastPartial];
		};
		await taken(office, 'a', { level: 'overview' }, at('02'));
		await taken(office, 'a', { limits: { posts: 5 } }, at('03'));
		await taken(
			office,
			'a',
			{ occasion: 'removal', removal: { post: 'https://social.example/1', category: 'crime' } },
			{ ...at('04'), occasion: 'removal' },
		);
		expect(await last()).toEqual([undefined, undefined]);
		await taken(office, 'a', { occasion: 'adhoc' }, at('05'));
		await taken(office, 'a', {}, { ...at('06'), outcome: 'partial' });
		expect(await last()).toEqual(['2026-11-05', '2026-11-06']);
		await taken(office, 'a', { level: 'full' }, at('07'));
		// Taken earlier and filed later, as after a crash.
		await taken(office, 'a', {}, at('01'));
		expect(await last()).toEqual(['2026-11-07', '2026-11-06']);
		await office.register.change(
			[{ kind: 'account-changed', id: 'a', facts: { level: 'overview' } }],
			'Anna',
		);
		expect(await last()).toEqual(['2026-11-07', '2026-11-06']);
	});

	test('days with attempts that failed are counted until something is filed, each the organisation’s own', async () => {
		const { office } = await filled('a');
		const fail = async (at: string) => {
			const { id: orderId } = await office.catalogue.addOrder(order('a'));
			const attempt = { id: randomUUID(), orderId, accountId: 'a', path: `attempts/${orderId}`, at };
			await office.catalogue.recordAttempt({ ...attempt, code: 'login-wall' });
		};
		await fail('2026-11-20T10:00:00.000Z');
		await fail('2026-11-20T11:00:00.000Z');
		await fail('2026-11-20T23:30:00.000Z');
		expect((await office.occasions.histories())[0]).toMatchObject({ failures: 2, failedOn: '2026-11-21' });
		await taken(office, 'a', {}, { outcome: 'partial' });
		expect((await office.occasions.histories())[0]).toMatchObject({ failures: 0 });
	});

	test('an announced change is told with the snapshots around it, moved and withdrawn', async () => {
		const { office } = await filled('a');
		const announced: RegisterChange = {
			...({ kind: 'change-announced', id: 'a', changeId: 'c', on: '2026-11-20' } as const),
			what: 'Nytt namn',
		};
		await office.register.change([announced], 'Anna');
		const at = (day: string) => ({ capturedAt: `2026-11-${day}T10:00:00.000Z` });
		await taken(office, 'a', {}, at('05'));
		await taken(office, 'a', { level: 'overview' }, at('19'));
		expect(await office.occasions.changes()).toEqual([
			{
				...{ id: 'c', accountId: 'a', on: '2026-11-20', what: 'Nytt namn', announcedBy: 'Anna' },
				announcedAt: '2026-11-23T22:45:00.000Z',
			},
		]);
		await taken(office, 'a', {}, at('06'));
		await taken(office, 'a', { occasion: 'change' }, at('20'));
		expect((await office.occasions.changes())[0]).toMatchObject({
			documentedOn: '2026-11-06',
			takenAfter: '2026-11-20',
		});
		const move = {
			kind: 'change-moved',
			id: 'a',
			changeId: 'c',
			from: '2026-11-20',
			to: '2027-01-15',
		} as const;
		await office.register.change([move], 'Bo');
		await expect(office.register.change([move], 'Bo')).rejects.toMatchObject({ code: 'register-changed' });
		expect((await office.occasions.changes({ from: '2027-01-01' }))[0]?.documentedOn).toBeUndefined();
		expect(await office.occasions.changes({ from: '2027-01-16' })).toEqual([]);
		await office.register.change(
			[{ kind: 'change-withdrawn', id: 'a', changeId: 'c', reason: 'Blev inte av' }],
			'Bo',
		);
		expect(await office.occasions.changes()).toEqual([]);
		expect((await office.occasions.changes({ withWithdrawn: true }))[0]?.withdrawn).toMatchObject({
			...{ by: 'Bo', reason: 'Blev inte av' },
		});
	});

	test('the same change is announced once for a day, in whatever case, and no other one is moved there', async () => {
		const { office } = await filled('a', 'b');
		const says = (changeId: string, on: string, what = 'Nytt namn', id = 'a'): RegisterChange => ({
			...({ kind: 'change-announced', id, changeId, on, what } as const),
		});
		await office.register.change([says('c1234567890', '2026-12-04')], 'Anna');
		await expect(office.register.change([says('d', '2026-12-04', 'nytt  NAMN')], 'Bo')).rejects.toMatchObject(
			{ code: 'change-there', subject: 'c1234567' },
		);
		await office.register.change(
			[
				says('e', '2026-12-05'),
				says('f', '2026-12-04', 'Ny bild'),
				says('g', '2026-12-04', 'Nytt namn', 'b'),
			],
			'Bo',
		);
		const moved = {
			kind: 'change-moved',
			id: 'a',
			changeId: 'e',
			from: '2026-12-05',
			to: '2026-12-04',
		} as const;
		await expect(office.register.change([moved], 'Bo')).rejects.toMatchObject({ code: 'change-there' });
		await office.register.change(
			[{ kind: 'change-withdrawn', id: 'a', changeId: 'c1234567890', reason: 'Nej' }, moved],
			'Bo',
		);
		expect(await office.occasions.changes({ accountId: 'a' })).toHaveLength(2);
	});

	test('what was ordered by itself for a change is taken back with it, and what a person ordered is not', async () => {
		const { office } = await filled('a', 'b');
		const [own] = await office.occasions.place([order('a', { occasion: 'change' })]);
		const person = await office.catalogue.addOrder(
			order('b', { occasion: 'change', orderedBy: 'Bo', orderedAs: 'person' }),
		);
		for (const id of ['a', 'b']) {
			const changeId = `c-${id}`;
			await office.register.change(
				[
					{ kind: 'change-announced', id, changeId, on: '2026-12-01', what: 'x' },
					{ kind: 'change-withdrawn', id, changeId, reason: 'Nej' },
				],
				'Anna',
			);
		}
		expect((await office.catalogue.order(own?.id ?? ''))?.state).toBe('cancelled');
		expect((await office.catalogue.order(person.id))?.state).toBe('waiting');
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('an answer to the yearly question is kept with its day and name; only yes puts it off', async () => {
		const { office } = await filled('a');
		const answer = (on: string, holds: boolean): RegisterChange => ({
			...({ kind: 'purpose-answered', id: 'a', on, holds } as const),
			reason: '',
		});
		await office.register.change([answer('2026-11-01', true)], 'Kim');
		await office.register.change([answer('2026-11-20', false)], 'Lo');
		expect(await office.occasions.answers('a')).toEqual([
			{ accountId: 'a', on: '2026-11-20', holds: false, by: 'Lo', reason: '' },
			{ accountId: 'a', on: '2026-11-01', holds: true, by: 'Kim', reason: '' },
		]);
		expect((await office.occasions.histories())[0]?.purposeOn).toBe('2026-11-01');
	});

	test('an order is placed once for an account and occasion, as long as one is open, whoever placed it', async () => {
		const { office } = await filled('a', 'b');
		const person = await office.catalogue.addOrder(order('a', { orderedBy: 'Bo', orderedAs: 'person' }));
		const wanted = [order('a'), order('b'), order('b'), order('b', { occasion: 'change' })];
		const placed = await office.occasions.place(wanted);
		expect(placed.map(({ accountId, occasion }) => [accountId, occasion])).toEqual([
			['b', 'annual'],
			['b', 'change'],
		]);
		await office.queue.claim('worker', person.id);
		expect(await office.occasions.place([order('a')])).toEqual([]);
		await office.queue.cancel(person.id, 'test');
		expect(await office.occasions.place([order('a')])).toHaveLength(1);
	});

	test('names accounts with their units, and leaves out what is not there', async () => {
		const { office } = await filled('a');
		const named = await office.occasions.named(['a', 'none']);
		expect([...named.keys()]).toEqual(['a']);
		expect(named.get('a')).toMatchObject({ account: { id: 'a' }, unit: { id: 'u', name: 'Björkskolan' } });
	});
}
