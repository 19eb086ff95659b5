import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ACCOUNT_STATUSES } from '../../../src/records/account.ts';
import { lacksOf } from '../../../src/records/register/lacks.ts';
import { planAccount } from '../../../src/records/register/plan-account.ts';
import type { RegisteredAccount, SignOff } from '../../../src/records/register/registered.ts';
import { signedBefore } from '../../../src/records/register/sign-offs.ts';
import { after, TRANSITIONS, type Transition } from '../../../src/records/register/status.ts';
import type { AccountWish } from '../../../src/records/register/wish.ts';
import { wrongWords } from '../../../src/records/words/register.ts';

const unit = (name: string, isCommunications = false) => ({
	...{ id: name, organisationId: 'o', name, creator: 'Kommunstyrelsen', isCommunications, isDefault: false },
});
const UNITS = [unit('Kommunikationsenheten', true), unit('Björkskolan')];
const AROUND = { units: UNITS, today: '2026-11-27', newId: 'new' };
const WISH: AccountWish = { address: 'https://x.com/kommunen', unit: 'Björkskolan', facts: {} };
const MANAGER: SignOff = { role: 'unit-manager', name: 'Kim Ek', on: '2026-11-01', reference: 'KS 2026/1' };
const HEAD: SignOff = { ...MANAGER, role: 'head-of-administration', name: 'Lo Berg' };

function account(more: Partial<RegisteredAccount> = {}): RegisteredAccount {
	return {
		...{ id: 'a', unitId: 'Björkskolan', platform: 'x', handle: 'kommunen', name: 'Kommunen' },
		...{ address: 'https://x.com/kommunen', status: 'planned', isDefault: false, owner: '', level: 'unique' },
		...{ unit: UNITS[1] as RegisteredAccount['unit'], holders: [], isPublic: true, isWide: false },
		plan: { version: 1, purpose: 'Informera', audience: 'Alla', goals: ['Svar'], signOffs: [] },
		...more,
	};
}

const problems = (wish: AccountWish, there?: RegisteredAccount) =>
	planAccount(wish, there, AROUND).wrong.map(({ field, problem }) => `${field} ${problem}`);

describe('what is refused, with its field', () => {
	test.each<[string, Partial<AccountWish>]>([
		['address bad-address', { address: 'kommunen' }],
		['address bad-address', { address: 'ftp://x.com/kommunen' }],
		['address bad-address', { address: 'https://me:secret@x.com/kommunen' }],
		['address not-an-account', { address: 'https://x.com/kommunen/status/1' }],
		['address not-an-account', { address: 'https://www.facebook.com/events/123' }],
		['unit missing', { unit: '' }],
		['unit unknown-unit', { unit: 'Granskolan' }],
		['owner person-as-owner', { facts: { owner: 'Anna Andersson' } }],
		['holders person-as-holder', { facts: { holders: ['Kommunikatör', 'Anna Andersson'] } }],
		['purpose personal-number', { facts: { purpose: 'ring 19121212-1212' } }],
		['goals personal-number', { facts: { goals: ['121212-1212'] } }],
		['purpose too-long', { facts: { purpose: 'a'.repeat(2001) } }],
		['name missing', { facts: { name: '' } }],
		['wide wide-elsewhere', { facts: { isWide: true } }],
		['status not-signed', { status: 'active' }],
		['status not-signed', { status: 'active', signOffs: [MANAGER] }],
		['status status-leap', { status: 'closed', signOffs: [MANAGER, HEAD] }],
		['head-of-administration signed-by-one', { signOffs: [MANAGER, { ...HEAD, name: ' kim  EK ' }] }],
		['head-of-administration signed-by-one', { signOffs: [MANAGER, { ...HEAD, name: 'Ek, Kim (tf)' }] }],
		['unit-manager-on date-to-come', { signOffs: [{ ...MANAGER, on: '2026-11-28' }] }],
		['unit-manager-on not-a-date', { signOffs: [{ ...MANAGER, on: '2026-02-29' }] }],
		['unit-manager-on sign-off-incomplete', { signOffs: [{ ...MANAGER, on: '' }] }],
		['reference sign-off-incomplete', { signOffs: [{ ...MANAGER, reference: '' }] }],
	])('%s', (problem, wish) => {
		expect(problems({ ...WISH, ...wish })).toEqual([problem]);
		expect(planAccount({ ...WISH, ...wish }, undefined, AROUND).changes).toEqual([]);
	});

	test('an account that is closed is not changed', () => {
		expect(problems({ ...WISH, facts: { purpose: 'Annat' } }, account({ status: 'closed' }))).toEqual([
			'address closed-account',
		]);
	});

	test('a row of a closed account that says what is there already is unchanged', () => {
		const plan = { version: 1, purpose: 'P', audience: 'A', goals: ['G'], signOffs: [MANAGER, HEAD] };
		const closed = account({ status: 'closed', plan });
		const same: AccountWish = {
			...WISH,
			facts: { purpose: 'P', audience: 'A', goals: ['G'], name: 'Kommunen', isPublic: true },
			...{ signOffs: [MANAGER, HEAD], status: 'closed' },
		};
		expect(planAccount(same, closed, AROUND)).toEqual({ wrong: [], changes: [] });
		for (const other of [
			{ unit: 'Kommunikationsenheten' },
			{ unit: 'Granskolan' },
			{ facts: { isPublic: false } },
			{ signOffs: [{ ...MANAGER, name: 'Någon Annan' }] },
			{ status: 'active' as const },
		])
			expect(problems({ ...same, ...other }, closed)).toEqual(['address closed-account']);
	});

	test('a signature under an older version is none under a changed plan, in a row of a table', () => {
		const there = account({ plan: { ...account().plan, signOffs: [MANAGER, HEAD] } });
		const row = { ...WISH, facts: { purpose: 'Sälja skor' }, signOffs: [MANAGER, HEAD] };
		expect(problems(row, there)).toEqual([
			'unit-manager signed-older',
			'head-of-administration signed-older',
		]);
		// Nor once the version is there, nor when the older words are said again, nor under another reference.
		const unsigned = account({ plan: { ...account().plan, version: 2, signOffs: [], earlier: [MANAGER] } });
		expect(problems({ ...WISH, signOffs: [MANAGER] }, unsigned)).toEqual(['unit-manager signed-older']);
		expect(
			problems({ ...row, signOffs: [{ ...MANAGER, name: 'EK, Kim', reference: 'KS 2026/2' }] }, there),
		).toEqual(['unit-manager signed-older']);
		// Another day is another signature, and so is what somebody notes of this very version.
		const anew = { ...row, signOffs: [{ ...MANAGER, on: '2026-11-20' }] };
		expect(planAccount(anew, there, AROUND).changes).toMatchObject([
			{ kind: 'account-changed' },
			{ kind: 'plan-signed', version: 2 },
		]);
		expect(problems({ ...WISH, signOffs: [MANAGER], areOfThisVersion: true }, unsigned)).toEqual([]);
	});

	test('no personal number is repeated in what is said of it', () => {
		const [found] = planAccount({ ...WISH, facts: { purpose: '19121212-1212' } }, undefined, AROUND).wrong;
		for (const lang of ['sv', 'en'] as const)
			expect(found && wrongWords(found, lang).what).not.toMatch(/1212-1212/);
	});
});

