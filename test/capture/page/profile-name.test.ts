import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const post = (n: number, title = '') =>
	`<article>${title}<a href="/kommunen">Björkvåla kommun</a> <time datetime="2026-10-1${n}T09:00:00Z">1${n} okt</time><p>Snöröjningen pågår i hela kommunen, och det här är besked nummer ${n}.</p></article>`;
const posts = (title?: (n: number) => string) => [1, 2, 3, 4].map((n) => post(n, title?.(n))).join('');
const nameOf = async (head: string, body: string) => {
	const { call } = await visit(page(head, body));
	await call('pulse');
	return (await call('profile')).name;
};

test('an account is not named after its newest post', async () => {
	const titled = posts((n) => `<h1>Rubrik ${n}</h1>`);
	expect(await nameOf('<title>Nyheter | Björkvåla kommun</title>', `<main>${titled}</main>`)).toBe(
		'Björkvåla kommun',
	);
	expect(await nameOf('', `<main>${titled}</main><footer><h1>Björkvåla bibliotek</h1></footer>`)).toBe(
		'Björkvåla bibliotek',
	);
});

test('where no heading names it, its title does', async () => {
	expect(await nameOf('<title>Björkvåla bad – Torget</title>', `<main>${posts()}</main>`)).toBe(
		'Björkvåla bad',
	);
	expect(await nameOf('', `<main>${posts()}</main>`)).toBeUndefined();
});

test('the handle that stands in the heading beside the name is no part of it', async () => {
	const headed = (handle: string) =>
		nameOf('', `<h1><span>Björkvåla kommun</span><small>${handle}</small></h1><main>${posts()}</main>`);
	expect(await headed('<span>@bjorkvala</span><span>@social.example</span>')).toBe('Björkvåla kommun');
	expect(await headed('@bjorkvala')).toBe('Björkvåla kommun');
	expect(await nameOf('', `<h1><span>@bjorkvala</span></h1><main>${posts()}</main>`)).toBe('@bjorkvala');
});
