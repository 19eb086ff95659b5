import type { Office } from '../../office.ts';
import { canonicalAddress } from '../../records/address.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisterChange } from '../../records/register/change.ts';
import { planAccount } from '../../records/register/plan-account.ts';
import { planUnit, type UnitWish, unitCalled } from '../../records/register/plan-unit.ts';
import { wrong } from '../../records/register/problem.ts';
import type { RegisteredAccount, RegisteredUnit, SignOff } from '../../records/register/registered.ts';
import type { AccountWish } from '../../records/register/wish.ts';
import { unknown } from '../place-order.ts';
import { RegisterRefused } from './refused.ts';

/** Adds a unit. @throws RegisterRefused · as `Register.change` */
export async function addUnit({ register }: Office, wish: UnitWish, by: string): Promise<RegisteredUnit> {
	const planned = planUnit(wish, undefined, await register.units(), crypto.randomUUID());
	if (planned.wrong.length > 0) throw new RegisterRefused(planned.wrong);
	if (planned.change) await register.change([planned.change], by);
	return theUnit({ register }, wish.name);
}

/** Changes a unit. @param wanted its name or id @throws RegisterRefused · as `Register.change` */
export async function changeUnit(
	{ register }: Office,
	wanted: string,
	wish: Partial<UnitWish>,
	by: string,
): Promise<RegisteredUnit> {
	const there = await theUnit({ register }, wanted);
	const planned = planUnit({ name: there.name, ...wish }, there, await register.units(), there.id);
	if (planned.wrong.length > 0) throw new RegisterRefused(planned.wrong);
	if (planned.change) await register.change([planned.change], by);
	return theUnit({ register }, there.id);
}

/** @throws RegisterRefused where no unit is called so */
export async function theUnit(
	{ register }: Pick<Office, 'register'>,
	wanted: string,
): Promise<RegisteredUnit> {
	const unit = unitCalled(await register.units(), wanted);
	if (unit) return unit;
	throw new RegisterRefused([wrong('unit', wanted, 'unknown-unit')]);
}

/** Registers an account; one that only a bare address had made is registered with all that was filed of it. @throws RegisterRefused · UsageError `duplicate-account` */
export async function addAccount(office: Office, wish: AccountWish, by: string): Promise<RegisteredAccount> {
	const canonical = canonicalAddress(wish.address);
	const there = canonical.ok ? await office.catalogue.findAccount(canonical.address) : undefined;
	const known = there?.isDefault ? await theAccount(office, there.id) : undefined;
	return saved(office, wish, known, by);
}

/** Changes what the register holds of an account. @param wanted id, address, handle or name @throws RegisterRefused · UsageError `unknown-account` */
export async function changeAccount(
	office: Office,
	wanted: string,
	wish: Omit<AccountWish, 'address'>,
	by: string,
): Promise<RegisteredAccount> {
	const there = await theAccount(office, wanted);
	return saved(office, { address: there.address, ...wish }, there, by);
}

/** Keeps a signature under the account's plan as it is now. @param file the signed document, where it is handed in */
export async function signPlan(
	office: Office,
	wanted: string,
	signOff: Omit<SignOff, 'attachment'>,
	file: string | undefined,
	by: string,
): Promise<RegisteredAccount> {
	const there = await theAccount(office, wanted);
	if (there.isDefault) throw new RegisterRefused([wrong('unit', '', 'missing')]);
	// A sign-off that is refused leaves no copy of a signed document behind.
	const wish = { address: there.address, facts: {}, areOfThisVersion: true };
	await plannedFor(office, { ...wish, signOffs: [signOff] }, there, there.id);
	const attachment = file === undefined ? {} : { attachment: await office.attachments.keep(file, there.id) };
	return saved(office, { ...wish, signOffs: [{ ...signOff, ...attachment }] }, there, by);
}

/** From planned to active. @throws RegisterRefused where the plan is not signed by both */
export async function activate(office: Office, wanted: string, by: string): Promise<RegisteredAccount> {
	const there = await theAccount(office, wanted);
	return saved(office, { address: there.address, facts: {}, status: 'active' }, there, by);
}

/** @throws UsageError `unknown-account` `ambiguous-account` */
export async function theAccount(
	office: Pick<Office, 'catalogue' | 'register'>,
	wanted: string,
): Promise<RegisteredAccount> {
	const found = await office.catalogue.findAccount(wanted);
	const [account] = found ? await office.register.accounts({ id: found.id }) : [];
	if (account) return account;
	throw unknown(wanted);
}

async function saved(
	office: Office,
	wish: AccountWish,
	there: RegisteredAccount | undefined,
	by: string,
): Promise<RegisteredAccount> {
	const newId = crypto.randomUUID();
	const changes = await plannedFor(office, wish, there, newId);
	if (changes.length > 0) await office.register.change(changes, by);
	return theAccount(office, there?.id ?? newId);
}

/** What a wish comes to. @throws RegisterRefused */
async function plannedFor(
	office: Office,
	wish: AccountWish,
	there: RegisteredAccount | undefined,
	newId: string,
): Promise<readonly RegisterChange[]> {
	const today = localDate(office.clock.now(), office.config.TIMEZONE);
	const units = await office.register.units();
	const planned = planAccount(wish, there, { units, today, newId });
	if (planned.wrong.length > 0) throw new RegisterRefused(planned.wrong);
	return planned.changes;
}
