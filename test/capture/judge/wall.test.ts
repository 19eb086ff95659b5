import { describe, expect, test } from 'vitest';
import { readWall } from '../../../src/capture/judge/wall.ts';
import type { Signs } from '../../../src/capture/page/around/signs.ts';
import { ADDRESS, signs } from './evidence.ts';

const at = (
	status: number,
	over: { retryAfterMs?: number; finalAddress?: string; mediaType?: string; failure?: string } = {},
) => ({
	status,
	finalAddress: ADDRESS,
	...over,
});
const THIN: Partial<Signs> = {
	posts: 0,
	textLength: 120,
	text: 'Tere tulemast',
	pictures: 0,
	links: 2,
	headings: [],
	firstHeading: '',
};

describe('readWall', () => {
	test.each([
		[404, {}, 'not-found'],
		[410, {}, 'not-found'],
		[401, {}, 'login-wall'],
		[403, {}, 'blocked'],
		[429, { retryAfterMs: 60_000 }, 'rate-limited'],
		[503, { retryAfterMs: 1000 }, 'rate-limited'],
		[503, {}, 'http-error'],
		[500, {}, 'http-error'],
	] as const)('status %i %o is %s, whatever the page shows', (status, over, code) => {
		expect(readWall({ main: at(status, over), before: signs() }, ADDRESS)?.code).toBe(code);
	});

	test('an account that states that it has no posts shows little, and is no page without contents', () => {
		const page = {
			main: at(200),
			before: signs({ ...THIN, text: '0 inlägg · 14 följare. Inga inlägg än.' }),
		};
		expect(readWall(page, ADDRESS)?.code).toBe('no-content');
		expect(readWall({ ...page, profile: { title: 'Kommunen', statedPosts: 0 } }, ADDRESS)).toBeUndefined();
	});

	test('a feed with a login field in its header is not a wall', () => {
		expect(
			readWall({ main: at(200), before: signs({ passwordFields: 1, identityForms: 1 }) }, ADDRESS),
		).toBeUndefined();
	});

	test('a page of another language that only asks who you are is a login wall by structure', () => {
		const before = signs({ ...THIN, passwordFields: 1, text: 'Kirjaudu sisään' });
		expect(readWall({ main: at(200), before }, ADDRESS)?.code).toBe('login-wall');
	});

	test('a redirect to a login address without posts is a login wall, and ordering a login page is not', () => {
		const main = at(200, { finalAddress: 'https://torget.example/accounts/login/?next=/kommunen' });
		const before = signs({ posts: 0 });
		expect(readWall({ main, before }, ADDRESS)?.code).toBe('login-wall');
		expect(readWall({ main, before }, 'https://torget.example/accounts/login/')).toBeUndefined();
	});

	test.each([
		[
			'Vattnet är avstängt på Storgatan.\nBiblioteket: ny öppettid. Stängts av har även kran 4.',
			'no-content',
		],
		['Tyvärr.\nDen här sidan är inte tillgänglig. Länken kan vara bruten.', 'not-found'],
		["Sorry, this account doesn't exist", 'not-found'],
	] as const)('a thin page that reads “%s” is %s: what is turned off is news', (text, code) => {
		expect(readWall({ main: at(200), before: signs({ ...THIN, text }) }, ADDRESS)?.code).toBe(code);
	});

	test('a bot check is told by its traces, a thin page by what it lacks', () => {
		expect(
			readWall({ main: at(200), before: signs({ ...THIN, challenges: ['hcaptcha.com'] }) }, ADDRESS)?.code,
		).toBe('blocked');
		expect(readWall({ main: at(200), before: signs(THIN) }, ADDRESS)?.code).toBe('no-content');
		expect(
			readWall({ main: at(200), before: signs({ ...THIN, text: 'Sidan finns inte' }) }, ADDRESS)?.code,
		).toBe('not-found');
		expect(
			readWall({ main: at(200), before: signs({ ...THIN, text: '', textLength: 0 }) }, ADDRESS)?.code,
		).toBe('blank');
	});

	test('what is not a page, and what cannot be reached, are told apart', () => {
		expect(readWall({ main: at(200, { mediaType: 'application/pdf' }) }, ADDRESS)?.code).toBe('not-a-page');
		expect(
			readWall({ main: { failure: 'net::ERR_CONNECTION_REFUSED', finalAddress: ADDRESS } }, ADDRESS)?.code,
		).toBe('unreachable');
		expect(readWall({ main: { failure: 'refused by the gate', finalAddress: ADDRESS } }, ADDRESS)?.code).toBe(
			'private-address',
		);
	});
});

