import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountKey, canonicalAddress, recognise, siteOf } from '../../src/records/address.ts';

function canonical(text: string): string {
	const read = canonicalAddress(text);
	if (!read.ok) throw new Error(`${text} is ${read.problem}`);
	return read.address;
}

const key = (text: string) => accountKey(canonical(text));

describe('the address to open', () => {
	test.each([
		[' https://WWW.Kommun.Example:443/Nytt/#top ', 'https://www.kommun.example/Nytt/'],
		['http://kommun.example', 'http://kommun.example/'],
		['https://kommun.example./', 'https://kommun.example/'],
		['https://k.example/?utm_source=x&id=a%20b&fbclid=1&flagga', 'https://k.example/?id=a%20b&flagga'],
		['https://k.example/?', 'https://k.example/'],
		['http://127.0.0.1:8080/@a', 'http://127.0.0.1:8080/@a'],
	])('%s', (text, address) => {
		expect(canonicalAddress(text)).toEqual({ ok: true, address });
	});

	test.each([
		['', 'malformed'],
		['kommunen', 'malformed'],
		['https://', 'malformed'],
		['https://a b/', 'malformed'],
		['https://./', 'malformed'],
		['ftp://k.example/', 'not-http'],
		['file:///etc/passwd', 'not-http'],
		['javascript:alert(1)', 'not-http'],
		['localhost:8080/a', 'not-http'],
		['https://anna:hemligt@k.example/', 'credentials'],
	])('%j is refused as %s', (text, problem) => {
		expect(canonicalAddress(text)).toEqual({ ok: false, problem });
	});

	test('is canonical already the second time', () => {
		fc.assert(
			fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
				expect(canonical(canonical(url))).toBe(canonical(url));
			}),
		);
	});
});

describe('whose address it is', () => {
	test.each([
		[
			'https://m.facebook.com/Kommunen/?locale=sv_SE',
			'facebook',
			'kommunen',
			'https://www.facebook.com/kommunen',
		],
		[
			'https://sv-se.facebook.com/profile.php?id=1000123&sk=about',
			...['facebook', '1000123', 'https://www.facebook.com/profile.php?id=1000123'],
		],
		[
			'https://fb.com/groups/Grannar',
			'facebook',
			'groups-grannar',
			'https://www.facebook.com/groups/grannar',
		],
		[
			'https://instagram.com/kommunen_se/',
			'instagram',
			'kommunen_se',
			'https://www.instagram.com/kommunen_se',
		],
		['https://twitter.com/Kommunen?s=20', 'x', 'kommunen', 'https://x.com/kommunen'],
		[
			'https://se.linkedin.com/company/Kommunen/',
			...['linkedin', 'kommunen', 'https://www.linkedin.com/company/kommunen'],
		],
		['https://youtube.com/@Kommunen', 'youtube', 'kommunen', 'https://www.youtube.com/@kommunen'],
		['https://m.youtube.com/channel/UCaB-9', 'youtube', 'UCaB-9', 'https://www.youtube.com/channel/UCaB-9'],
		['https://www.tiktok.com/@kommunen', 'tiktok', 'kommunen', 'https://www.tiktok.com/@kommunen'],
		['https://www.threads.net/@kommunen', 'threads', 'kommunen', 'https://www.threads.com/@kommunen'],
		[
			'https://bsky.app/profile/Kommun.example',
			'bluesky',
			'kommun.example',
			'https://bsky.app/profile/kommun.example',
		],
		[
			'https://social.example/@Kommunen',
			'mastodon',
			'kommunen@social.example',
			'https://social.example/@Kommunen',
		],
		['http://127.0.0.1:8080/@a', 'mastodon', 'a@127.0.0.1:8080', 'http://127.0.0.1:8080/@a'],
		[
			'https://www.k.example/Ny%C3%A5r/2026/',
			'web',
			'k.example_Nyår_2026',
			'https://www.k.example/Ny%C3%A5r/2026/',
		],
		['http://127.0.0.1:8080/konto', 'web', '127.0.0.1-8080_konto', 'http://127.0.0.1:8080/konto'],
	])('%s', (text, platform, handle, address) => {
		expect(recognise(canonical(text))).toEqual({ platform, handle, address });
	});

	test.each([
		'https://www.facebook.com/watch?v=1',
		'https://www.facebook.com/story.php?story_fbid=1&id=2',
		'https://www.facebook.com/kommunen/photos',
		'https://www.instagram.com/p/Cabc/',
		'https://x.com/kommunen/status/1',
		'https://www.linkedin.com/feed/',
		'https://www.youtube.com/watch?v=abc',
		'https://developers.facebook.com/docs',
		'https://facebook.com:8443/kommunen',
		'https://notfacebook.com/kommunen',
	])('%s is no account page, and stays the address that it is', (text) => {
		expect(recognise(canonical(text)).address).toBe(text);
	});

	test('/a/b and /a_b have different handles', () => {
		expect(recognise('https://k.example/a/b').handle).not.toBe(recognise('https://k.example/a_b').handle);
	});
});

