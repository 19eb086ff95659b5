import { describe, expect, test } from 'vitest';
import { Secrets } from '../../../src/capture/login/secrets.ts';
import { tokensIn } from '../../../src/capture/login/tokens.ts';

const ADDRESS = 'https://social.example/profile.php?id=100064860875397';
const cookie = (value: string) => ({
	name: 'c',
	value,
	domain: 'social.example',
	path: '/',
	expires: -1,
	httpOnly: false,
	secure: true,
	sameSite: 'Lax' as const,
});
const knowing = (...values: string[]) => new Secrets(ADDRESS, { cookies: values.map(cookie), origins: [] });

describe('secrets of a login', () => {
	test.each([
		['plain', 'a9f/+8"c2&d1', 'a9f/+8"c2&d1'],
		['in JSON', 'a9f/+8"c2&d1', 'a9f/+8\\"c2&d1'],
		['in JSON with its slashes escaped', 'a9f/+8"c2&d1', 'a9f\\/+8\\"c2&d1'],
		['in an address', 'a9f/+8"c2&d1', 'a9f%2F%2B8%22c2%26d1'],
		['in HTML', 'a9f/+8"c2&d1', 'a9f/+8&quot;c2&amp;d1'],
		['decoded, where the cookie was encoded', 'a9f%2F8c2d1e', 'a9f/8c2d1e'],
	])('are replaced %s, by as many characters', (_, value, written) => {
		const secrets = knowing(value);
		const text = `Före ${written} efter ${written}å`;
		const clean = secrets.text(text);
		expect(clean).toMatch(/^Före redacted-* efter redacted-*å$/);
		expect(clean).toHaveLength(text.length);
		expect(secrets.bytes(Buffer.from(text))?.toString()).toBe(clean);
	});

	test.each([
		'sv_SE',
		'1280x1600',
		'accepted',
		'Europe/Stockholm',
		'2026-11-26T10:00:00Z',
		'alvhamrakommun',
		'17',
		'100064860875397',
	])('are not what pages keep besides: %s', (value) => {
		const text = `Sidan säger ${value} och mer`;
		expect(knowing(value).text(text)).toBe(text);
	});

	test('are learned from the headers that carry them', () => {
		const secrets = knowing();
		secrets.learnHeader('cookie', 'lang=sv; sid=first-8f3c2a1b');
		secrets.learnHeader('set-cookie', 'sid=second-77aa12bb; Path=/; Expires=Thu, 26 Nov 2026 10:00:00 GMT');
		secrets.learnHeader('authorization', 'Bearer third-0a1b2c3d');
		expect(secrets.shown).toEqual(['first-8f3c2a1b', 'second-77aa12bb', 'third-0a1b2c3d']);
	});

	test('in storage are what is called so, at any depth, and not the posts that lie beside it', () => {
		const state = {
			user: { accessToken: 'tok-12345678', posts: [{ id: 'urn:li:activity:7123456789012345678' }] },
		};
		expect(tokensIn('persist:root', JSON.stringify({ auth2: '1', data: JSON.stringify(state) }))).toContain(
			'tok-12345678',
		);
		expect(tokensIn('persist:root', JSON.stringify(state))).toEqual(['tok-12345678']);
		expect(tokensIn('lastPost', 'Snöröjningen pågår i hela kommunen')).toEqual([]);
	});
});
