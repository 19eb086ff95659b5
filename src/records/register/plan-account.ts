import { accountIn, canonicalAddress, recognise } from '../address.ts';
import { comparable } from '../same-name.ts';
import type { RegisterChange } from './change.ts';
import { unitCalled } from './plan-unit.ts';
import { type Wrong, wrong } from './problem.ts';
import type { AccountFacts, RegisteredAccount, RegisteredUnit } from './registered.ts';
import { planSignOffs } from './sign-offs.ts';
import { wrongInFunction, wrongInName, wrongInText } from './texts.ts';
import type { AccountWish, PlannedAccount } from './wish.ts';

/** What the rules look at. */
export interface Around {
	readonly units: readonly RegisteredUnit[];
	/** The organisation's own date: no one has signed on a day to come. */
	readonly today: string;
	/** For an account that is added. */
	readonly newId: string;
}

/** An account that is there is changed, another one is added, as `planned`. @param there the account at that address */
export function planAccount(
	wish: AccountWish,
	there: RegisteredAccount | undefined,
	around: Around,
): PlannedAccount {
	const unit = wish.unit ? unitCalled(around.units, wish.unit) : undefined;
	if (there?.status === 'closed') {
		const isAsItWas = saysTheSame(wish, there, unit, around);
		return { wrong: isAsItWas ? [] : [wrong('address', wish.address, 'closed-account')], changes: [] };
	}
	const found = [
		...wrongAddress(wish.address),
		...wrongUnit(wish, there, unit),
		...wrongFacts(wish.facts),
		...wrongWide(wish, there, unit, around.units),
		...wrongWhileClosing(wish.facts, there),
	];
	if (found.length > 0) return { wrong: found, changes: [] };
	const changes = there ? changed(wish, there, unit) : added(wish, unit as RegisteredUnit, around.newId);
	const signed = planSignOffs(wish, there, around.newId, around.today);
	return { wrong: signed.wrong, changes: signed.wrong.length > 0 ? [] : [...changes, ...signed.changes] };
}

/** A row of a closed account that was given out and comes back as it was says nothing new. */
function saysTheSame(
	wish: AccountWish,
	there: RegisteredAccount,
	unit: RegisteredUnit | undefined,
	{ newId, today }: Around,
): boolean {
	if (wish.unit && !unit) return false;
	const signed = planSignOffs(wish, there, newId, today);
	return changed(wish, there, unit).length + signed.changes.length + signed.wrong.length === 0;
}

function wrongAddress(address: string): readonly Wrong[] {
	const canonical = canonicalAddress(address);
	if (!canonical.ok) return [wrong('address', address.replace(/\/\/.*@/, '//…@'), 'bad-address')];
	const { platform, address: own } = recognise(canonical.address);
	// Where the platform's own pages are known, an event or a single post is told from an account.
	const isAccount = platform === 'web' || accountIn(platform, own) !== undefined;
	return isAccount ? [] : [wrong('address', address, 'not-an-account')];
}

function wrongUnit(
	{ unit: wanted = '' }: AccountWish,
	there: RegisteredAccount | undefined,
	unit: RegisteredUnit | undefined,
): readonly Wrong[] {
	if (wanted !== '') return unit ? [] : [wrong('unit', wanted, 'unknown-unit')];
	return there && !there.unit.isDefault ? [] : [wrong('unit', '', 'missing')];
}

function wrongFacts({ name, owner, holders = [], purpose = '', audience = '', goals = [] }: AccountFacts) {
	return [
		...(name === undefined ? [] : wrongInName('name', name)),
		...(owner ? wrongInFunction('owner', owner, 'person-as-owner') : []),
		...holders.flatMap((holder) => wrongInFunction('holders', holder, 'person-as-holder')),
		...wrongInText('purpose', purpose),
		...wrongInText('audience', audience),
		...goals.flatMap((goal) => wrongInText('goals', goal)),
	];
}

/** An account for the whole municipality belongs to the communications unit (guideline for social media). */
function wrongWide(
	{ facts }: AccountWish,
	there: RegisteredAccount | undefined,
	unit: RegisteredUnit | undefined,
	units: readonly RegisteredUnit[],
): readonly Wrong[] {
	const isWide = facts.isWide ?? there?.isWide ?? false;
	const owns = unit ?? there?.unit;
	if (!isWide || owns?.isCommunications) return [];
	const one = units.find((u) => u.isCommunications);
	return [wrong('wide', one?.name ?? '', one ? 'wide-elsewhere' : 'wide-without-communications')];
}

/**
 * What belongs to the activity plan stays as it is while the account is closing: another purpose is another plan, and a closing that is
 * cancelled would make the account active under one that nobody has signed.
 */
function wrongWhileClosing(facts: AccountFacts, there: RegisteredAccount | undefined): readonly Wrong[] {
	if (there?.status !== 'closing') return [];
	const { purpose, audience, goals } = there.plan ?? {};
	const was = { purpose: purpose ?? '', audience: audience ?? '', goals: goals ?? [] };
	return (['purpose', 'audience', 'goals'] as const).flatMap((field) =>
		facts[field] === undefined || JSON.stringify(facts[field]) === JSON.stringify(was[field])
			? []
			: [wrong(field, String(facts[field]), 'while-closing')],
	);
}

function added(wish: AccountWish, unit: RegisteredUnit, id: string): readonly RegisterChange[] {
	const canonical = canonicalAddress(wish.address);
	if (!canonical.ok) return [];
	const { platform, handle, address } = recognise(canonical.address);
	const { name = handle, ...facts } = wish.facts;
	return [
		{ kind: 'account-added', account: { id, unitId: unit.id, platform, handle, address, name, facts } },
	];
}

function changed(
	{ facts }: AccountWish,
	there: RegisteredAccount,
	unit: RegisteredUnit | undefined,
): readonly RegisterChange[] {
	const was = { cadence: '', months: [], ...there, ...there.plan };
	const other = Object.entries(facts).filter(
		([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key as keyof AccountFacts]),
	);
	const moved = unit && unit.id !== there.unit.id ? { unitId: unit.id } : {};
	if (other.length === 0 && !moved.unitId && !there.isDefault) return [];
	return [{ kind: 'account-changed', id: there.id, ...moved, facts: Object.fromEntries(other) }];
}

/** Equal for the same function written in other cases. */
export function distinct(functions: readonly string[]): readonly string[] {
	return [...new Map(functions.map((text) => [comparable(text), text])).values()];
}
