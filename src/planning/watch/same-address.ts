import { accountKey, canonicalAddress } from '../../records/address.ts';

/**
 * Where an account's address led, as it is compared: in one spelling, without parameters that the ordered address does not have, since
 * platforms add those at every visit. @param final http(s) address @param ordered the account's own
 */
export function landedKey(final: string, ordered: string): string {
	const canonical = canonicalAddress(final);
	if (!canonical.ok) return final;
	const url = new URL(canonical.address);
	const wanted = URL.parse(ordered)?.searchParams;
	for (const name of [...url.searchParams.keys()]) if (!wanted?.has(name)) url.searchParams.delete(name);
	return accountKey(url.href).toLowerCase();
}

/** The same page, or a tab of it. */
export function isSamePlace(a: string, b: string): boolean {
	return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
