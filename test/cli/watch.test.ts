import { expect, onTestFinished, test } from 'vitest';
import { openProfiles } from '../../fixtures/profiles/server.ts';
import type { Office } from '../../src/office.ts';
import { addDays } from '../../src/records/day.ts';
import { localDate } from '../../src/records/local-date.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { active } from '../work/watch/school.ts';
import { ogonblick } from './ogonblick.ts';

/** An active account of a school's whose profile the test changes, on a command line of its own. */
async function desk() {
	const profiles = await openProfiles();
	onTestFinished(() => profiles.close());
	const env = {
		...{ DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', LOG_LEVEL: 'silent', ALLOW_HOSTS: profiles.host },
		...{ HOST_DELAY_SECONDS: '0', ORGANISATION_NAME: 'Älvhamra kommun' },
	};
	const office = async <T>(act: (office: Office) => Promise<T>): Promise<T> => {
		const opened = await officeIn(env.DATA_DIR, { env });
		try {
			return await act(opened);
		} finally {
			await opened.close();
		}
	};
	const account = await office((opened) => active(opened, profiles.address('huset')));
	const run = async (...args: readonly string[]) => {
		const { exit, stdout, stderr } = await ogonblick(args, env);
		const line = (text: string) => text.replace(/\s+/g, ' ');
		return { exit, stdout: line(stdout), stderr: line(stderr) };
	};
	const told = async (...args: readonly string[]) =>
		JSON.parse((await ogonblick([...args, '--json'], env)).stdout);
	return { profiles, run, told, office, at: account.address };
}

test('a change is told in whole Swedish sentences, with what to do, and for machines; then it is history', async () => {
	const { profiles, run, told, at } = await desk();
	expect(await run('watch')).toMatchObject({
		exit: 0,
		stdout: expect.stringContaining('sett för första gången'),
	});
	expect(await run('watch')).toMatchObject({ exit: 0, stdout: 'Inget konto står på tur att bevakas. ' });
	profiles.show({ name: 'Gratis telefoner', avatar: 2 });
	const changed = await run('watch', at);
	expect(changed.exit).toBe(10);
	for (const said of [
		'Namnet har ändrats från ”Björkskolan i Älvhamra” till ”Gratis telefoner”.',
		/Profilbilden har bytts ut \(från bild \w{8} till bild \w{8}\)\./,
		'Ögonblicksbild beställd:',
		'Ta de beställda ögonblicksbilderna nu: ogonblick work',
	])
		expect(changed.stdout).toMatch(said);
	const { orders } = await told('due');
	expect(orders).toMatchObject([
		{ order: { occasion: 'change', reason: expect.stringMatching(/^Oanmäld förändring/) } },
	]);

	const shown = await run('watch', 'show', at);
	for (const said of ['Namn Gratis telefoner', 'Följare 1 234', 'Tillfällen', 'namnet har ändrats', '.jpg'])
		expect(shown.stdout).toContain(said);
	const english = await run('watch', 'show', at, '--lang', 'en');
	expect(english.stdout).toContain('the name was changed from “Björkskolan i Älvhamra”');
	expect(await told('watch', 'show', at, '--limit', '1')).toMatchObject({
		...{ isWatched: true, state: { known: { name: 'Gratis telefoner' } }, crises: [] },
		looks: [
			{ changes: [{ what: 'name', weight: 'major' }, { what: 'avatar' }], orderId: orders[0].order.id },
		],
		due: { isDue: false },
	});
	const again = await told('watch', at);
	expect(again).toMatchObject({
		stopped: false,
		overlap: false,
		postponed: [],
		looks: [{ look: { changes: [] } }],
	});
}, 60_000);

test('a crisis is begun and ended by a person with a reason, and shown', async () => {
	const { run, told, at } = await desk();
	const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
	const wish = ['--until', until, '--reason', 'Översvämning', '--by', 'Anna Ek'];
	const begun = await run('watch', 'crisis', at, ...wish, '--every', '30m');
	expect(begun).toMatchObject({
		exit: 0,
		stdout: expect.stringContaining('1 konto bevakas var 30:e minut till'),
	});
	const listed = await run('watch', 'list');
	expect(listed.stdout).toContain('Krisläge: var 30:e minut till');
	expect(listed.stdout).toContain('bestämt av Anna Ek: Översvämning');
	expect((await told('watch', 'list')).accounts).toMatchObject([{ crisis: { everyMinutes: 30 } }]);
	// Begun anew it replaces the first.
	expect(await run('watch', 'crisis', '--unit', 'Björkskolan', ...wish)).toMatchObject({ exit: 0 });
	const { crises } = await told('watch', 'show', at);
	expect(crises).toMatchObject([{ everyMinutes: 60 }, { everyMinutes: 30, endedBy: 'Anna Ek' }]);
	const ended = await run('watch', 'crisis', at, '--end', '--by', 'Bo Alm');
	expect(ended.stdout).toContain('Krisläget är avslutat för 1 konto.');
	const over = await run('watch', 'crisis', at, '--end', '--by', 'Bo Alm');
	expect(over.stdout).toContain('Inget av kontona var i krisläge.');
});

test('a watch that stands still is told', async () => {
	const { run, office } = await desk();
	const { stdout } = await run('watch', 'list');
	expect(stdout).toContain('aldrig sett · Nästa gång: nu');
	expect(stdout).not.toContain('stått på tur');
	await office(async ({ watch, register }) => {
		const [{ id: accountId, address } = { id: '', address: '' }] = await register.accounts();
		const at = '2026-01-01T10:00:00.000Z';
		const look = { ...{ id: 'l', accountId, at, ms: 1, address, finalAddress: address, loggedIn: false } };
		await watch.keep({
			look: { ...look, changes: [], begun: [], ended: [] },
			state: { accountId, lastLook: at, lastSeen: at, failures: 0, findings: [] },
			...{ begun: [], ended: [], actor: 'anna' },
		});
	});
	expect((await run('watch', 'list')).stdout).toContain('1 konto har stått på tur i mer än två timmar.');
});

const DAY = ['--reason', 'x', '--by', 'y'];
test.each([
	[
		['crisis', 'AT', '--until', 'DAY', '--reason', 'Hot från 19121212-1212', '--by', 'Bo Alm'],
		'personnummer',
		'••',
	],
	[['crisis', 'AT', '--until', 'igår', ...DAY], '”igår” är inget datum.', 'Skriv dagen så här: 2026-12-31.'],
	[['crisis', 'AT', '--until', '2026-02-30', ...DAY], '”2026-02-30” är inget datum.', 'Skriv dagen så här'],
	[['crisis', 'AT', '--until', '2020-01-01', ...DAY], 'Dagen ”2020-01-01” har varit.', 'en kommande dag'],
	[['crisis', 'AT', '--until', '2999-01-01', ...DAY], 'mer än ett år bort', 'inom ett år'],
	[['crisis', '--until', '2999-01-01', ...DAY], 'Inga konton är valda', '--unit'],
	[['crisis', 'AT', '--every', '1m'], '”1m” går inte att använda för --every', '5m, 30m, 1h, 6h, 24h'],
	[['crisis', 'AT', '--until', '2026-12-31', '--by', 'y'], '--reason behövs', 'Ange ett värde'],
	[['crisis', 'AT', '--end'], '--by behövs', 'Ange ett värde'],
	[['crisis', '--unit', 'Ingen', '--end', '--by', 'y'], 'Ingen', 'Gör så här'],
	[['show', 'ingen'], 'Inget konto heter ”ingen”', 'Skriv hela adressen'],
	[['ingen'], 'Inget konto heter ”ingen”', 'Skriv hela adressen'],
	[['--limit', '0'], '--limit', 'Ange ett heltal'],
])('watch %j says what is wrong and what to do', async (args, what, remedy) => {
	const { run, at } = await desk();
	const meant: Record<string, string> = {
		AT: at,
		DAY: addDays(localDate(new Date(), 'Europe/Stockholm'), 9),
	};
	const { exit, stdout, stderr } = await run('watch', ...args.map((arg) => meant[arg] ?? arg));
	expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
	expect(stderr).toContain(what);
	expect(stderr).toContain(remedy);
});

test('an account that is not active is not watched, and the answer says which are', async () => {
	const { run } = await desk();
	await run('accounts', 'add', 'https://x.com/planerat', '--unit', 'Björkskolan');
	const { exit, stderr } = await run('watch', 'https://x.com/planerat');
	expect(exit).toBe(2);
	expect(stderr).toContain('Kontot bevakas inte: https://x.com/planerat');
	expect(stderr).toContain('registrerade och aktiva');
});
