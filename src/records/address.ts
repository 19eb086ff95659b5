import { mastodonAccount, PLATFORMS } from './platform.ts';

/** What an address says about an account, without asking anyone. */
export interface Recognised {
	/** Short platform name; `web` where no platform is recognised. */
	readonly platform: string;
	/** The account's name in its address, without a leading `@`; host and path where the platform is `web`. */
	readonly handle: string;
	/** The address to open. */
	readonly address: string;
}

export type AddressProblem = 'malformed' | 'not-http' | 'credentials';
export type CanonicalAddress =
	| { readonly ok: true; readonly address: string }
	| { readonly ok: false; readonly problem: AddressProblem };

/** Parameters that say where a click came from, never what is shown. */
const TRACKING =
	/^(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_[ce]id|igsh|igshid|yclid|twclid|ttclid|li_fat_id|mibextid|ref_src|_ga|_gl|_hs(enc|mi)|mkt_tok)$/i;

/**
 * The address to open: http or https, host in lower case, no fragment, no tracking parameters. It keeps `www.`,
 * `m.` and a trailing slash, because a site may answer at one spelling only; `accountKey` tells what is the same.
 */
export function canonicalAddress(text: string): CanonicalAddress {
	const url = URL.parse(text.trim());
	if (url === null) return { ok: false, problem: 'malformed' };
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, problem: 'not-http' };
	if (url.username !== '' || url.password !== '') return { ok: false, problem: 'credentials' };
	const host = url.hostname.replace(/\.+$/, '');
	if (host === '') return { ok: false, problem: 'malformed' };
	url.hostname = host;
	// Lists of old hold addresses in which platforms kept the account behind a fragment: without it they lead to the front page.
	const [, behind] = /^#!(\/[^?]+)/.exec(url.hash) ?? [];
	if (behind && url.pathname === '/' && PLATFORMS.some(({ hosts }) => hosts.test(host)))
		url.pathname = behind;
	url.hash = '';
	url.search = withoutTracking(url.search);
	return { ok: true, address: url.href };
}

/**
 * Platform and handle by host and path. On the big platforms the address becomes the platform's own spelling;
 * elsewhere it stays as it is.
 * @param address as `canonicalAddress` gives it
 */
export function recognise(address: string): Recognised {
	const url = new URL(address);
	const parts = url.pathname.split('/').filter(Boolean).map(decoded);
	for (const platform of PLATFORMS) {
		if (url.port !== '' || !platform.hosts.test(url.hostname)) continue;
		const account = platform.account(parts, url.searchParams);
		if (account === undefined) return { platform: platform.name, handle: slug(url, parts), address };
		const own = new URL(account.path, platform.origin).href;
		return { platform: platform.name, handle: account.handle, address: own };
	}
	const local = mastodonAccount(parts, url.host);
	if (local) return { platform: 'mastodon', handle: local.handle, address };
	return { platform: 'web', handle: slug(url, parts), address };
}

/** An account in an address, by one platform's way of writing. */
interface AccountInAddress {
	/** How the platform wrote it, such as `/channel/` and `/@`, without the handle. */
	readonly kind: string;
	/** Equal for all spellings of one handle. */
	readonly key: string;
	/** The account's page, with its handle in that spelling. */
	readonly path: string;
}

/**
 * The account that an address names as this platform writes them, whatever its host; undefined where it names none.
 * @param platform as in `Account.platform`
 */
export function accountIn(platform: string, address: string): AccountInAddress | undefined {
	const url = URL.parse(address);
	if (!url) return undefined;
	const parts = url.pathname.split('/').filter(Boolean).map(decoded);
	const known = PLATFORMS.find((p) => p.name === platform);
	const account =
		platform === 'mastodon' ? mastodonAccount(parts, url.host) : known?.account(parts, url.searchParams);
	if (!account) return undefined;
	// A Mastodon account's handle names its host too, which other spellings of it may not.
	const handle = account.handle.split('@', 1)[0] ?? '';
	return {
		kind: account.path.replace(/[^/@=]+$/, ''),
		key: known?.ignores ? handle.replace(known.ignores, '') : handle,
		path: account.path.replace(handle, known?.ignores ? handle.replace(known.ignores, '') : handle),
	};
}

/**
 * Equal for all spellings of one account's address: scheme, `www.`, `m.`, host case, trailing slash, fragment,
 * tracking parameters and the order of the others make no difference.
 * @param address as `canonicalAddress` gives it
 */
export function accountKey(address: string): string {
	const known = recognise(address);
	const url = new URL(known.address);
	// Of what is no account's page nothing is known but its address.
	const ignored = PLATFORMS.find((p) => p.name === known.platform)?.ignores;
	const own = ignored && accountIn(known.platform, known.address)?.path.replace(/\?.*$/, '');
	const isAnyHost = known.platform === 'mastodon' || known.platform === 'web';
	const shown = (isAnyHost ? fediversePath(url) : undefined) ?? url.pathname;
	const path = (own ?? shown).replace(/\/+$/, '').replace(/%[0-9a-f]{2}/gi, plainOctet);
	const search = url.search.slice(1).split('&').filter(Boolean).sort().join('&');
	return `${bareHost(url, ':')}${path}${search === '' ? '' : `?${search}`}`;
}

/**
 * The one spelling of a fediverse account's path: its handles are the same in any case, with their own host or without, and by the name
 * of the account's document (`/users/name`) too.
 */
function fediversePath(url: URL): string | undefined {
	const parts = url.pathname.split('/').filter(Boolean).map(decoded);
	const [kind, name = '', ...more] = parts;
	const isDocument = kind === 'users' && more.length === 0 && /^(?!\d+$)[\p{L}\p{N}_.-]+$/u.test(name);
	const path = isDocument ? `/@${name}` : mastodonAccount(parts, url.host)?.path;
	return path?.toLowerCase();
}

/**
 * Whose visits are counted together: all doors of one site are, as `www.` and `m.` of it, and all hosts of a platform, since
 * the same machines answer at them. Of an address that is none, the text itself.
 */
export function siteOf(address: string): string {
	const url = URL.parse(address);
	if (!url) return address;
	const platform = url.port === '' ? PLATFORMS.find(({ hosts }) => hosts.test(url.hostname)) : undefined;
	return platform ? new URL(platform.origin).hostname.replace(/^www\./, '') : bareHost(url, ':');
}

/** Text-level, because URLSearchParams would write the parameters that stay in another way than the site does. */
function withoutTracking(search: string): string {
	const kept = search
		.slice(1)
		.split('&')
		.filter((p) => p !== '' && !TRACKING.test(p.split('=', 1)[0] ?? ''));
	return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function bareHost(url: URL, portMark: string): string {
	const bare = url.hostname.replace(/^(www|m|mobile)\.(?=.*\.)/, '');
	return url.port === '' ? bare : `${bare}${portMark}${url.port}`;
}

/** `some.site_path_to_page`. An underscore of the path's own is doubled, so that `/a/b` and `/a_b` stay apart. */
function slug(url: URL, parts: readonly string[]): string {
	const path = parts.map((p) => `_${p.replaceAll('_', '__')}`).join('');
	return `${bareHost(url, '-')}${path}${decoded(url.search)}`.normalize('NFC');
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text).normalize('NFC');
	} catch {
		// Not UTF-8 behind the percent signs: the escaped form is the only text there is.
		return text;
	}
}

function plainOctet(octet: string): string {
	const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
	return /[A-Za-z0-9._~-]/.test(character) ? character : octet.toUpperCase();
}
