import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWall } from '../../../src/capture/judge/wall.ts';
import { KNOWN } from '../../../src/capture/platforms/known.ts';
import { signs } from './evidence.ts';

const on = (name: string) => ({ name, from: 'address' as const });

describe('where a platform sends whom it does not show the account', () => {
	test.each([
		[
			'facebook',
			'https://www.facebook.com/kommunen',
			'https://www.facebook.com/r.php?next=kommunen',
			'login-wall',
		],
		[
			'facebook',
			'https://www.facebook.com/kommunen',
			'https://www.facebook.com/unsupportedbrowser?kommunen',
			'blocked',
		],
		[
			'instagram',
			'https://www.instagram.com/kommunen',
			'https://www.instagram.com/accounts/emailsignup/?n=kommunen',
			'login-wall',
		],
		[
			'instagram',
			'https://www.instagram.com/kommunen',
			'https://www.instagram.com/challenge/?next=/kommunen',
			'blocked',
		],
		['x', 'https://x.com/kommunen', 'https://x.com/account/suspended?kommunen', 'not-found'],
		[
			'linkedin',
			'https://www.linkedin.com/company/kommunen',
			'https://www.linkedin.com/signup/cold-join?to=kommunen',
			'login-wall',
		],
		[
			'youtube',
			'https://www.youtube.com/@kommunen',
			'https://accounts.google.com/ServiceLogin?continue=@kommunen',
			'login-wall',
		],
		[
			'youtube',
			'https://www.youtube.com/@kommunen',
			'https://www.google.com/sorry/index?continue=@kommunen',
			'blocked',
		],
		['tiktok', 'https://www.tiktok.com/@kommunen', 'https://www.tiktok.com/verify?to=kommunen', 'blocked'],
		[
			'threads',
			'https://www.threads.com/@kommunen',
			'https://www.instagram.com/accounts/onetap/?to=kommunen',
			'login-wall',
		],
	])('%s: %s leads to %s', (platform, ordered, finalAddress, code) => {
		const main = { status: 200, finalAddress, namesIdentity: true };
		const before = signs({ posts: 0 });
		expect(readWall({ main, before, platform: on(platform) }, ordered)?.code).toBe(code);
		expect(readWall({ main, before }, ordered)).toBeUndefined();
		// With posts, the page is not what stands in the account's place.
		expect(readWall({ main, before: signs(), platform: on(platform) }, ordered)).toBeUndefined();
	});

	test("LinkedIn's own status for visits that it turns away", () => {
		const main = { status: 999, finalAddress: 'https://www.linkedin.com/company/kommunen' };
		expect(readWall({ main, platform: on('linkedin') }, main.finalAddress)?.code).toBe('blocked');
		expect(readWall({ main }, main.finalAddress)?.code).toBe('http-error');
	});

	test('a login of the platform where posts would be', () => {
		const main = { status: 200, finalAddress: 'https://bsky.app/profile/kommunen.se' };
		const seen = { main, before: signs({ posts: 0, platformLogin: true, textLength: 900 }) };
		expect(readWall({ ...seen, platform: on('bluesky') }, main.finalAddress)?.code).toBe('login-wall');
	});
});

describe('whose account the address leads to', () => {
	const led = (platform: string, ordered: string, finalAddress: string, namesIdentity = false) =>
		readWall(
			{ main: { status: 200, finalAddress, namesIdentity }, before: signs(), platform: on(platform) },
			ordered,
		)?.code;

	test.each([
		['x', 'https://x.com/kommunen', 'https://x.com/kommunen_fritid'],
		['x', 'https://x.com/kommunen', 'https://x.com/annan?from=kommunen'],
		['instagram', 'https://www.instagram.com/kommunen', 'https://www.instagram.com/kommunen.fritid/'],
		[
			'linkedin',
			'https://www.linkedin.com/company/kommunen',
			'https://www.linkedin.com/company/kommunen-ab/',
		],
		['youtube', 'https://www.youtube.com/@kommunen', 'https://www.youtube.com/@kommunen-tv'],
		['mastodon', 'https://social.example/@kommunen', 'https://social.example/@kommunen.fritid'],
	])('%s: %s is not %s', (platform, ordered, final) => {
		expect(led(platform, ordered, final)).toBe('wrong-account');
	});

	test.each([
		['facebook', 'https://www.facebook.com/kommunen', 'https://m.facebook.com/Kommunen/'],
		['threads', 'https://www.threads.net/@kommunen', 'https://www.threads.com/@Kommunen'],
		['youtube', 'https://www.youtube.com/@kommunen', 'https://www.youtube.com/@kommunen/videos'],
		['mastodon', 'https://social.example/@kommunen', 'https://www.social.example/@Kommunen'],
	])('%s: %s is %s', (platform, ordered, final) => {
		expect(led(platform, ordered, final)).toBeUndefined();
	});

	test('a new address is the account where it declares the old one', () => {
		expect(led('x', 'https://x.com/kommunen', 'https://x.com/kommunen_se', true)).toBeUndefined();
	});
});

test('knowing the platform never makes an account of what was none', () => {
	const address = fc.constantFrom(
		'https://x.com/kommunen',
		'https://x.com/annan',
		'https://x.com/i/flow/login',
		'https://www.linkedin.com/authwall',
		'https://social.example/@kommunen',
		'https://accounts.google.com/ServiceLogin',
		'https://k.example/',
	);
	const before = fc.record({
		posts: fc.nat(3),
		textLength: fc.constantFrom(0, 100, 2000, 5000),
		passwordFields: fc.nat(1),
		pictures: fc.nat(2),
		links: fc.nat(12),
		platformLogin: fc.boolean(),
		firstHeading: fc.constantFrom('Kommunen', 'Kontot finns inte'),
	});
	const status = fc.constantFrom(200, 302, 401, 403, 404, 429, 500, 999);
	const platform = fc.constantFrom(...KNOWN.map((k) => k.name));
	fc.assert(
		fc.property(
			address,
			address,
			status,
			before,
			platform,
			fc.boolean(),
			(ordered, final, code, b, name, names) => {
				const seen = { main: { status: code, finalAddress: final, namesIdentity: names }, before: signs(b) };
				if (readWall(seen, ordered)) expect(readWall({ ...seen, platform: on(name) }, ordered)).toBeDefined();
			},
		),
	);
});
