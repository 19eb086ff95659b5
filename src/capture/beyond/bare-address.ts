import { canonicalAddress } from '../../records/address.ts';

/** What two spellings of one page's address have in common: no fragment, no tracking, no slash at the end. */
export function bareAddress(address: string): string {
	const canonical = canonicalAddress(address);
	const url = new URL(canonical.ok ? canonical.address : address);
	url.pathname = url.pathname.replace(/(?<=.)\/+$/, '');
	return url.href;
}
