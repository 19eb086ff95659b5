import { accountIn } from '../../records/address.ts';
import type { Seen } from '../session.ts';
import type { Wall } from './evidence.ts';

/** What in an account's address names it: its last path segment, or the first number in its query where the path is a script. */
export function identityOf(address: string): string | undefined {
	const url = URL.parse(address);
	if (!url) return undefined;
	const segments = url.pathname.split('/').filter(Boolean).map(plain);
	const last = segments.at(-1) ?? '';
	if (/\.(?:php|aspx?|jsp)$/.test(last)) {
		const id = [...url.searchParams.values()].find((value) => /^\d{4,}$/.test(value));
		if (id) return id;
	}
	return last.length >= 2 ? last : undefined;
}

/**
 * Did the address lead to somebody else's page? A platform may answer at another spelling, in a language's folder or
 * under a new name; whoever it is then still says so in its own address or on the page. Undefined where there is no
 * sign of another account. Pure.
 */
export function readWrongAccount(
	seen: Pick<Seen, 'main' | 'platform'> & Partial<Pick<Seen, 'profile'>>,
	ordered: string,
): Wall | undefined {
	const identity = identityOf(ordered);
	const { finalAddress, namesIdentity } = seen.main;
	const from = URL.parse(ordered);
	const to = URL.parse(finalAddress);
	if (!identity || !from || !to) return undefined;
	if (from.href === to.href) return declaresAnother(seen, ordered);
	const another = leadsToAnother(seen, ordered) || leadsToLongerName(finalAddress, ordered);
	if (namesIdentity || isRespelt(seen, ordered)) return undefined;
	// In “/kommunen_fritid” there is the word “kommunen”, and yet it is somebody else's address.
	// A question about the ordered account, as to a search or a login, names it and is not it.
	const asked = isNamedIn(from.pathname, identity) ? '' : to.search;
	if (!another && isNamedIn(`${to.hostname}${to.pathname}${asked}`, identity)) return undefined;
	return {
		code: 'wrong-account',
		data: { address: finalAddress, sign: another ? 'another-account' : 'not-named' },
		detail: another
			? `the address leads to ${finalAddress}, which is another account${seen.platform ? ` of ${seen.platform.name}` : ''} and does not declare itself to be “${identity}”`
			: `the address leads to ${finalAddress}, which nowhere names “${identity}”`,
	};
}

/**
 * A server may answer with another account's page where the ordered one is gone, and not lead there: the page declares an
 * address beside the ordered one to be its own, or another handle in its title, and nowhere names the ordered one. Pure.
 */
function declaresAnother(
	seen: Pick<Seen, 'main' | 'platform'> & Partial<Pick<Seen, 'profile'>>,
	ordered: string,
): Wall | undefined {
	const { main, profile } = seen;
	const identity = identityOf(ordered);
	if (!profile || !identity || main.namesIdentity !== false || /^\d+$/.test(identity)) return undefined;
	const own = profile.canonical;
	const declared = own === undefined ? undefined : { ...seen, main: { ...seen.main, finalAddress: own } };
	const isRespeltHere = declared !== undefined && isRespelt(declared, ordered);
	const isBeside = own !== undefined && standsBeside(own, ordered) && !isRespeltHere;
	const handle = /\(@([\p{L}\p{N}._-]{3,})\)/u.exec(profile.title)?.[1]?.toLowerCase();
	if (!isBeside && (handle === undefined || handle === identity)) return undefined;
	const said = isBeside ? own : `@${handle}`;
	return {
		code: 'wrong-account',
		data: { address: main.finalAddress, sign: 'declares-another', says: said },
		detail: `the page at ${main.finalAddress} declares itself to be ${said}, and nowhere names “${identity}”`,
	};
}

/** Another name at the same place of the same host. Pure. */
function standsBeside(own: string, ordered: string): boolean {
	const [a, b] = [URL.parse(own), URL.parse(ordered)];
	if (!a || !b || a.hostname.replace(/^www\./, '') !== b.hostname.replace(/^www\./, '')) return false;
	const [found, wanted] = [a, b].map((url) => url.pathname.split('/').filter(Boolean).map(plain));
	if (!found || !wanted || found.length !== wanted.length || found.length === 0) return false;
	const [last = '', other = ''] = [wanted.at(-1), found.at(-1)];
	return (
		last !== other && other.length >= 2 && found.slice(0, -1).join('/') === wanted.slice(0, -1).join('/')
	);
}

