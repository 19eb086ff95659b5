import { expect, test } from 'vitest';
import { openTestOffice } from './office.ts';

const read = async (origin: string, cookie = '') =>
	(await fetch(`${origin}/tillganglighet`, { headers: { cookie } })).text();

test('the accessibility statement says what the act asks of one: whose it is, how far it conforms, what falls short, when and how it was assessed, whom to tell, and who supervises', async () => {
	const { origin } = await openTestOffice(undefined, {
		ORGANISATION_NAME: 'Exempelkommun',
		WEB_ACCESSIBILITY_CONTACT: 'arkivet@kommunen.example',
	});
	const [sv, en] = [await read(origin), await read(origin, 'sprak=en')];
	for (const said of ['Exempelkommun', '2018:1937', 'delvis förenligt', 'Det här brister', 'självskattning'])
		expect(sv).toContain(said);
	for (const said of ['Exempelkommun', '2018:1937', 'partly conforms', 'self-assessment'])
		expect(en).toContain(said);
	for (const text of [sv, en])
		for (const said of [
			'<time datetime="2026-',
			'href="mailto:arkivet@kommunen.example"',
			'href="https://www.digg.se/tdosanmalan"',
		])
			expect(text).toContain(said);
	// From every page, also of who has not signed in.
	expect(await (await fetch(`${origin}/logga-in`)).text()).toContain('href="/tillganglighet"');
});

test('an address to tell at is an e-mail address or a page by https, and nothing that a link could run', async () => {
	for (const contact of ['javascript:alert(1)', 'http://kommunen.example/x', 'a@b.se?cc=x@y.se', 'arkivet'])
		await expect(openTestOffice(undefined, { WEB_ACCESSIBILITY_CONTACT: contact })).rejects.toThrow(
			/WEB_ACCESSIBILITY_CONTACT/,
		);
	const { origin } = await openTestOffice();
	expect(await read(origin)).toContain('Berätta för den som förvaltar Ögonblick hos er');
});
