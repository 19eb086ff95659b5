import { expect, onTestFinished, test } from 'vitest';
import { MOST_MS, readAside } from '../../bin/read-aside.ts';
import { serveWeb } from '../../src/web/serve.ts';
import { makerOf } from '../../src/work/summary/summaries.ts';
import { officeIn } from '../storage/sample.ts';
import { tempOffice } from '../storage/temp-office.ts';
import { askAs } from './ask.ts';
import { addAccounts, addFirst, addWith, FIRST } from './office.ts';

/** An office whose summaries are made in a thread of their own, as `serve` has it. */
async function served() {
	const office = await tempOffice({ env: { WEB_PORT: '0', WEB_REPLAY_PORT: '0' } });
	const aside = await readAside(office.config);
	const { origin, close } = await serveWeb(office, aside);
	onTestFinished(async () => {
		await close();
		await aside.close();
	});
	await addFirst(office);
	return { office, origin, aside };
}

test('the thread makes what would be made here', async () => {
	const { office, aside } = await served();
	await addAccounts(office, 'skolan', { a: 'https://x.com/skolan', b: 'https://facebook.com/skolan' });
	const here = makerOf(office);
	const outlook = await here.outlook();
	expect(outlook.groups.length).toBeGreaterThan(0);
	expect(await aside.outlook()).toEqual(outlook);
	const year = new Date().getFullYear();
	expect(await aside.year(year)).toEqual(await here.year(year));
});

test('what somebody does in the office is on the start page that they come to', async () => {
	const { office, origin } = await served();
	await addAccounts(office, 'skolan', { a: 'https://x.com/skolan' });
	const ask = await askAs(origin);
	expect(await (await ask('/')).text()).not.toContain('Biblioteket');
	const form = { name: 'Biblioteket', creator: 'Kulturnämnden' };
	const { status } = await ask('/enheter/ny', { form });
	expect(status).toBe(303);
	const [unit] = await office.register.units({ called: 'Biblioteket' });
	expect(unit).toBeDefined();
	await office.register.change(
		[
			{
				kind: 'account-added',
				account: {
					...{
						id: 'b',
						unitId: unit?.id ?? '',
						platform: 'x',
						handle: 'bibl',
						address: 'https://x.com/bibl',
					},
					name: 'Biblioteket läser',
					facts: {},
				},
			},
			{ kind: 'status-changed', id: 'b', from: 'planned', to: 'active' },
		],
		FIRST.name,
	);
	await ask('/sprak', { form: { lang: 'sv', till: '/' } });
	expect(await (await ask('/')).text()).toContain('Biblioteket läser');
});

test('what is kept is one for all, and each is shown their own units of it', async () => {
	const { office, origin } = await served();
	await addAccounts(office, 'skolan', { a: 'https://x.com/skolan' });
	await addAccounts(office, 'badet', { b: 'https://x.com/badet' });
	await addWith(office, 'Bo Ek', 'bo.ek@kommunen.example', [{ role: 'reader', unitId: 'badet' }]);
	const [anna, bo] = [await askAs(origin), await askAs(origin, 'bo.ek@kommunen.example')];
	for (const path of ['/', '/kalender']) {
		// What was made when the office began stands for a while where making it took long: what came into the catalogue since comes by itself.
		await expect
			.poll(async () => (await anna(path)).text(), { timeout: 30_000 })
			.toMatch(/skolan.*badet|badet.*skolan/s);
		const own = await (await bo(path)).text();
		expect(own, path).not.toContain('skolan');
		expect(own, path).toContain('badet');
	}
});

test('what another process has changed comes in by itself', async () => {
	const { office, origin } = await served();
	const ask = await askAs(origin);
	expect(await (await ask('/')).text()).not.toContain('simhallen');
	const other = await officeIn(office.config.DATA_DIR);
	onTestFinished(() => other.close());
	await addAccounts(other, 'badet', { simhallen: 'https://x.com/simhallen' });
	await expect.poll(async () => (await ask('/')).text(), { timeout: 30_000 }).toContain('simhallen');
});

test('an error of the thread is the error that it would be here', async () => {
	const { office, aside } = await served();
	const year = new Date().getFullYear() + 2;
	const here = await makerOf(office)
		.year(year)
		.catch((error: unknown) => error);
	expect(here).toMatchObject({ code: 'year-to-come', advice: 'correct-and-retry' });
	await expect(aside.year(year)).rejects.toMatchObject({ code: 'year-to-come', advice: 'correct-and-retry' });
});

test('a thread that gives no answer is given up, and the next question has another', async () => {
	const office = await tempOffice();
	const summaries = { begin: 30_000, answer: 1 };
	const aside = await readAside(office.config, { ...MOST_MS, summaries });
	onTestFinished(() => aside.close());
	await expect(aside.outlook()).rejects.toMatchObject({ code: 'summary-failed' });
	summaries.answer = 60_000;
	expect(await aside.outlook()).toMatchObject({ groups: [] });
});

test('whoever asks again when the office closes starts no thread that would keep the program from ending', async () => {
	const { aside } = await served();
	const again = aside.outlook().catch(() => aside.outlook());
	const told = expect(again).rejects.toMatchObject({ code: 'office-closing' });
	await aside.close();
	await told;
});