describe('another account than the one ordered', () => {
	const led = (ordered: string, finalAddress: string, namesIdentity = false) =>
		readWall({ main: { status: 200, finalAddress, namesIdentity }, before: signs() }, ordered)?.code;

	test.each([
		['https://torget.example/kommunen', 'https://torget.example/'],
		['https://torget.example/kommunen', 'https://torget.example/granne'],
		['https://torget.example/kommunen', 'https://torget.example/grannkommunen'],
		['https://torget.example/@kommunen', 'https://torget.example/@annan'],
		['https://torget.example/profile.php?id=100064', 'https://torget.example/annan'],
	])('%s that leads to %s is not filed', (ordered, final) => {
		expect(led(ordered, final)).toBe('wrong-account');
	});

	test.each([
		['https://torget.example/kommunen', 'https://torget.example/kommunen'],
		['https://torget.example/kommunen', 'https://www.torget.example/kommunen/'],
		['https://torget.example/Kommunen', 'https://torget.example/sv/kommunen?lang=sv'],
		['https://torget.example/@kommunen', 'https://torget.example/users/kommunen'],
		['https://torget.example/', 'https://torget.example/start'],
		['https://torget.example/s%C3%A4ffle', 'https://torget.example/säffle'],
	])('%s that leads to %s is the account', (ordered, final) => {
		expect(led(ordered, final)).toBeUndefined();
	});

	test('a new name is the account where the page still names the old one', () => {
		expect(
			led('https://torget.example/profile.php?id=100064', 'https://torget.example/kommunen', true),
		).toBeUndefined();
	});
});

test('an account that is gone is not found, whoever else the page suggests', () => {
	const before = signs({ firstHeading: 'Kontot finns inte', posts: 6 });
	expect(readWall({ main: at(200), before }, ADDRESS)?.code).toBe('not-found');
});

test.each([
	'404',
	'Error 404',
	'404 – sidan hittades inte',
	'Sidan är inte tillgänglig',
	'Account suspended',
])('a heading that says “%s” over other people’s posts is an account that is gone', (firstHeading) => {
	const before = signs({ firstHeading, posts: 6 });
	expect(readWall({ main: at(200), before }, ADDRESS)?.code).toBe('not-found');
});

test.each([
	'Linje 410 Björkvåla–Älvhamra',
	'410 år av Björkvåla',
	'Vattnet är avstängt',
	'Badet har stängts av',
])('a heading that says “%s” over posts is an account', (firstHeading) => {
	expect(readWall({ main: at(200), before: signs({ firstHeading, posts: 6 }) }, ADDRESS)).toBeUndefined();
});

test.each(['Linje 410', '410 kr'])('a thin page that says “%s” is not one that is gone', (text) => {
	const before = signs({ ...THIN, text, title: text });
	expect(readWall({ main: at(200), before }, ADDRESS)?.code).toBe('no-content');
});

describe('a notice that a page is gone, above posts of others', () => {
	const GONE = 'Sidan du letade efter finns inte längre. Här är populära inlägg.';
	const others = ['a', 'b', 'c'].map((name) => `https://torget.example/${name}`);
	const over = (more: Partial<Signs>) =>
		readWall(
			{ main: at(200), before: signs({ title: 'Utforska', firstHeading: 'Utforska', above: GONE, ...more }) },
			ADDRESS,
		)?.code;

	test('is found by what stands there and by whom the posts are', () => {
		expect(over({ authors: others })).toBe('not-found');
		expect(over({ authors: others, above: 'Sorry, this account doesn’t exist. Popular now:' })).toBe(
			'not-found',
		);
	});

	test('is none where the account has written the posts, is the page’s title, or says it in the midst of much else', () => {
		expect(over({ authors: others, above: 'Något gick fel. Sidan kunde inte laddas.' })).toBe('not-found');
		expect(over({ authors: [ADDRESS, ...others] })).toBeUndefined();
		expect(over({ authors: Array(6).fill('Björkvåla') })).toBeUndefined();
		expect(over({ authors: others, title: 'Kommunen' })).toBeUndefined();
		expect(over({ authors: others, above: `${'Om oss. '.repeat(60)}${GONE}` })).toBeUndefined();
		expect(over({ authors: others, above: 'Vattnet är avstängt på Storgatan.' })).toBeUndefined();
	});
});
