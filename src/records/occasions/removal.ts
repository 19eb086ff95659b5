import type { Account } from '../account.ts';
import { accountIn } from '../address.ts';

/**
 * What a post or comment may be that is not allowed to stand on an authority's page: eight kinds, as Swedish guidelines for social
 * media list them. Their words stand in `words/removal.ts`.
 */
export const REMOVAL_CATEGORIES = [
	'defamation',
	'hatred',
	'violence',
	'crime',
	'copyright',
	'privacy',
	'obscenity',
	'advertising',
] as const;
export type RemovalCategory = (typeof REMOVAL_CATEGORIES)[number];

/** What is about to be removed, and why it may not stand. */
export interface Removal {
	/** Address of the one post or comment. */
	readonly post: string;
	readonly category: RemovalCategory;
}

/**
 * The handle that the address of a post names, where it is another than the account's. On many platforms a comment lies under its writer's
 * address, so it need not be wrong; a person is to look.
 */
export function otherHandle(
	account: Pick<Account, 'platform' | 'address'>,
	post: string,
): string | undefined {
	const own = accountIn(account.platform, account.address);
	const of = accountAbove(account.platform, post);
	if (!own || !of || own.key.toLowerCase() === of.key.toLowerCase()) return undefined;
	return of.key;
}

/** Posts lie below their account's page on most platforms. */
function accountAbove(platform: string, post: string): ReturnType<typeof accountIn> {
	const url = URL.parse(post);
	const parts = url?.pathname.split('/').filter(Boolean) ?? [];
	for (let length = parts.length; url && length > 0; length--) {
		url.pathname = `/${parts.slice(0, length).join('/')}`;
		if (length < parts.length) url.search = '';
		const found = accountIn(platform, url.href);
		if (found) return found;
	}
	return undefined;
}
