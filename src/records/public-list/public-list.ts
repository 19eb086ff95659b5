import { label } from '../labels.ts';
import type { RegisteredAccount } from '../register/registered.ts';
import type { Language } from '../words/language.ts';

/** Names the form that machines read; another form has another number. */
export const PUBLIC_LIST_FORMAT = 'ogonblick-public-list/1';

/** The organisation's public accounts as its website shows them (offentlig förteckning). */
export interface PublicList {
	readonly format: typeof PUBLIC_LIST_FORMAT;
	readonly organisation: string;
	/** ISO date of the day on which it was made, where the organisation is. */
	readonly date: string;
	/** Units that have such accounts, in alphabetical order. */
	readonly units: readonly PublicUnit[];
}

export interface PublicUnit {
	readonly name: string;
	/** In alphabetical order. */
	readonly accounts: readonly PublicAccount[];
}

/** What the public is told of an account; nothing of who holds it. */
export interface PublicAccount {
	/** Short platform name, for machines. */
	readonly platform: string;
	/** As people write it. */
	readonly platformName: string;
	readonly name: string;
	readonly handle: string;
	readonly address: string;
	/** Empty where nobody has said. */
	readonly purpose: string;
	readonly audience: string;
}

/** Whether an account belongs on the list: registered, public, and in use or not yet closed. */
export function isListed({ isDefault, isPublic, status }: RegisteredAccount): boolean {
	return !isDefault && isPublic && (status === 'active' || status === 'closing');
}

/**
 * The list of those accounts that belong on it. Å, ä and ö are sorted last, as Swedish does, and digits by their value.
 * @param date ISO date
 */
export function publicList(
	accounts: readonly RegisteredAccount[],
	organisation: string,
	date: string,
	lang: Language,
): PublicList {
	const { compare } = new Intl.Collator('sv', { numeric: true });
	const byUnit = Map.groupBy(accounts.filter(isListed), ({ unit }) => unit.id);
	const units = [...byUnit.values()].map((of) => ({
		name: of[0]?.unit.name ?? '',
		accounts: of
			.map((account) => publicAccount(account, lang))
			.sort(
				(a, b) =>
					compare(a.name, b.name) || compare(a.platformName, b.platformName) || compare(a.address, b.address),
			),
	}));
	units.sort((a, b) => compare(a.name, b.name));
	return { format: PUBLIC_LIST_FORMAT, organisation, date, units };
}

function publicAccount(account: RegisteredAccount, lang: Language): PublicAccount {
	const { platform, name, handle, address, plan } = account;
	return {
		platform,
		platformName: label('platform', platform, lang),
		...{ name, handle, address, purpose: plan.purpose, audience: plan.audience },
	};
}
