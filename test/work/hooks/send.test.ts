import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { HOOK_EVENTS } from '../../../src/records/hooks/hook.ts';
import { addHook } from '../../../src/work/hooks/keep.ts';
import { sendHooks, testHook } from '../../../src/work/hooks/send.ts';
import { closeAccount } from '../../../src/work/occasions/close-account.ts';
import { webServer } from '../../storage/post/web-server.ts';
import { accountAt, aFiling, anOrder } from '../../storage/sample.ts';
import { handClock, tempOffice } from '../../storage/temp-office.ts';

const CONSOLE = { name: 'Anna Ek', isConsole: true } as const;
const { signal } = new AbortController();

interface Body {
	readonly type: string;
	readonly timestamp: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** An office that tells one address of everything. */
async function told(answer: () => number = () => 204, wish: { readonly unitId?: string } = {}) {
	const clock = handClock();
	const server = await webServer(answer);
	const office = await tempOffice({ clock, env: { ALLOW_HOSTS: server.host } });
	for (const unitId of ['skolan', 'hamnen'])
		await office.register.change(
			[
				{
					kind: 'unit-added',
					id: unitId,
					unit: { name: unitId, creator: 'Nämnden', isCommunications: false },
				},
				{
					kind: 'account-added',
					account: { id: `${unitId}s`, unitId, ...accountAt(`https://social.example/@${unitId}`), facts: {} },
				},
				{ kind: 'status-changed', id: `${unitId}s`, from: 'planned', to: 'active' },
			],
			'Anna Ek',
		);
	const { hook, secret } = await addHook(
		office,
		{ address: server.url, events: HOOK_EVENTS, ...wish },
		CONSOLE,
	);
	const bodies = () => server.posted.map(({ body }) => JSON.parse(body) as Body);
	const file = async (unit: string, more: Parameters<typeof aFiling>[2] = {}) => {
		const order = await anOrder(office, {
			address: `https://social.example/@${unit}`,
			...(more.occasion ? { occasion: more.occasion } : {}),
			reason: 'Hemligt skäl',
		});
		const filing = await aFiling(office, order, more);
		await office.catalogue.recordFiling(filing);
		return filing;
	};
	const standing = async () => (await office.hooks.hooks())[0];
	return { office, clock, hook, secret, ...server, bodies, file, standing };
}

describe('a program is told', () => {
	test('of each thing once, in order, signed so that the standard’s own library takes it, and of nothing before it was named', async () => {
		const { office, secret, posted, bodies, file } = await told();
		const filing = await file('skolan');
		const order = await anOrder(office, { address: 'https://social.example/@skolan' });
		await office.catalogue.recordAttempt({
			...{ id: 'f1', orderId: order.id, accountId: order.accountId, path: 'attempts/f1', code: 'login-wall' },
			at: '2026-11-23T22:45:00.000Z',
		});
		const check = { bundleId: filing.bundleId, at: '2026-11-23T22:45:00.000Z', ms: 1 } as const;
		await office.fixity.record({ ...check, outcome: 'intact', sha256: 'a'.repeat(64) }, 'fixity');
		await office.fixity.record({ ...check, outcome: 'rotten', sha256: 'b'.repeat(64) }, 'fixity');
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 3, failing: [], stopped: [] });
		expect(bodies()).toMatchObject([
			{
				type: 'snapshot.filed',
				data: { account: 'skolans', unit: 'skolan', bundle: filing.bundleId, outcome: 'complete' },
			},
			{ type: 'snapshot.failed', data: { account: 'skolans', order: order.id, failure: 'login-wall' } },
			{ type: 'bundle.spoilt', data: { bundle: filing.bundleId, outcome: 'rotten' } },
		]);
		// Both clocks are the machine's: the library refuses what is five minutes off.
		for (const { headers, body } of posted)
			expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
		const [first] = posted;
		expect(() =>
			new Webhook(secret).verify(`${first?.body} `, first?.headers as Record<string, string>),
		).toThrow();
		const ids = posted.map(({ headers }) => headers['webhook-id']);
		expect(new Set(ids).size).toBe(ids.length);
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 0 });
		expect(posted).toHaveLength(ids.length);
	});

	test('ids and outcomes alone: no reason, no name of a person, no text and no address', async () => {
		const { office, posted, file } = await told();
		await file('skolan', { isRestricted: true, occasion: 'removal' });
		await sendHooks(office, signal);
		expect(posted).toHaveLength(1);
		for (const { body } of posted)
			for (const kept of ['Hemligt', 'anna', 'Anna', 'social.example', 'skolan"s', '.zip'])
				expect(body).not.toContain(kept);
	});

	test('of its own unit alone, and of what it asked for', async () => {
		const { office, bodies, file, clock } = await told(undefined, { unitId: 'hamnen' });
		await file('skolan');
		await file('hamnen');
		clock.forward(60);
		await sendHooks(office, signal);
		expect(bodies().map(({ data }) => data.unit)).toEqual(['hamnen']);
	});

	test('that a closing waits when its snapshot is partial, and that the account is closed when it is whole', async () => {
		const { office, bodies, file } = await told();
		const act = { kind: 'close', reason: '', level: 'unique', lastContent: 'now' } as const;
		await closeAccount(office, 'skolans', act, { by: 'Anna Ek', isPerson: true });
		await file('skolan', { occasion: 'closure', outcome: 'partial', capturedAt: '2026-11-23T23:00:00.000Z' });
		await sendHooks(office, signal);
		await file('skolan', { occasion: 'closure', capturedAt: '2026-11-23T23:30:00.000Z' });
		await sendHooks(office, signal);
		const types = bodies().map(({ type }) => type);
		expect(types.filter((type) => type !== 'order.cancelled')).toEqual([
			...['snapshot.partial', 'closing.waiting', 'snapshot.filed', 'account.closed'],
		]);
	});
});