describe('what a wish comes to', () => {
	test('a new account is planned, whoever owns it', () => {
		const { changes } = planAccount(
			{ ...WISH, address: 'https://m.x.com/Kommunen?utm_source=a' },
			undefined,
			AROUND,
		);
		expect(changes).toMatchObject([
			{
				kind: 'account-added',
				account: { id: 'new', platform: 'x', handle: 'kommunen', unitId: 'Björkskolan' },
			},
		]);
	});

	test('what is said already changes nothing', () => {
		const { changes } = planAccount(
			{ ...WISH, facts: { purpose: 'Informera', isPublic: true } },
			account(),
			AROUND,
		);
		expect(changes).toEqual([]);
	});

	test('another purpose is another version, which nobody has signed', () => {
		const there = account({ plan: { ...account().plan, signOffs: [MANAGER, HEAD] } });
		expect(planAccount({ ...WISH, facts: {}, status: 'active' }, there, AROUND).wrong).toEqual([]);
		expect(problems({ ...WISH, facts: { purpose: 'Annat' }, status: 'active' }, there)).toEqual([
			'status not-signed',
		]);
	});

	test('an account that only a bare address had made is planned until its plan is signed', () => {
		const there = account({ isDefault: true, status: 'active', plan: { ...account().plan, version: 0 } });
		expect(planAccount(WISH, there, AROUND).changes).toMatchObject([
			{ kind: 'account-changed', id: 'a' },
			{ kind: 'status-changed', from: 'active', to: 'planned' },
		]);
	});
});

test('two functions with the login are enough, one is a lack and no error', () => {
	expect(lacksOf(account({ holders: ['Kommunikatör'] }))).toContain('few-holders');
	expect(lacksOf(account({ holders: ['Kommunikatör', 'Webbredaktör'] }))).not.toContain('few-holders');
});

test('no way of transitions leads to closed but through closing, and to active but from planned or closing', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...(Object.keys(TRANSITIONS) as Transition[]))), (path) => {
			let status: (typeof ACCOUNT_STATUSES)[number] = 'planned';
			for (const transition of path) {
				const next = after(status, transition);
				if (next === undefined) continue;
				if (next === 'closed') expect(status).toBe('closing');
				if (next === 'active') expect(['planned', 'closing']).toContain(status);
				expect(status).not.toBe('closed');
				status = next;
			}
		}),
	);
});

test('a signature on paper before the version was typed in is told, and one of the same day is not', () => {
	const plan = { madeAt: '2026-11-27T23:30:00.000Z', signOffs: [MANAGER, { ...HEAD, on: '2026-11-28' }] };
	const stockholm = () => '2026-11-28';
	expect(MANAGER.on < '2026-11-28').toBe(true);
	expect(signedBefore(plan, stockholm)).toEqual([MANAGER]);
	expect(signedBefore({ signOffs: [MANAGER] }, stockholm)).toEqual([]);
});
