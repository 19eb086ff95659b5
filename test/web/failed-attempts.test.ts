import { expect, test } from 'vitest';
import { findingWords } from '../../src/records/finding-words.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { askAs } from './ask.ts';
import { addAccounts, addFirst, openTestOffice } from './office.ts';

const ADDRESS = 'https://social.example/@almby';

test('whoever comes from the start page to an account whose snapshot failed reads there what stood in the way, and finds the evidence', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	await addAccounts(office, 'skolan', { almby: ADDRESS });
	const ask = await askAs(origin);
	const read = async (lang: 'sv' | 'en' = 'sv') => (await ask('/konton/almby', { lang })).text();
	expect(await read()).not.toContain('Misslyckade försök');
	const attempt = async (day: number, code: string, isRestricted = false) => {
		const order = await anOrder(office, { address: ADDRESS, ...(isRestricted ? { isRestricted } : {}) });
		const at = `2026-11-${day}T23:30:00.000Z`;
		const kept = { id: `attempt-${day}`, orderId: order.id, accountId: order.accountId, at, code };
		await office.catalogue.recordAttempt({ ...kept, path: `attempts/${day}` });
		return order.id;
	};
	const id = await attempt(10, 'login-wall');
	const hidden = await attempt(11, 'not-found', true);
	const page = await read();
	expect(page).toContain('Misslyckade försök');
	expect(page).toMatch(new RegExp(`href="/bestallningar/${id}"><time[^>]*>2026-11-11 00:30`));
	expect(page).toContain(findingWords('login-wall', 'sv').title);
	// Of what is restricted no more is told than on the order's own page.
	expect(page).toContain(`href="/bestallningar/${hidden}"`);
	expect(page).not.toContain(findingWords('not-found', 'sv').title);
	expect(await read('en')).toContain('Attempts that failed');
	const evidence = await (await ask(`/bestallningar/${id}`)).text();
	// When it failed stands in its history, and not that it was begun last of all.
	expect(evidence).toContain('försöket misslyckades');
	// The newest, and that there are more.
	for (let day = 12; day < 18; day++) await attempt(day, 'blank');
	const many = await read();
	expect(many.match(/href="\/bestallningar\//g)).toHaveLength(5);
	expect(many).toContain('De 5 senaste av 8.');
});

test('the oldest of many snapshots is reached from the list of bundles and from its account', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const ask = await askAs(origin);
	const order = await anOrder(office);
	const other = await anOrder(office, { address: 'https://social.example/@annat' });
	const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString();
	for (let n = 0; n < 205; n++) {
		const mine = await anOrder(office);
		await office.catalogue.recordFiling(
			await aFiling(office, mine, { bundleId: `b-${n}`, capturedAt: at(n) }),
		);
	}
	await office.catalogue.recordFiling(
		await aFiling(office, other, { bundleId: 'annat', capturedAt: at(206) }),
	);
	const account = await (await ask(`/konton/${order.accountId}`)).text();
	const way = /href="(\/paket\?konto=[^"]+)"/.exec(account)?.[1] ?? '';
	const seen: string[] = [];
	let sheets = 0;
	for (let path: string | undefined = way; path; sheets++) {
		const text = await (await ask(path)).text();
		seen.push(...[...text.matchAll(/<a href="\/paket\/([\w-]+)"><time/g)].map(([, id = '']) => id));
		path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
	}
	expect(sheets).toBe(3);
	expect(seen).toEqual(Array.from({ length: 205 }, (_, i) => `b-${204 - i}`));
	const all = await (await ask('/paket?ar=2026')).text();
	expect(all).toContain('De 100 senaste paketen');
	expect(all).toContain('rel="next" href="/paket?ar=2026&amp;efter=b-106"');
	const older = await (await ask('/paket?efter=b-4', { lang: 'en' })).text();
	expect(older).toContain('4 older bundles');
	expect(older).toContain('href="/paket"');
	expect((await ask('/paket?konto=finns-inte')).status).toBe(404);
	expect((await ask('/paket?efter=finns-inte')).status).toBe(404);
});