describe('what does not arrive', () => {
	test('is sent again later and later as the same message, and what comes after it waits its turn', async () => {
		let status = 503;
		const { office, clock, posted, file, standing } = await told(() => status);
		await file('skolan');
		await file('hamnen');
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 0, failing: [expect.any(String)] });
		expect((await standing())?.failing).toMatchObject({ tries: 1, trouble: 'HTTP 503' });
		// Nobody is pestered before its time.
		await sendHooks(office, signal);
		expect(posted).toHaveLength(1);
		clock.forward(301);
		await sendHooks(office, signal);
		clock.forward(301);
		await sendHooks(office, signal);
		expect(posted).toHaveLength(2);
		status = 204;
		clock.forward(301);
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 2, failing: [] });
		const ids = posted.map(({ headers }) => headers['webhook-id']);
		expect([new Set(ids.slice(0, 3)).size, new Set(ids).size]).toEqual([1, 2]);
		expect((await standing())?.failing).toBeUndefined();
	});

	test('for five days stops the hook; started again it hears all that happened meanwhile', async () => {
		let status = 500;
		const { office, clock, hook, file, bodies, standing } = await told(() => status);
		await file('skolan');
		for (let hours = 0; hours < 5 * 24 + 7; hours += 6) {
			await sendHooks(office, signal);
			clock.forward(6 * 3600 + 1);
		}
		expect((await standing())?.stopped).toMatchObject({ why: 'failing' });
		expect((await office.catalogue.events({ subject: hook.id })).at(-1)).toMatchObject({
			kind: 'hook-stopped',
		});
		await file('hamnen');
		status = 204;
		const before = bodies().length;
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 0 });
		expect(await office.hooks.start(hook.id, 'Anna Ek')).toBe(true);
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 2 });
		expect(
			bodies()
				.slice(before)
				.map(({ data }) => data.unit),
		).toEqual(['skolan', 'hamnen']);
	});

	test('of an event with two messages is put off like the others, and not sent for ever', async () => {
		let asked = 0;
		const { office, clock, file, standing } = await told(() => (asked++ % 2 === 0 ? 204 : 400));
		const act = { kind: 'close', reason: '', level: 'unique', lastContent: 'now' } as const;
		await closeAccount(office, 'skolans', act, { by: 'Anna Ek', isPerson: true });
		await file('skolan', { occasion: 'closure', outcome: 'partial', capturedAt: '2026-11-23T23:00:00.000Z' });
		for (const tries of [1, 2]) {
			expect(await sendHooks(office, signal)).toMatchObject({ sent: 1, failing: [expect.any(String)] });
			expect((await standing())?.failing).toMatchObject({ tries });
			clock.forward(3600);
		}
	});

	test('is no fault any more when there is nothing to say by then', async () => {
		const { office, clock, hook, file, standing } = await told(undefined, { unitId: 'hamnen' });
		const nextAt = clock.now().toISOString();
		await office.hooks.failed(hook.id, { since: nextAt, tries: 1, nextAt, trouble: 'HTTP 503' });
		clock.forward(1);
		await file('skolan');
		await sendHooks(office, signal);
		expect((await standing())?.failing).toBeUndefined();
	});

	test('because somebody removed it meanwhile is not sent', async () => {
		const { office, hook, posted, file } = await told();
		await file('skolan');
		await file('hamnen');
		const { postHook } = office;
		const removing: typeof postHook = async (...asked) => {
			await office.hooks.remove(hook.id, 'Anna Ek');
			return postHook(...asked);
		};
		await sendHooks({ ...office, postHook: removing }, signal);
		expect(posted).toHaveLength(1);
	});

	test('because the other side is gone (410) is not tried again', async () => {
		const { office, file, standing } = await told(() => 410);
		await file('skolan');
		expect(await sendHooks(office, signal)).toMatchObject({ stopped: [expect.any(String)] });
		expect((await standing())?.stopped).toMatchObject({ why: 'gone' });
	});

	test('is sent again when the program was killed after sending and before it was kept', async () => {
		const { office, posted, file } = await told();
		await file('skolan');
		const { hooks } = office;
		const killed = { ...office, hooks: { ...hooks, told: () => Promise.reject(new Error('killed')) } };
		await expect(sendHooks(killed, signal)).rejects.toThrow('killed');
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 1 });
		const ids = posted.map(({ headers }) => headers['webhook-id']);
		expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
	});
});

