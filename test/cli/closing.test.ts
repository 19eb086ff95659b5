import { writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/records/day.ts';
import { accountAt, officeIn } from '../storage/sample.ts';
import { ADDRESS, anAccountInUse, env, file, flat, json, run, today } from './in-use.ts';

beforeEach(anAccountInUse);

describe('close', () => {
	test('closes the account by itself when a complete closure snapshot is filed after the last content', async () => {
		const begun = await run('close', 'skolan', '--last-content', 'now', '--reason', 'Sammanslagning');
		expect(flat(begun)).toContain('Den sista ögonblicksbilden är beställd');
		expect(await json('due')).toMatchObject({ orders: [{ order: { occasion: 'closure', level: 'full' } }] });
		const waits = await run('close', 'skolan');
		expect(waits.exit).toBe(75);
		expect(flat(waits)).toContain('ingen ögonblicksbild av kontot är arkiverad');
		await file('closure', 'complete');
		expect((await json('accounts', 'show', 'skolan')).account.status).toBe('closed');
		const twice = await run('close', 'skolan');
		expect(twice.exit).toBe(2);
		expect(flat(twice)).toContain('redan avslutat');
	});

	test('a partial one does not, and says so; a named person may decide it, with a reason', async () => {
		await run('close', 'skolan');
		await file('closure', 'partial');
		expect(flat(await run('close', 'skolan'))).toContain('blev ofullständig');
		for (const lacking of [
			['--reason', 'Borta'],
			['--by', 'Lo Berg'],
			['--reason', 'Borta', '--by', 'Rektor'],
			['--reason', 'Borta', '--by', 'root'],
		])
			expect((await run('close', 'skolan', '--override', ...lacking)).exit).toBe(2);
		const closed = await run('close', 'skolan', '--override', '--reason', 'Borta', '--by', 'Lo Berg');
		expect(flat(closed)).toContain('Beslut av Lo Berg utan fullständig ögonblicksbild: Borta');
		expect(flat(closed)).toContain('står inte i något paket');
		const office = await officeIn(env.DATA_DIR ?? '');
		const event = (await office.catalogue.events({ subject: 'skolan' })).at(-1);
		await office.close();
		expect(event).toMatchObject({ kind: 'account-closed', actor: 'Lo Berg', data: { override: 'Borta' } });
	});

	test('with a last content to come nothing is ordered before it; it is cancelled with a reason', async () => {
		const later = await run('close', 'skolan', '--last-content', addDays(today, 3));
		expect(flat(later)).toContain('beställs av job due när den dagen har gått');
		expect((await json('due')).orders).toEqual([]);
		expect((await run('close', 'skolan', '--cancel')).exit).toBe(2);
		expect((await run('close', 'skolan', '--cancel', '--override', '--reason', 'x')).exit).toBe(2);
		// Who cancels may begin anew with less: it takes a name as that does.
		expect((await run('close', 'skolan', '--cancel', '--reason', 'Kvar')).exit).toBe(2);
		const cancel = ['close', 'skolan', '--cancel', '--reason', 'Kvar', '--by', 'Lo Berg'];
		expect((await json(...cancel)).account.status).toBe('active');
		expect(flat(await run(...cancel))).toContain('inte under avslut');
	});

	test('an old overview does not close it: who asks for less says so by name, and a new snapshot is taken', async () => {
		const office = await officeIn(env.DATA_DIR ?? '');
		await office.catalogue.addOrder({
			...{ id: 'old', accountId: 'skolan', occasion: 'closure', level: 'overview', reason: '' },
			...{ orderedBy: 'root', orderedAs: 'system-account', orderedAt: new Date().toISOString() },
			...{ due: new Date().toISOString(), allowHosts: [], limits: {} },
		});
		await office.close();
		await file('closure', 'complete');
		expect((await run('close', 'skolan', '--reason', 'Nedlagd', '--by', 'Anna Ek')).exit).toBe(0);
		const less = ['close', 'skolan', '--level', 'overview', '--last-content', addDays(today, -1)];
		const unnamed = await run(...less);
		expect(unnamed.exit).toBe(2);
		expect(flat(unnamed)).toContain('beslut att dokumentera mindre');
		const nobody = await run(...less, '--by', 'Rektor', '--reason', 'Går inte att nå');
		expect(nobody.exit).toBe(2);
		expect(flat(nobody)).toContain('”Rektor” är ingen persons namn');
		const named = await run(...less, '--by', 'Lo Berg', '--reason', 'Går inte att nå');
		expect(flat(named)).toContain('enligt beslut av Lo Berg: Går inte att nå');
		expect(flat(named)).toContain('togs innan avslutet påbörjades');
		expect((await json('accounts', 'show', 'skolan')).account.status).toBe('closing');
		await file('closure', 'complete');
		expect((await json('accounts', 'show', 'skolan')).account.status).toBe('closed');
	});

	test('its activity plan stays as it is meanwhile, since cancelling would make it active under one that nobody signed', async () => {
		await run('accounts', 'change', 'skolan', '--purpose', 'Berätta');
		await run('close', 'skolan');
		const refused = await run('accounts', 'change', 'skolan', '--purpose', 'Sälja', '--goal', 'Mer');
		expect(refused.exit).toBe(2);
		expect(flat(refused)).toContain('aktivitetsplan ändras inte medan avslutet pågår');
		// The same said again, and what is none of the plan, is no change of it.
		expect((await run('accounts', 'change', 'skolan', '--purpose', 'Berätta', '--name', 'Björk')).exit).toBe(
			0,
		);
		const { accounts } = await json('accounts', 'export');
		const table = `${env.DATA_DIR}/konton.yaml`;
		await writeFile(table, JSON.stringify(accounts));
		expect((await run('accounts', 'import', table)).exit).toBe(0);
		await run('close', 'skolan', '--cancel', '--reason', 'Kvar', '--by', 'Lo Berg');
		expect((await run('accounts', 'change', 'skolan', '--purpose', 'Sälja')).exit).toBe(0);
	});

	test('only its own help speaks of the snapshot that it waits for, and every public-list says its exit codes', async () => {
		expect(flat(await run('close', '--help'))).toContain('avslutet väntar på sin ögonblicksbild');
		expect(flat(await run('change', '--help'))).not.toContain('avslutet väntar');
		for (const verb of [[], ['export'], ['check']])
			expect(flat(await run('public-list', ...verb, '--help'))).toContain('Slutkoder');
	});

	test('a planned account, one that nobody has registered and a day that is none are refused', async () => {
		expect(flat(await run('close', 'planerat'))).toContain('har inte startat');
		for (const none of ['snart', 'någon gång i vår', '2026-12-31T25:00'])
			expect(flat(await run('close', 'skolan', '--last-content', none))).toContain('inget datum');
		const office = await officeIn(env.DATA_DIR ?? '');
		await office.catalogue.ensureDefaultAccount(accountAt('https://social.example/@okand'));
		await office.close();
		expect(flat(await run('close', 'https://social.example/@okand'))).toContain('inte registrerat');
	});

	test('no table closes an account', async () => {
		const { accounts } = await json('accounts', 'export');
		for (const status of ['under avslut', 'avslutat']) {
			const table = `${env.DATA_DIR}/konton.yaml`;
			await writeFile(table, JSON.stringify([{ ...accounts[0], status }]));
			const refused = await run('accounts', 'import', table);
			expect(refused.exit).toBe(2);
			expect(flat(refused)).toContain('kommandot close');
		}
		expect((await json('accounts', 'show', 'skolan')).account.status).toBe('active');
	});
});

describe('removal', () => {
	const POST = 'https://social.example/@skolan/117';
	const HATRED = ['--category', 'hatred', '--why', 'Hot mot elev'];
	const removal = (...more: readonly string[]) =>
		run('removal', 'skolan', '--post', POST, '--category', 'hatred', '--why', 'Hot mot elev', ...more);

	test('a comment is told from its post, and whoever orders the same post as something else is not answered with the first', async () => {
		const { order } = await json('removal', 'skolan', '--post', `${POST}#kommentar-1`, ...HATRED);
		expect(order.removal.post).toBe(`${POST}#kommentar-1`);
		expect((await json('removal', 'skolan', '--post', POST, ...HATRED)).order.id).not.toBe(order.id);
		expect((await json('removal', 'skolan', '--post', `${POST}#kommentar-1`, ...HATRED)).order.id).toBe(
			order.id,
		);
		const other = ['--category', 'crime', '--why', 'Hot mot elev'];
		const refused = await run('removal', 'skolan', '--post', POST, ...other);
		expect(refused.exit).toBe(2);
		expect(flat(refused)).toContain('redan beställt, på annat sätt');
		expect((await json('due')).orders).toHaveLength(2);
	});

	test('an address under another account is told, since it may be a comment; an order that waits is taken back', async () => {
		const other = ['--post', 'https://social.example/@annan/9', '--category', 'crime', '--why', 'x'];
		const { order, otherAccount } = await json('removal', 'skolan', ...other);
		expect(otherAccount).toMatch(/^annan/);
		const told = flat(await run('removal', 'skolan', ...other));
		expect(told).toContain('Adressen hör till ett annat konto, annan');
		expect(told).toContain(`due withdraw ${order.id.slice(0, 8)}`);
		expect(flat(await removal())).not.toContain('annat konto');
		expect(flat(await run('due'))).toContain(`grupper: ${POST}`);
		expect((await run('due', 'withdraw', order.id.slice(0, 8))).exit).toBe(2);
		const taken = await run('due', 'withdraw', order.id.slice(0, 8), '--reason', 'Fel', '--by', 'Kim Ek');
		expect(taken.exit).toBe(0);
		expect(flat(taken)).toContain('Återtagen');
		expect((await json('due')).orders).toHaveLength(1);
		for (const [id, says] of [
			[order.id, 'avslutad'],
			['finnsinte', 'Ingen väntande beställning'],
		]) {
			const refused = await run('due', 'withdraw', id, '--reason', 'Fel');
			expect(refused.exit).toBe(2);
			expect(flat(refused)).toContain(says);
		}
	});

	test('orders evidence of the post, restricted from the start, and once', async () => {
		expect(flat(await removal('--by', 'Anna'))).toContain('begränsad åtkomst från början');
		await removal('--by', 'Anna');
		const { orders } = await json('due');
		expect(orders).toHaveLength(1);
		expect(orders[0].order).toMatchObject({
			...{ occasion: 'removal', reason: 'Hot mot elev', isRestricted: true, orderedBy: 'Anna' },
			removal: { post: POST, category: 'hatred' },
		});
		expect(flat(await run('due'))).toContain('begränsad åtkomst');
	});

	test('what is filed of it is told to be restricted, and given for a reason only, which is kept', async () => {
		await removal();
		const bundle = await file('removal', 'complete');
		expect(flat(await run('bundles', 'list'))).toContain('begränsad åtkomst');
		expect(flat(await run('bundles', 'show', bundle))).toContain('hets mot folkgrupp');
		const refused = await run('bundles', 'get', bundle, env.DATA_DIR ?? '');
		expect(refused.exit).toBe(2);
		expect(flat(refused)).toContain('Pröva sekretess först');
		expect((await run('bundles', 'get', bundle, '--restricted')).exit).toBe(2);
		const asked = ['bundles', 'get', bundle, '--restricted', '--reason', 'Polisanmälan'];
		expect(flat(await run(...asked))).toContain('--by');
		expect(flat(await run(...asked, '--by', 'root'))).toContain('ingen persons namn');
		// No file lies behind this filing: that is found out before anybody is noted to have asked for it.
		expect(flat(await run(...asked, '--by', 'Lo Berg'))).not.toContain('Pröva');
	});

	test.each([
		['the account itself', ADDRESS, 'inte ett enskilt inlägg'],
		['another site', 'https://elsewhere.example/1', 'samma webbplats'],
		['no address', 'inlägget', 'ingen webbadress'],
		['one with a personal number', 'https://social.example/@skolan/19121212-1212', 'personnummer'],
	])('%s is refused as a post', async (_, post, said) => {
		const refused = await run('removal', 'skolan', '--post', post, '--category', 'crime', '--why', 'x');
		expect(refused.exit).toBe(2);
		expect(flat(refused)).toContain(said);
	});

	test('needs a category of the eight, and a reason', async () => {
		expect((await run('removal', 'skolan', '--post', POST, '--why', 'x')).exit).toBe(2);
		expect((await run('removal', 'skolan', '--post', POST, '--category', 'crime')).exit).toBe(2);
		const unknown = await run('removal', 'skolan', '--post', POST, '--category', 'elakt', '--why', 'x');
		expect(flat(unknown)).toContain('advertising');
	});
});
