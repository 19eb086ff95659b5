import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountIn, accountKey, canonicalAddress, recognise } from '../../src/records/address.ts';
import { PLATFORMS } from '../../src/records/platform.ts';

function read(text: string) {
	const canonical = canonicalAddress(text);
	if (!canonical.ok) throw new Error(`${text} is ${canonical.problem}`);
	return recognise(canonical.address);
}
const key = (text: string) => accountKey(read(text).address);

/** platform, handle, canonical address, and spellings of it that people paste. */
const ACCOUNTS: readonly (readonly [string, string, string, readonly string[]])[] = [
	[
		'facebook',
		'kommunen',
		'https://www.facebook.com/kommunen',
		[
			'http://facebook.com/Kommunen/',
			'https://m.facebook.com/kommunen?fref=ts&__tn__=x',
			'https://mbasic.facebook.com/kommunen',
			'https://sv-se.facebook.com/KOMMUNEN/?mibextid=ZbWKwL',
			'https://web.facebook.com/kommunen?_rdc=1&_rdr#',
			'https://fb.com/kommunen',
			'https://www.facebook.com/pg/kommunen/',
			'https://www.facebook.com/@kommunen',
		],
	],
	[
		'facebook',
		'100064812345678',
		'https://www.facebook.com/profile.php?id=100064812345678',
		[
			'https://www.facebook.com/p/Kommunen-100064812345678/',
			'https://m.facebook.com/people/Kommunen/100064812345678/',
			'https://www.facebook.com/pages/Kommunen/100064812345678?ref=ts',
			'https://www.facebook.com/pages/category/Government-organization/Kommunen-100064812345678/',
		],
	],
	[
		'instagram',
		'kommunen.se',
		'https://www.instagram.com/kommunen.se',
		[
			'https://instagram.com/kommunen.se/?igsh=MXY%3D',
			'http://www.instagram.com/Kommunen.se/?hl=sv',
			'https://m.instagram.com/kommunen.se',
			'https://instagr.am/kommunen.se',
			'https://www.instagram.com/@kommunen.se/',
		],
	],
	[
		'x',
		'kommunen_se',
		'https://x.com/kommunen_se',
		[
			'https://twitter.com/Kommunen_SE?ref_src=twsrc%5Etfw',
			'https://mobile.twitter.com/kommunen_se',
			'https://x.com/@Kommunen_se',
			'https://twitter.com/#!/Kommunen_SE',
			'https://www.x.com/kommunen_se/?s=21&t=abc',
		],
	],
	[
		'linkedin',
		'kommunen-ab',
		'https://www.linkedin.com/company/kommunen-ab',
		[
			'https://se.linkedin.com/company/Kommunen-AB/?trk=public_post',
			'linkedin.com/company/kommunen-ab/?originalSubdomain=se'.replace(/^/, 'https://'),
			'https://www.linkedin.com/organization-guest/company/kommunen-ab',
		],
	],
	[
		'youtube',
		'kommunen',
		'https://www.youtube.com/@kommunen',
		[
			'https://youtube.com/@Kommunen?si=abcdefg',
			'https://m.youtube.com/@kommunen/',
			'https://www.youtube.com/@kommunen/featured',
		],
	],
	[
		'youtube',
		'UCaBcDeFgHiJkLmNoPqRsTuV',
		'https://www.youtube.com/channel/UCaBcDeFgHiJkLmNoPqRsTuV',
		['https://m.youtube.com/channel/UCaBcDeFgHiJkLmNoPqRsTuV/featured?view_as=subscriber'],
	],
	[
		'tiktok',
		'kommunen',
		'https://www.tiktok.com/@kommunen',
		[
			'https://tiktok.com/@Kommunen?lang=sv-SE',
			'https://m.tiktok.com/@kommunen/?is_from_webapp=1&sender_device=pc',
		],
	],
	[
		'threads',
		'kommunen',
		'https://www.threads.com/@kommunen',
		['https://www.threads.net/@kommunen?xmt=AQ', 'https://threads.com/@Kommunen/'],
	],
	[
		'bluesky',
		'kommunen.se',
		'https://bsky.app/profile/kommunen.se',
		[
			'https://www.bsky.app/profile/Kommunen.se/',
			'https://bsky.app/profile/@kommunen.se',
			'http://bsky.app/profile/kommunen.se?utm_source=mejl',
		],
	],
];

