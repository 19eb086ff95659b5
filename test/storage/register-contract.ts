import { expect, test } from 'vitest';
import { TryAgainLater, UsageError } from '../../src/errors.ts';
import type { Office } from '../../src/office.ts';
import type { NewAccount, RegisterChange } from '../../src/records/register/change.ts';
import type { AccountFacts, SignOff } from '../../src/records/register/registered.ts';
import { accountAt, aFiling, anOrder } from './sample.ts';

const UNIT = { name: 'Björkskolan', creator: 'Barn- och utbildningsnämnden', isCommunications: false };
const MANAGER: SignOff = { role: 'unit-manager', name: 'Kim Ek', on: '2026-11-01', reference: 'KS 2026/1' };
const HEAD: SignOff = { ...MANAGER, role: 'head-of-administration', name: 'Lo Berg' };

const unitAdded = (id: string, more: object = {}): RegisterChange => ({
	kind: 'unit-added',
	id,
	unit: { ...UNIT, ...more },
});
const accountAdded = (id: string, address: string, facts: AccountFacts = {}): RegisterChange => {
	const account: NewAccount = { id, unitId: 'u', ...accountAt(address), facts };
	return { kind: 'account-added', account };
};

/** What every adapter of `Register` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function registerContract(open: () => Promise<Office>): void {
	const filled = async (...more: readonly RegisterChange[]) => {
		const office = await open();
		await office.register.change([unitAdded('u'), ...more], 'Anna');
		return office;
	};

	test('keeps all that was said, and tells who said it', async () => {
		const facts = {
			...({ owner: 'Rektor', holders: ['Rektor', 'Administratör'], isPublic: false, level: 'full' } as const),
			...{ purpose: 'Visa skolan', audience: 'Vårdnadshavare', goals: ['Svar på en dag', 'Å, ä & ö'] },
		};
		const { register, catalogue } = await filled(accountAdded('a', 'https://x.com/bjorkskolan', facts));
		const { purpose, audience, goals, ...own } = facts;
		expect(await register.accounts()).toMatchObject([
			{
				...{
					id: 'a',
					platform: 'x',
					handle: 'bjorkskolan',
					status: 'planned',
					isDefault: false,
					isWide: false,
				},
				...{ unit: { id: 'u', ...UNIT }, plan: { version: 1, purpose, audience, goals, signOffs: [] } },
				...own,
			},
		]);
		expect(await catalogue.events({ subject: 'a' })).toMatchObject([
			{ kind: 'account-added', actor: 'Anna' },
		]);
		expect(await register.units()).toMatchObject([UNIT]);
		expect((await catalogue.verifyEvents()).ok).toBe(true);
	});

	test('carries out all of several changes or none of them', async () => {
		const { register, catalogue } = await filled(accountAdded('a', 'https://x.com/a'));
		const before = await catalogue.events();
		const again = register.change(
			[accountAdded('b', 'https://x.com/b'), accountAdded('c', 'https://X.com/A/')],
			'Anna',
		);
		await expect(again).rejects.toMatchObject({ code: 'duplicate-account' });
		expect((await register.accounts()).map(({ id }) => id)).toEqual(['a']);
		expect(await catalogue.events()).toEqual(before);
	});

	test.each([
		['https://www.facebook.com/Kommunen', 'http://m.facebook.com/kommunen/?fbclid=1'],
		['https://www.facebook.com/Kommunen', 'https://sv-se.facebook.com/kommu.nen'],
		['https://twitter.com/kommunen', 'https://x.com/Kommunen?utm_source=a'],
		['https://kommunen.example/nytt', 'https://www.kommunen.example/nytt/#top'],
	])('knows %s again as %s', async (one, other) => {
		const { register } = await filled(accountAdded('a', one));
		await expect(register.change([accountAdded('b', other)], 'Anna')).rejects.toBeInstanceOf(UsageError);
	});

	test('refuses a second unit of one name in any case, and a second communications unit', async () => {
		const { register } = await filled(unitAdded('k', { name: 'Kommunikation', isCommunications: true }));
		const refused = (change: RegisterChange) => expect(register.change([change], 'Anna')).rejects;
		await refused(unitAdded('v', { name: ' BJÖRKSKOLAN' })).toMatchObject({ code: 'duplicate-unit' });
		await refused({ kind: 'unit-changed', id: 'k', to: { name: 'björkskolan' } }).toMatchObject({
			code: 'duplicate-unit',
		});
		await refused({ kind: 'unit-changed', id: 'u', to: { isCommunications: true } }).toMatchObject({
			code: 'second-communications-unit',
		});
		await refused({ kind: 'unit-changed', id: 'none', to: { email: '' } }).toBeInstanceOf(TryAgainLater);
	});

	test('another purpose is a plan of its own, and what was signed stays signed', async () => {
		const { register } = await filled(
			accountAdded('a', 'https://x.com/a', { purpose: 'Informera' }),
			{ kind: 'plan-signed', id: 'a', version: 1, signOff: MANAGER },
			{ kind: 'account-changed', id: 'a', facts: { purpose: 'Samtala' } },
			{ kind: 'account-changed', id: 'a', facts: { owner: 'Rektor' } },
		);
		const [account] = await register.accounts({ id: 'a' });
		expect(account?.plan).toMatchObject({ version: 2, purpose: 'Samtala', signOffs: [] });
		const late = register.change([{ kind: 'plan-signed', id: 'a', version: 1, signOff: HEAD }], 'Anna');
		await expect(late).rejects.toMatchObject({ code: 'register-changed' });
	});

	test('no plan is signed twice in a role, or in both by one person', async () => {
		const { register } = await filled(accountAdded('a', 'https://x.com/a'), {
			...({ kind: 'plan-signed', id: 'a', version: 1 } as const),
			signOff: MANAGER,
		});
		for (const signOff of [
			{ ...MANAGER, name: 'Bo Ek' },
			{ ...HEAD, name: 'KIM  ek' },
		]) {
			const again = register.change([{ kind: 'plan-signed', id: 'a', version: 1, signOff }], 'Anna');
			await expect(again).rejects.toMatchObject({ code: 'signed-twice' });
		}
		const attachment = { name: 'plan.pdf', bytes: 3, sha256: 'a'.repeat(64), path: 'attachments/a/x.pdf' };
		const signOff = { ...HEAD, attachment };
		await register.change([{ kind: 'plan-signed', id: 'a', version: 1, signOff }], 'Anna');
		expect((await register.accounts({ id: 'a' }))[0]?.plan.signOffs).toEqual([MANAGER, signOff]);
	});

	test('a status is changed from what it was, so that of two who come at once one is told', async () => {
		const { register } = await filled(accountAdded('a', 'https://x.com/a'));
		const change: RegisterChange = { kind: 'status-changed', id: 'a', from: 'planned', to: 'active' };
		await register.change([change], 'Anna');
		await expect(register.change([change], 'Bo')).rejects.toMatchObject({ code: 'register-changed' });
		expect((await register.accounts({ status: 'active' })).map(({ id }) => id)).toEqual(['a']);
	});

	test('an account that a bare address had made is registered with what was filed of it', async () => {
		const office = await open();
		const order = await anOrder(office, { address: 'https://x.com/a' });
		await office.catalogue.recordFiling(await aFiling(office, order));
		const id = order.accountId;
		await office.register.change(
			[unitAdded('u'), { kind: 'account-changed', id, unitId: 'u', facts: {} }],
			'Anna',
		);
		expect(await office.register.accounts({ isRegistered: true })).toMatchObject([{ id, unit: { id: 'u' } }]);
		expect(await office.catalogue.filings({ account: 'https://x.com/a' })).toHaveLength(1);
	});

	test('filters narrow what is listed', async () => {
		const { register, catalogue } = await filled(
			accountAdded('a', 'https://x.com/a'),
			accountAdded('b', 'https://www.facebook.com/bbbbb', { isPublic: false }),
		);
		await catalogue.ensureDefaultAccount(accountAt('https://social.example/@c'));
		const ids = async (filter: object) => (await register.accounts(filter)).map(({ id }) => id);
		expect(await ids({ platform: 'x' })).toEqual(['a']);
		expect(await ids({ isPublic: false })).toEqual(['b']);
		expect(await ids({ unitId: 'u' })).toEqual(['b', 'a']);
		expect(await ids({ isRegistered: true })).toEqual(['b', 'a']);
		expect(await ids({ limit: 1 })).toEqual(['b']);
		expect(await ids({ limit: 1, offset: 1 })).toEqual(['a']);
		expect(await ids({ limit: 5, offset: 3 })).toEqual([]);
		expect(await ids({ unitIds: ['u'] })).toEqual(['b', 'a']);
		expect(await ids({ unitIds: [] })).toEqual([]);
		expect(await ids({})).toHaveLength(3);
	});

	test('units are looked up by the page, by name or id, and among those that somebody sees', async () => {
		const { register } = await filled(
			unitAdded('v', { name: 'Ängsskolan' }),
			unitAdded('w', { name: 'Allaktivitetshuset' }),
			accountAdded('a', 'https://x.com/a'),
			accountAdded('b', 'https://x.com/b'),
		);
		const ids = async (filter: object) => (await register.units(filter)).map(({ id }) => id);
		const all = await ids({});
		expect(all.toSorted()).toEqual(['u', 'v', 'w']);
		expect([...(await ids({ limit: 2 })), ...(await ids({ limit: 2, offset: 2 }))]).toEqual(all);
		expect(await ids({ called: 'ängsskolan' })).toEqual(['v']);
		expect(await ids({ called: 'w' })).toEqual(['w']);
		expect(await ids({ called: 'Ängsskolan', ids: ['u'] })).toEqual([]);
		expect(await ids({ ids: [] })).toEqual([]);
		expect(await register.accountCounts(['u', 'v'])).toEqual(new Map([['u', 2]]));
	});
}