describe('the same account', () => {
	const path = fc.constantFrom('/Aktuellt', '/a/b', '/', '', '/Ny%c3%a5r', '/%7Eanna');
	const spelling = fc.record({
		scheme: fc.constantFrom('http://', 'https://', 'HTTPS://'),
		door: fc.constantFrom('', 'www.', 'm.', 'mobile.', 'WWW.'),
		host: fc.constantFrom('kommun.example', 'KOMMUN.Example', 'kommun.example.'),
		slash: fc.constantFrom('', '/', '//'),
		query: fc.constantFrom('', '?', '?utm_source=x', '?fbclid=1&gclid=2'),
		fragment: fc.constantFrom('', '#', '#top'),
	});

	test('in any spelling has one key', () => {
		fc.assert(
			fc.property(path, spelling, spelling, (p, a, b) => {
				const [one, two] = [a, b].map(
					(s) => `${s.scheme}${s.door}${s.host}${p}${s.slash}${s.query}${s.fragment}`,
				);
				expect(key(one ?? '')).toBe(key(two ?? ''));
			}),
		);
	});

	test.each([
		['https://k.example/a', 'https://k.example/A'],
		['https://k.example/a', 'https://k.example/b'],
		['https://k.example/', 'https://annan.k.example/'],
		['https://k.example/', 'https://k.example:8443/'],
		['https://k.example/?id=1', 'https://k.example/?id=2'],
		['https://m.se/', 'https://www.se/'],
		['https://k.example/a%2Fb', 'https://k.example/a/b'],
		['https://social.example/@oss', 'https://social.example/@oss@annan.example'],
		['https://social.example/users/12', 'https://social.example/@12'],
		['https://social.example/users/oss/statuses/1', 'https://social.example/@oss'],
	])('%s is not %s', (one, two) => {
		expect(key(one)).not.toBe(key(two));
	});

	test.each([
		['https://twitter.com/Kommunen', 'https://mobile.x.com/kommunen?lang=sv'],
		['https://www.threads.net/@kommunen', 'https://threads.com/@Kommunen/'],
		['https://social.example/@oss', 'https://social.example/@Oss@social.example'],
		['https://social.example/@oss', 'https://www.social.example/users/Oss'],
		['https://social.example/@oss', 'https://social.example/web/@oss'],
		['https://k.example/?b=2&a=1', 'https://k.example/?a=1&b=2'],
		['https://k.example/%7eanna', 'https://k.example/~anna'],
	])('%s is %s', (one, two) => {
		expect(key(one)).toBe(key(two));
	});

	test('its own address has its key', () => {
		fc.assert(
			fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
				expect(accountKey(recognise(canonical(url)).address)).toBe(key(url));
			}),
		);
	});
});

test('a Mastodon handle is the same in any case, and a page on any other path is not', () => {
	expect(key('https://social.example/@Kommunen')).toBe(key('https://social.example/@kommunen/'));
	expect(key('https://social.example/Kommunen')).not.toBe(key('https://social.example/kommunen'));
});

test('all doors of a site are one site, whose visits are counted together', () => {
	const doors = ['https://www.kommun.example/a', 'https://kommun.example/', 'http://m.kommun.example/b?c'];
	expect(new Set(doors.map(siteOf))).toEqual(new Set(['kommun.example']));
	const linkedin = ['https://se.linkedin.com/company/a/posts/', 'https://www.linkedin.com/company/b'];
	expect(new Set(linkedin.map(siteOf)).size).toBe(1);
	expect(siteOf('https://mobile.twitter.com/a')).toBe(siteOf('https://x.com/b'));
	const others = [
		'https://blogg.kommun.example/',
		'https://kommun.example:8443/',
		'https://x.com:8443/a',
		'https://m.example/',
	];
	expect(new Set([...others, ...doors].map(siteOf)).size).toBe(others.length + 1);
});