describe('an account is one account in every spelling', () => {
	const spellings = ACCOUNTS.flatMap(([platform, handle, address, others]) =>
		[address, ...others].map((text) => [text, platform, handle, address] as const),
	);
	test.each(spellings)('%s: %s %s', (text, platform, handle, address) => {
		expect(read(text)).toEqual({ platform, handle, address });
		expect(key(text)).toBe(key(address));
	});

	test('with any mixture of case, tracking, slash and fragment', () => {
		const account = fc.constantFrom(...ACCOUNTS.filter(([, handle]) => !/\d{5}|^UC/.test(handle)));
		const dress = fc.record({
			upper: fc.boolean(),
			slash: fc.constantFrom('', '/'),
			query: fc.constantFrom('', '?utm_medium=social', '?fbclid=1&igsh=2', '?lang=sv'),
			fragment: fc.constantFrom('', '#', '#top'),
		});
		fc.assert(
			fc.property(account, dress, ([platform, handle, address], { upper, slash, query, fragment }) => {
				const { origin, pathname } = new URL(address);
				const path = upper ? pathname.replace(handle, handle.toUpperCase()) : pathname;
				expect(read(`${origin}${path}${slash}${query}${fragment}`)).toEqual({ platform, handle, address });
			}),
		);
	});

	test('dots make no difference in the name of a Facebook page, and do in others', () => {
		expect(key('https://www.facebook.com/kommunen.officiell')).toBe(
			key('https://m.facebook.com/KommunenOfficiell'),
		);
		expect(key('https://www.instagram.com/kommunen.se')).not.toBe(
			key('https://www.instagram.com/kommunense'),
		);
		expect(key('https://www.facebook.com/profile.php?id=12345')).not.toBe(
			key('https://www.facebook.com/profile.php?id=123456'),
		);
	});
});

describe('what only looks like an account', () => {
	test.each([
		'https://facebook.com.evil.example/kommunen',
		'https://www.facebook.com-login.example/kommunen',
		'https://facebook.example/kommunen',
		'https://notinstagram.com/kommunen',
		'https://instagram.com.evil.example/kommunen',
		'https://evilx.com/kommunen',
		'https://x.com.evil.example/kommunen',
		'https://a.b.x.com/kommunen',
		'https://linkedin.com.evil.example/company/kommunen',
		'https://youtube.com.evil.example/channel/UCaBcDeFgHiJkLmNoPqRsTuV',
		'https://fakeyoutube.com/c/kommunen',
		'https://tiktok.example/kommunen',
		'https://threads.net.evil.example/kommunen',
		'https://bsky.app.evil.example/profile/kommunen.se',
		'https://x.com:8443/kommunen',
	])('%s is on another host', (text) => {
		expect(read(text)).toMatchObject({ platform: 'web', address: text });
	});

	test.each([
		[
			'facebook',
			'https://www.facebook.com/',
			['login', 'watch', 'hashtag', 'marketplace', 'privacy', 'reg', 'l.php'],
		],
		['instagram', 'https://www.instagram.com/', ['accounts', 'explore', 'direct', 'reels', 'p']],
		['x', 'https://x.com/', ['login', 'home', 'i', 'search', 'hashtag', 'settings', 'explore', 'compose']],
		[
			'linkedin',
			'https://www.linkedin.com/',
			['login', 'feed', 'authwall', 'jobs', 'company', 'company/kommunen/jobs'],
		],
		[
			'youtube',
			'https://www.youtube.com/',
			['watch?v=abc', 'feed', 'playlist?list=a', 'shorts/abc', 'hashtag/kommun'],
		],
		['tiktok', 'https://www.tiktok.com/', ['login', 'tag/kommun', 'foryou', '@kommunen/video/123']],
		['threads', 'https://www.threads.com/', ['login', 'search', '@kommunen/post/abc']],
		['bluesky', 'https://bsky.app/', ['search', 'settings', 'profile/kommunen.se/post/3kabc']],
	] as const)('%s: pages of its own stay what they are', (platform, origin, paths) => {
		for (const path of paths) {
			const address = `${origin}${path}`;
			expect(read(address), address).toMatchObject({ platform, address });
			expect(accountIn(platform, address), address).toBeUndefined();
		}
	});

	test('no host but the own ones belongs to a platform', () => {
		fc.assert(
			fc.property(fc.constantFrom(...PLATFORMS), fc.domain(), ({ hosts, origin }, domain) => {
				const own = new URL(origin).hostname.replace(/^www\./, '');
				expect(hosts.test(`${own}.${domain}`)).toBe(false);
				expect(hosts.test(`evil${own}`)).toBe(false);
				expect(hosts.test(own)).toBe(true);
			}),
		);
	});
});

test('an account is the same wherever it is served, and another kind of address is not another account', () => {
	expect(accountIn('x', 'http://127.0.0.1:8080/Kommunen')).toEqual({
		kind: '/',
		key: 'kommunen',
		path: '/kommunen',
	});
	expect(accountIn('youtube', 'http://h.example/c/kommunen')?.kind).not.toBe(
		accountIn('youtube', 'http://h.example/@kommunen')?.kind,
	);
	expect(accountIn('mastodon', 'https://www.social.example/@Kommunen')?.key).toBe(
		accountIn('mastodon', 'https://social.example/@kommunen')?.key,
	);
	expect(accountIn('web', 'https://k.example/a')).toBeUndefined();
});
