import { expect, test } from 'vitest';
import type { RegisterChange } from '../../src/records/register/change.ts';
import { begun, filledBy, type Open, order, status, taken } from './in-use.ts';

/** What every adapter of `Occasions` must do about closings. @param open gives a new empty office on the adapter, at 2026-11-23 23:45 in Sweden */
export function closingsContract(open: Open): void {
	const filled = filledBy(open);

	test('no account is closed but by the snapshot that settles its closing, whatever a change says', async () => {
		const { office } = await filled('a');
		for (const to of ['closing', 'closed'] as const)
			await expect(
				office.register.change([{ kind: 'status-changed', id: 'a', from: 'active', to }], 'Anna'),
			).rejects.toMatchObject({ code: 'status-by-gate' });
		await office.register.change([begun('a', '2026-11-10')], 'Anna');
		const early = await taken(
			office,
			'a',
			{ occasion: 'closure' },
			{ capturedAt: '2026-11-10T10:00:00.000Z' },
		);
		const partial = await taken(office, 'a', { occasion: 'closure' }, { outcome: 'partial' });
		const annual = await taken(office, 'a', {});
		for (const { bundleId } of [early, partial, annual, { bundleId: 'none' }]) {
			const closed: RegisterChange = { kind: 'account-closed', id: 'a', closingId: 'k-a', bundleId };
			await expect(office.register.change([closed], 'Anna')).rejects.toMatchObject({
				code: 'register-changed',
			});
		}
		const unsaid: RegisterChange = { kind: 'account-closed', id: 'a', closingId: 'k-a', override: '' };
		await expect(office.register.change([unsaid], 'Anna')).rejects.toMatchObject({
			code: 'register-changed',
		});
		expect(await status(office, 'a')).toBe('closing');
		const whole = await taken(office, 'a', { occasion: 'closure' });
		expect(await status(office, 'a')).toBe('closed');
		expect((await office.occasions.closings({ accountId: 'a' }))[0]?.ended).toMatchObject({
			...{ how: 'snapshot', bundleId: whole.bundleId },
		});
		expect((await office.catalogue.events({ subject: 'a' })).at(-1)).toMatchObject({
			kind: 'account-closed',
		});
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		expect((await office.catalogue.verifyEvents()).ok).toBe(true);
	});

	test('what was still ordered of an account by itself is taken back when it is closed', async () => {
		const { office } = await filled('a', 'b');
		await office.register.change([begun('a', '2026-11-10'), begun('b', '2026-11-10')], 'Anna');
		const own = await office.occasions.place([order('a'), order('b'), order('b', { occasion: 'closure' })]);
		const person = await office.catalogue.addOrder(order('a', { occasion: 'adhoc', orderedBy: 'Bo' }));
		const closure = await office.catalogue.addOrder(order('a', { occasion: 'closure', orderedBy: 'Bo' }));
		await taken(office, 'a', { occasion: 'closure' });
		const override: RegisterChange = { kind: 'account-closed', id: 'b', closingId: 'k-b', override: 'Borta' };
		await office.register.change([override], 'Lo Berg');
		const states = [...own, person, closure].map(async ({ id }) => (await office.catalogue.order(id))?.state);
		// After an override the bundle of the closure order says why.
		expect(await Promise.all(states)).toEqual(['cancelled', 'cancelled', 'waiting', 'waiting', 'cancelled']);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('less is asked of a closing with a reason only, which is told with it, and what was there before it does not become enough', async () => {
		const { office, clock } = await filled('a');
		await taken(
			office,
			'a',
			{ occasion: 'closure', level: 'overview' },
			{ capturedAt: '2026-11-23T10:00:00.000Z' },
		);
		await office.register.change([begun('a', '2026-11-23T22:45:00.000Z')], 'root');
		const less = {
			...({ kind: 'closing-moved', id: 'a', closingId: 'k-a' } as const),
			...({ lastContent: '2026-11-22', level: 'overview' } as const),
		};
		await expect(office.register.change([less], 'root')).rejects.toMatchObject({ code: 'register-changed' });
		await expect(
			office.register.change([{ ...less, closingId: 'other', lowered: 'Borta' }], 'Lo Berg'),
		).rejects.toMatchObject({ code: 'register-changed' });
		clock.forward(15 * 60);
		await office.register.change([{ ...less, lowered: 'Borta' }], 'Lo Berg');
		const lowered = { by: 'Lo Berg', at: '2026-11-23T23:00:00.000Z', reason: 'Borta' };
		expect((await office.occasions.closings({ isOpen: true }))[0]).toMatchObject({
			...{ id: 'k-a', lastContent: '2026-11-22', level: 'overview', lowered },
		});
		const [before] = await office.occasions.taken('a');
		const closed = { kind: 'account-closed', id: 'a', closingId: 'k-a', bundleId: before?.bundleId } as const;
		await expect(office.register.change([closed as RegisterChange], 'root')).rejects.toMatchObject({
			code: 'register-changed',
		});
		await taken(
			office,
			'a',
			{ occasion: 'closure', level: 'overview' },
			{ capturedAt: '2026-11-23T22:46:00.000Z' },
		);
		expect(await status(office, 'a')).toBe('closed');
		expect((await office.occasions.closings({ accountId: 'a' }))[0]).toMatchObject({ lowered });
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('a closure order that nobody has begun goes when another closing is wanted: it would not close the account', async () => {
		const { office } = await filled('a');
		await office.register.change(
			[{ ...begun('a', '2026-11-10'), level: 'overview' } as RegisterChange],
			'Anna',
		);
		const placed = await office.occasions.place([
			order('a', { occasion: 'closure', level: 'overview' }),
			order('a'),
		]);
		const more = { kind: 'closing-moved', id: 'a', closingId: 'k-a', lastContent: '2026-11-12' } as const;
		await office.register.change([{ ...more, level: 'full' }], 'Anna');
		const states = placed.map(async ({ id }) => (await office.catalogue.order(id))?.state);
		expect(await Promise.all(states)).toEqual(['cancelled', 'waiting']);
		const [anew] = await office.occasions.place([order('a', { occasion: 'closure', level: 'full' })]);
		expect(anew?.level).toBe('full');
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('an override closes with its reason, and a cancelled closing takes its waiting orders along', async () => {
		const { office } = await filled('a', 'b');
		await office.register.change([begun('a', '2026-11-10'), begun('b', '2026-11-10')], 'Anna');
		await expect(office.register.change([begun('a', '2026-11-11')], 'Bo')).rejects.toMatchObject({
			code: 'register-changed',
		});
		const [waiting] = await office.occasions.place([order('b', { occasion: 'closure' })]);
		await office.register.change(
			[
				{ kind: 'account-closed', id: 'a', closingId: 'k-a', override: 'Kontot är borta' },
				{ kind: 'closing-cancelled', id: 'b', closingId: 'k-b', reason: 'Ska finnas kvar' },
			],
			'Lo',
		);
		expect([await status(office, 'a'), await status(office, 'b')]).toEqual(['closed', 'active']);
		expect((await office.catalogue.order(waiting?.id ?? ''))?.state).toBe('cancelled');
		expect((await office.occasions.closings({ accountId: 'a' }))[0]?.ended).toMatchObject({
			...{ how: 'override', by: 'Lo', reason: 'Kontot är borta' },
		});
		expect(await office.occasions.closings({ isOpen: true })).toEqual([]);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});
}
