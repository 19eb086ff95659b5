import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTokens } from '../../fixtures/marks/code.ts';
import { openWordPress, type Wordpress } from './wordpress/open.ts';
import { whyNotWordpress } from './wordpress/packages.ts';
import { tokensOf } from './wordpress/posts.ts';

const whyNot = await whyNotWordpress();

describe.skipIf(whyNot)(`WordPress from Debian's packages${whyNot ? ` (skipped: ${whyNot})` : ''}`, () => {
	let site: Wordpress;
	beforeAll(async () => {
		site = await openWordPress();
	});
	afterAll(() => site?.close());

	const read = async (address: string) => {
		const answer = await fetch(address);
		return { status: answer.status, html: await answer.text() };
	};

	test('speaks Swedish and shows every post, picture and comment in full on its front page', async () => {
		const { status, html } = await read(site.address);
		expect(status).toBe(200);
		expect(html).toContain('lang="sv-SE"');
		const seen = new Set(readTokens(html).map((mark) => JSON.stringify(mark)));
		for (const post of site.wanted)
			for (const mark of tokensOf(post)) expect(seen).toContain(JSON.stringify(mark));
	});

	test('lists ten posts a page and goes on to the next by its own pager', async () => {
		const { html } = await read(site.listAddress);
		expect(new Set(readTokens(html).map((mark) => mark.number)).size).toBe(10);
		const next = /href="([^"]+\/page\/2\/)"/.exec(html)?.[1] ?? '';
		const older = readTokens((await read(new URL(next, site.listAddress).href)).html);
		expect(new Set(older.map((mark) => mark.number))).toEqual(
			new Set([30, 29, 28, 27, 26, 25, 24, 23, 22, 21]),
		);
	});

	test('answers each permalink with its post, and 404 where there is none', async () => {
		const [oldest] = site.posts;
		const { status, html } = await read(oldest?.permalink ?? '');
		expect(status).toBe(200);
		expect(html).toContain(oldest?.title);
		expect((await read(`${site.origin}/2026/07/finns-inte/`)).status).toBe(404);
	});

	test('serves pictures in the sizes that WordPress made', async () => {
		const { html } = await read(site.address);
		const large = /src="([^"]+-1024x683\.jpg)"/.exec(html)?.[1] ?? '';
		const picture = await fetch(large);
		expect(picture.headers.get('content-type')).toBe('image/jpeg');
		expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
	});
});
