import { type Build, openProfiles } from '../../../fixtures/profiles/server.ts';
import type { Office } from '../../../src/office.ts';
import { recognise } from '../../../src/records/address.ts';
import { addDays } from '../../../src/records/day.ts';
import { localDate } from '../../../src/records/local-date.ts';
import type { RegisteredAccount } from '../../../src/records/register/registered.ts';
import { theAccount } from '../../../src/work/register/keep.ts';
import { type WatchOptions, watchAccounts } from '../../../src/work/watch-accounts.ts';
import { whenFinished } from '../../house/side-by-side.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { handClock, tempOffice } from '../../storage/temp-office.ts';

/** Active accounts of a school's, whose profile the test changes, in an office whose clock it moves. */
export async function school(env: Readonly<Record<string, string>> = {}) {
	const profiles = await openProfiles();
	whenFinished(() => profiles.close());
	const clock = handClock();
	const office = await tempOffice({
		clock,
		env: {
			...{ ALLOW_HOSTS: profiles.host, HOST_DELAY_SECONDS: '0', DELAY_JITTER: '0' },
			...{ ORGANISATION_NAME: 'Älvhamra kommun', ...env },
		},
	});
	return {
		profiles,
		clock,
		office,
		register: (build: Build, who?: string) => active(office, profiles.address(build, who)),
	};
}

/** Registers an account with a unit; it is planned. @returns its id */
export async function planned(office: Office, address: string): Promise<string> {
	const id = crypto.randomUUID();
	const units = await office.register.units();
	const unit = { name: 'Björkskolan', creator: 'Barn- och utbildningsnämnden', isCommunications: false };
	const unitId = units[0]?.id ?? 'u';
	const { handle } = recognise(address);
	const account = { id, unitId, platform: 'web', handle, address, name: handle, facts: {} };
	await office.register.change(
		[
			...(units.length === 0 ? [{ kind: 'unit-added' as const, id: unitId, unit }] : []),
			{ kind: 'account-added', account },
		],
		'Anna',
	);
	return id;
}

/** One that has become active as the register makes it. */
export async function active(office: Office, address: string): Promise<RegisteredAccount> {
	const id = await planned(office, address);
	await office.register.change([{ kind: 'status-changed', id, from: 'planned', to: 'active' }], 'Anna');
	return theAccount(office, id);
}

export function watch(office: Office, more: Partial<WatchOptions> = {}) {
	return watchAccounts(office, {
		...{ concurrency: 1, signal: AbortSignal.timeout(100_000), show: () => undefined },
		...more,
	});
}

/** Announces a merger. @returns its id */
export async function announce(office: Office, { id }: RegisteredAccount, on: string): Promise<string> {
	const changeId = crypto.randomUUID();
	const announced = { kind: 'change-announced', id, changeId, on, what: 'Sammanslagning' } as const;
	await office.register.change([announced], 'Anna');
	return changeId;
}

/** A complete snapshot of the account, taken at noon of a day. */
export async function documented(office: Office, { id, address, level }: RegisteredAccount, on: string) {
	const order = await anOrder(office, { accountId: id, address, occasion: 'change', level });
	await office.catalogue.recordFiling(
		await aFiling(office, order, { capturedAt: `${on}T11:00:00.000Z`, filedAt: `${on}T11:05:00.000Z` }),
	);
}

/** The organisation's own day, so many days ahead. */
export function dayIn({ config, clock }: Office, days: number): string {
	return addDays(localDate(clock.now(), config.TIMEZONE), days);
}