/**
 * The address led to the same name at the same host as sites write it in addresses: “/gavle” for “/gävle”, “/malmö_stad” for “/Malmo-stad”.
 * A platform whose accounts are told apart by such signs has two accounts there. Pure.
 */
function isRespelt(seen: Pick<Seen, 'main' | 'platform'>, ordered: string): boolean {
	return !leadsToAnother(seen, ordered) && isSpeltAs(seen.main.finalAddress, ordered);
}

function isSpeltAs(address: string, ordered: string): boolean {
	const [a, b] = [URL.parse(address), URL.parse(ordered)];
	if (!a || !b || a.hostname.replace(/^www\./, '') !== b.hostname.replace(/^www\./, '')) return false;
	const identity = identityOf(ordered);
	if (!identity || !/\p{L}{3}/u.test(identity)) return false;
	const spelt = spellings(identity);
	return a.pathname
		.split('/')
		.filter(Boolean)
		.some((segment) => spellings(plain(segment)).some((one) => spelt.includes(one)));
}

/** A name in the letters of addresses, with one sign between its words: å as a or aa, ä as a or ae. Pure. */
function spellings(name: string): string[] {
	const words = name.normalize('NFC').replace(/[\s._+-]+/gu, '-');
	const bare = (text: string) =>
		text
			.replace(/[æ]/gu, 'ae')
			.replace(/[ø]/gu, 'o')
			.replace(/ß/gu, 'ss')
			.normalize('NFD')
			.replace(/\p{M}+/gu, '');
	const long = words
		.replace(/[äæ]/gu, 'ae')
		.replace(/[öø]/gu, 'oe')
		.replace(/å/gu, 'aa')
		.replace(/ü/gu, 'ue');
	return [...new Set([bare(words), bare(long)])];
}

/** What names an account stands as a word in a text. Pure. */
export function isNamedIn(text: string, identity: string): boolean {
	const word = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(identity)}(?![\\p{L}\\p{N}])`, 'iu');
	return word.test(plain(text));
}

/**
 * By the platform's own way of writing its accounts, the final address is an account of the same kind under another
 * handle. Then it does not do that the page speaks of the one that was ordered. Pure.
 */
export function leadsToAnother(
	{ main, platform }: Pick<Seen, 'main' | 'platform'>,
	ordered: string,
): boolean {
	if (!platform) return false;
	const wanted = accountIn(platform.name, ordered);
	const found = accountIn(platform.name, main.finalAddress);
	return (
		wanted !== undefined && found !== undefined && wanted.kind === found.kind && wanted.key !== found.key
	);
}

/** What a longer name has more than the ordered one: words, and not a number, a language or the ending of a file. */
const MORE = /^[._-]\p{L}[\p{L}\p{N}._-]{2,}$/u;
const ENDING = /^\.\p{L}{2,5}$/u;

/**
 * The address led to the same place on the same host, where the name has become longer: “/kommunen_fans” for “/kommunen”.
 * Most words of the one stand on the page of the other, so that a page that speaks of it proves nothing. Pure.
 */
export function leadsToLongerName(finalAddress: string, ordered: string): boolean {
	const [from, to] = [URL.parse(ordered), URL.parse(finalAddress)];
	if (!from || !to || from.host !== to.host) return false;
	const [wanted, found] = [from, to].map((url) => url.pathname.split('/').filter(Boolean).map(plain));
	const [last = '', other = ''] = [wanted?.at(-1), found?.at(-1)];
	const isBeside = wanted?.slice(0, -1).join('/') === found?.slice(0, -1).join('/');
	if (!isBeside || last.length < 3 || /^\d+$/.test(last) || last === other) return false;
	if (isSpeltAs(finalAddress, ordered)) return false;
	return [last, ...spellings(last)].some((name) => {
		const after = other.startsWith(name) ? other.slice(name.length) : '';
		const before = other.endsWith(name) ? [...other.slice(0, -name.length)].reverse().join('') : '';
		return (MORE.test(after) && !ENDING.test(after)) || MORE.test(before);
	});
}

function plain(text: string): string {
	try {
		return decodeURIComponent(text).replace(/^@/, '').toLowerCase();
	} catch {
		return text.replace(/^@/, '').toLowerCase();
	}
}