describe('an address that is not to be told', () => {
	test.each([
		...['http://mottagare.example/', 'ftp://mottagare.example/', 'https://anna:hemligt@mottagare.example/'],
		...['https://mottagare.example/#x', 'mottagare', '', 'javascript:alert(1)', 'http://127.0.0.1:80/'],
	])('is refused when it is named: %s', async (address) => {
		const office = await tempOffice();
		await expect(addHook(office, { address, events: ['snapshot.filed'] }, CONSOLE)).rejects.toMatchObject({
			code: 'bad-hook-address',
		});
		expect(await office.hooks.hooks()).toEqual([]);
	});

	test.each([
		'127.0.0.1',
		'localhost',
		'[::1]',
		'169.254.169.254',
		'10.0.0.1',
		'[::ffff:127.0.0.1]',
		'2130706433',
	])('is not reached by the gate where it is private or loopback (SSRF): https://%s', async (host) => {
		const { posted, host: open } = await webServer();
		const office = await tempOffice();
		const address = `https://${host}:${open.split(':')[1]}/hook`;
		const { hook } = await addHook(office, { address, events: ['snapshot.filed'] }, CONSOLE);
		const { isDelivered, said } = await testHook(office, hook, signal);
		expect([isDelivered, said]).toEqual([
			false,
			expect.stringMatching(/loopback|private|link-local|refused/),
		]);
		expect(posted).toEqual([]);
	});

	test('is not reached by a redirect from one that is', async () => {
		const { office, posted, file } = await told(() => 302);
		await file('skolan');
		expect(await sendHooks(office, signal)).toMatchObject({ sent: 0 });
		expect(posted).toHaveLength(1);
	});

	test('is not named by an administrator of another unit, and not seen, stopped or removed', async () => {
		const { office, hook } = await told();
		const { keptHooks, theHook } = await import('../../../src/work/hooks/keep.ts');
		const bo = { name: 'Bo Åkesson', grants: [{ role: 'administrator', unitId: 'skolan' }] } as const;
		const wish = { address: 'https://mottagare.example/', events: ['snapshot.filed'] };
		await expect(addHook(office, wish, bo)).rejects.toMatchObject({ code: 'not-allowed' });
		await expect(addHook(office, { ...wish, unitId: 'hamnen' }, bo)).rejects.toMatchObject({
			code: 'not-allowed',
		});
		await addHook(office, { ...wish, unitId: 'skolan' }, bo);
		expect((await keptHooks(office, bo)).map(({ unitId }) => unitId)).toEqual(['skolan']);
		await expect(theHook(office, hook.id, bo)).rejects.toMatchObject({ code: 'no-such-hook' });
		expect(JSON.stringify(await office.catalogue.events())).not.toContain('mottagare');
	});
});
