import { expect, test } from 'vitest';
import { ConfigurationError, readConfig } from '../../src/config.ts';

test.each(['Europe/Stockholm', 'UTC', 'Asia/Calcutta', 'Asia/Kolkata', 'America/Argentina/Ushuaia'])(
	'TIMEZONE may be %s',
	(zone) => {
		expect(readConfig({ TIMEZONE: zone }).TIMEZONE).toBe(zone);
	},
);

// The browser would refuse each of these when the capture has begun, and a clock could not tell its ticks by them.
test.each(['Europe/Stokholm', 'europe/stockholm', '+01:00', 'CEST+1', 'Sverige'])(
	'TIMEZONE may not be %s, and the start is refused with the field and what it may be',
	(zone) => {
		const refused = () => readConfig({ TIMEZONE: zone });
		expect(refused).toThrow(ConfigurationError);
		expect(refused).toThrow(`TIMEZONE is "${zone}", but must be a time zone by its IANA name`);
	},
);

test('APPEARANCE_IMAGES may be png or jpeg, and is png where nobody says', () => {
	expect(readConfig({}).APPEARANCE_IMAGES).toBe('png');
	expect(readConfig({ APPEARANCE_IMAGES: 'jpeg' }).APPEARANCE_IMAGES).toBe('jpeg');
	expect(() => readConfig({ APPEARANCE_IMAGES: 'webp' })).toThrow(
		'APPEARANCE_IMAGES is "webp", but must be one of png, jpeg',
	);
});

test('wrong settings of notices are all told at once, and no password with them', () => {
	const wrong = {
		...{ SMTP_URL: 'smtp://kommunen:hemligt@/inkorg', NOTICES_TO: 'alla', NOTICES_LANG: 'fi' },
		WEBHOOK_URL: 'http://hook.example/in',
	};
	let told = '';
	try {
		readConfig(wrong);
	} catch (error) {
		told = String(error);
	}
	for (const name of [
		'SMTP_URL',
		'NOTICES_FROM',
		'NOTICES_TO',
		'NOTICES_LANG',
		'WEBHOOK_URL',
		'WEBHOOK_SECRET_FILE',
	])
		expect(told).toContain(`${name} is`);
	expect(told).not.toContain('hemligt');
	expect(told).not.toContain('kommunen:');
});

test.each(['http://127.0.0.1:8080/in', 'http://intranet.example/in'])(
	'a webhook without TLS goes only to a host that is opened: %s',
	(url) => {
		const settings = { WEBHOOK_URL: url, WEBHOOK_SECRET_FILE: '/secret' };
		expect(() => readConfig(settings)).toThrow('WEBHOOK_URL');
		expect(readConfig({ ...settings, ALLOW_HOSTS: '127.0.0.1, intranet.example' }).WEBHOOK_URL).toBe(url);
	},
);

test.each(['smtp://host:587', 'smtps://user:pa%40ss@host', 'smtp://[::1]:2525'])(
	'SMTP_URL may be %s',
	(url) => {
		expect(readConfig({ SMTP_URL: url, NOTICES_FROM: 'o@kommunen.example' }).SMTP_URL).toBe(url);
	},
);

test('a sign-in service is set up whole or not at all, and http is for opened hosts alone', () => {
	const whole = {
		...{ OIDC_ISSUER: 'https://inloggning.kommunen.example/realms/a', OIDC_CLIENT_ID: 'ogonblick' },
		OIDC_SECRET_FILE: '/run/secrets/oidc',
	};
	expect(readConfig(whole)).toMatchObject({ ...whole, OIDC_CLAIM: 'email' });
	for (const [name, wrong] of [
		['OIDC_CLIENT_ID', { ...whole, OIDC_CLIENT_ID: '' }],
		['OIDC_SECRET_FILE', { ...whole, OIDC_SECRET_FILE: '' }],
		['OIDC_ISSUER', { ...whole, OIDC_ISSUER: 'http://inloggning.kommunen.example' }],
		['OIDC_ISSUER', { ...whole, OIDC_ISSUER: 'https://a.example/?x' }],
		['OIDC_ISSUER', { ...whole, OIDC_ISSUER: 'https://anna:hemligt@a.example' }],
		['OIDC_SCOPES', { ...whole, OIDC_SCOPES: 'profile email' }],
	] as const)
		expect(() => readConfig(wrong)).toThrow(`${name} is`);
	const plain = { ...whole, OIDC_ISSUER: 'http://127.0.0.1:9', ALLOW_HOSTS: '127.0.0.1' };
	expect(readConfig(plain).OIDC_ISSUER).toBe('http://127.0.0.1:9');
});
