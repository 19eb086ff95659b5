import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listening } from '../../../src/web/answer/listening.ts';
import { webApp } from '../../../src/web/app.ts';
import { revokeToken } from '../../../src/work/people/tokens.ts';
import { handClock } from '../../storage/temp-office.ts';
import { askAs } from '../ask.ts';
import { FIRST } from '../office.ts';
import { askBy, aToken, BO, EVA, officeWithTwoUnits } from './office.ts';

const ORDER = { account: 'skolkonto', occasion: 'adhoc', reason: '' };

async function codeOf(answer: Response): Promise<readonly [status: number, code: string]> {
	return [answer.status, ((await answer.json()) as { code: string }).code];
}

describe('a key that is none', () => {
	test('forged, shortened, lengthened or another kind of login is nobody', async () => {
		const { office, origin } = await officeWithTwoUnits();
		const { secret, id } = await aToken(office, BO, [{ role: 'reader', unitId: 'skolan' }]);
		for (const each of [secret.slice(0, -1), `${secret}A`, id, 'x'.repeat(8000)])
			expect(await codeOf(await askBy(origin, each)('/me'))).toEqual([401, 'token-invalid']);
		const none = await fetch(`${origin}/api/v1/me`, { headers: { authorization: `Basic ${secret}` } });
		expect(await codeOf(none)).toEqual([401, 'token-missing']);
		expect(none.headers.get('www-authenticate')).toBe('Bearer realm="ogonblick"');
	});

	test('expired, revoked, or of somebody who was shut out or whose password was recovered, opens nothing', async () => {
		const clock = handClock();
		const { office, origin } = await officeWithTwoUnits(clock);
		const bo = await office.people.personOf(BO);
		const eva = await office.people.personOf(EVA);
		if (!bo || !eva) throw new Error('Nobody is there');
		const grants = [{ role: 'reader', unitId: 'skolan' }] as const;
		const [short, long, taken] = [
			await aToken(office, BO, grants, 30),
			await aToken(office, BO, grants, 365),
			await aToken(office, BO, grants, 365),
		];
		const status = async ({ secret }: { secret: string }) => (await askBy(origin, secret)('/me')).status;
		expect([await status(short), await status(long), await status(taken)]).toEqual([200, 200, 200]);
		await revokeToken(office, taken.id, bo);
		await expect(revokeToken(office, long.id, eva)).rejects.toMatchObject({ code: 'not-allowed' });
		clock.forward(30 * 86_400);
		expect([await status(short), await status(long), await status(taken)]).toEqual([401, 200, 401]);
		await office.people.setClosed(bo.id, true, FIRST.name);
		expect(await status(long)).toBe(401);
		// Who is let in again makes new ones.
		await office.people.setClosed(bo.id, false, FIRST.name);
		expect(await status(long)).toBe(401);

		const recovered = await aToken(office, EVA, [{ role: 'reader' }]);
		const invitation = {
			...{ key: 'e'.repeat(64), personId: eva.id, madeBy: FIRST.name, madeAt: clock.now().toISOString() },
			endsAt: '2030-01-01T00:00:00.000Z',
		};
		await office.people.invite(invitation);
		await office.people.accept(invitation.key, 'scrypt$nytt');
		expect(await status(recovered)).toBe(401);
	});

	test('guesses (brute force) wait longer and longer, a right key from there does not, nor does anybody who signs in', async () => {
		const clock = handClock();
		const { office, origin } = await officeWithTwoUnits(clock);
		const { secret } = await aToken(office, BO, [{ role: 'reader', unitId: 'skolan' }]);
		const guess = () => askBy(origin, `ogb_${'A'.repeat(43)}`)('/me');
		const answers: number[] = [];
		for (let i = 0; i < 6; i++) answers.push((await guess()).status);
		expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
		const waits = await guess();
		expect([await codeOf(waits), waits.headers.get('retry-after')]).toEqual([[429, 'token-waits'], '1']);
		expect((await askBy(origin, secret)('/me')).status).toBe(200);
		expect((await (await askAs(origin))('/jag')).status).toBe(200);
		clock.forward(2);
		expect((await guess()).status).toBe(401);
	});
});

describe('a key that is asked for more', () => {
	test('sees and changes nothing of another unit, whatever the address names', async () => {
		const { office, origin, filing } = await officeWithTwoUnits();
		const ask = askBy(origin, (await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret);
		const other = await aToken(office, EVA, [{ role: 'reader', unitId: 'hamnen' }]);
		const harbour = askBy(origin, other.secret);
		const lists: readonly (readonly [string, number])[] = [
			['/accounts?unit=hamnen', 0],
			['/bundles?unit=hamnen', 0],
			['/accounts', 1],
		];
		for (const [path, most] of lists) {
			const { items } = (await (await ask(path)).json()) as { items: unknown[] };
			expect([path, items.length]).toEqual([path, most]);
		}
		// As one that is not there: another answer would tell that it is.
		expect(await codeOf(await ask('/accounts/hamnkonto'))).toEqual([404, 'unknown-account']);
		expect(await codeOf(await ask('/orders', { body: { ...ORDER, account: 'hamnkonto' } }))).toEqual([
			404,
			'unknown-account',
		]);
		for (const path of ['', '/manifest', '/files', '/zip', '/file?path=documentation/manifest.json'])
			expect(await codeOf(await harbour(`/bundles/${filing.bundleId}${path}`))).toEqual([
				...[404, 'unknown-bundle'],
			]);
		expect(await (await harbour('/search?q=skolan')).json()).toEqual({ items: [], next: null });
		const { order } = (await (await ask('/orders', { body: ORDER })).json()) as { order: { id: string } };
		expect(await codeOf(await harbour(`/orders/${order.id}`))).toEqual([404, 'no-such-order']);
		expect(await codeOf(await harbour(`/orders/${order.id}/stop`, { body: { reason: '' } }))).toEqual([
			404,
			'no-such-order',
		]);
		expect((await office.catalogue.order(order.id))?.state).toBe('waiting');
	});

	test('is not given more than its maker has, and has no more than its maker still has', async () => {
		const { office, origin } = await officeWithTwoUnits();
		for (const [email, grant] of [
			[BO, { role: 'archivist' }],
			[BO, { role: 'archivist', unitId: 'hamnen' }],
			[BO, { role: 'records-officer', unitId: 'skolan' }],
			[EVA, { role: 'archivist' }],
			[FIRST.email, { role: 'administrator' }],
			[FIRST.email, { role: 'archivist' }],
		] as const)
			await expect(aToken(office, email, [grant])).rejects.toMatchObject({ code: 'not-allowed' });
		// Nor by a form that somebody has changed.
		const ask = await askAs(origin, BO);
		const form = { name: 'Diariet', grant: 'records-officer skolan', days: '90' };
		expect((await ask('/nycklar', { form })).status).toBe(403);
		expect(await office.tokens.tokens()).toEqual([]);

		const program = askBy(
			origin,
			(await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret,
		);
		const bo = await office.people.personOf(BO);
		await office.people.setGrants(bo?.id ?? '', [{ role: 'reader', unitId: 'skolan' }], FIRST.name);
		// Nor is it told that the account is there.
		expect(await codeOf(await program('/orders', { body: ORDER }))).toEqual([404, 'unknown-account']);
		expect(await office.catalogue.openOrders()).toEqual([]);
	});

	test('sees of what is restricted neither files nor hits without the role', async () => {
		const { office, origin, secret: hidden } = await officeWithTwoUnits();
		const ask = askBy(origin, (await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret);
		const at = `/bundles/${hidden.bundleId}`;
		for (const path of ['/manifest', '/files', '/zip', '/file?path=documentation/manifest.json'])
			expect(await codeOf(await ask(at + path))).toEqual([403, 'not-allowed']);
		expect(await (await ask(at)).json()).toMatchObject({ isRestricted: true, findings: null });
		expect(await (await ask('/search?q=hemlig')).json()).toEqual({ items: [], next: null });
		expect(await office.catalogue.events({ subject: hidden.bundleId, kinds: ['restricted-seen'] })).toEqual(
			[],
		);
	});

	test('reaches no page of the office, and a path out of the bundle is none of its files (path traversal)', async () => {
		const { office, origin, filing } = await officeWithTwoUnits();
		const { secret } = await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }]);
		const authorization = `Bearer ${secret}`;
		for (const path of ['/jag', '/nycklar', '/personer', '/']) {
			const answer = await fetch(origin + path, { redirect: 'manual', headers: { authorization } });
			expect([path, answer.status]).toEqual([path, 303]);
		}
		for (const path of ['../../../catalogue.sqlite', '/etc/passwd', '..%2f..%2fetc%2fpasswd', '%00'])
			expect((await askBy(origin, secret)(`/bundles/${filing.bundleId}/file?path=${path}`)).status).toBe(404);
		expect((await askBy(origin, secret)(`/bundles/${encodeURIComponent('../x.zip')}`)).status).toBe(400);
	});
});

test('a cookie of somebody who has signed in is not accepted, so that no page asks by it (CSRF)', async () => {
	const { office, origin } = await officeWithTwoUnits();
	const answer = await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual', headers: { origin } },
		body: new URLSearchParams({ email: BO, password: 'korrekt häst batteri häftklammer' }),
	});
	const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
	const headers = { cookie, 'content-type': 'application/json', origin };
	const asked = await fetch(`${origin}/api/v1/orders`, {
		method: 'POST',
		headers,
		body: JSON.stringify(ORDER),
	});
	expect(await codeOf(asked)).toEqual([401, 'token-missing']);
	expect(asked.headers.get('access-control-allow-origin')).toBeNull();
	expect((await office.catalogue.openOrders()).filter(({ accountId }) => accountId === 'skolkonto')).toEqual(
		[],
	);
});

test('a key in an address is refused, in the open and escaped, on pages too', async () => {
	const { office, origin } = await officeWithTwoUnits();
	const { secret } = await aToken(office, BO, [{ role: 'reader', unitId: 'skolan' }]);
	const ask = askBy(origin, secret);
	for (const path of [
		...['/me?access_token=x', `/me?token=${secret}`, `/search?q=${secret}`, `/accounts/${secret}`],
		`/search?q=${secret.replace('_', '%5F').replace('o', '%6f')}`,
	])
		expect([path, await codeOf(await ask(path))]).toEqual([path, [400, 'token-in-address']]);
	expect((await fetch(`${origin}/logga-in?till=${secret}`)).status).toBe(400);
});

test('a body that is too large is refused before it is read, with and without its length', async () => {
	const { office, origin } = await officeWithTwoUnits();
	const { secret } = await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const body = JSON.stringify({ ...ORDER, reason: 'x'.repeat(100_000) });
	expect(await codeOf(await askBy(origin, secret)('/orders', { body }))).toEqual([413, 'too-large']);
	const streamed = await fetch(`${origin}/api/v1/orders`, {
		...{ method: 'POST', duplex: 'half' },
		headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
		body: new Blob([body]).stream(),
	} as RequestInit);
	expect(await codeOf(streamed)).toEqual([413, 'too-large']);
	// Who has no key sends nothing at all.
	expect(await codeOf(await askBy(origin, undefined)('/orders', { body }))).toEqual([401, 'token-missing']);
});

test('a body that does not come (slow request) is given up', async () => {
	const { office } = await officeWithTwoUnits();
	const { secret } = await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const app = webApp(office, { senderOf: () => '127.0.0.1', apiBodyMs: 100 });
	const { port, close } = await listening(app.fetch, '127.0.0.1', 0);
	onTestFinished(close);
	const socket = connect(port, '127.0.0.1');
	onTestFinished(() => void socket.destroy());
	const head = [
		...['POST /api/v1/orders HTTP/1.1', `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${secret}`],
		...['Content-Type: application/json', 'Content-Length: 500', '', '{"account":'],
	].join('\r\n');
	socket.write(head);
	const [said] = await new Promise<readonly Buffer[]>((heard) =>
		socket.once('data', (piece) => heard([piece])),
	);
	expect(`${said}`).toContain('HTTP/1.1 408');
});

test('a program that runs wild is held back, and the others are not', async () => {
	const { office, origin } = await officeWithTwoUnits(handClock());
	const wild = askBy(origin, (await aToken(office, BO, [{ role: 'reader', unitId: 'skolan' }])).secret);
	const calm = askBy(origin, (await aToken(office, BO, [{ role: 'reader', unitId: 'skolan' }])).secret);
	const answers: number[] = [];
	for (let i = 0; i < 25; i++)
		answers.push(...(await Promise.all(Array.from({ length: 25 }, async () => (await wild('/me')).status))));
	expect([answers.filter((status) => status === 200).length, answers.at(-1)]).toEqual([600, 429]);
	expect((await calm('/me')).status).toBe(200);
});

test('a key stands in no log, event or file, also where a question fails by a fault of ours', async () => {
	const lines: string[] = [];
	const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
	const { office } = await officeWithTwoUnits();
	const { secret } = await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const broken = {
		...{ ...office, log },
		register: { ...office.register, units: () => Promise.reject(new Error('the disk is gone')) },
	};
	const app = webApp(broken, { senderOf: () => '127.0.0.1' });
	const { port, close } = await listening(app.fetch, '127.0.0.1', 0);
	onTestFinished(close);
	const ask = askBy(`http://127.0.0.1:${port}`, secret);
	const failed = await ask('/units');
	expect([failed.status, failed.headers.get('content-type')]).toEqual([
		500,
		'application/problem+json; charset=utf-8',
	]);
	const { id } = (await failed.json()) as { id: string };
	expect(lines.join('')).toContain(id);
	await ask(`/me?token=${secret}`);
	const kept = JSON.stringify(await office.catalogue.events());
	const dir = office.config.DATA_DIR;
	const files = await readdir(dir, { recursive: true, withFileTypes: true });
	const bytes = await Promise.all(
		files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
	);
	for (const text of [...lines, kept, ...bytes]) expect(text.includes(secret)).toBe(false);
});

test('an account of another unit is answered as one that is not there (enumeration)', async () => {
	const { office, origin } = await officeWithTwoUnits();
	const { secret } = await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const ask = askBy(origin, secret);
	const answered = async (path: string, name: string) => {
		const answer = await ask(path.replace('X', name));
		return [answer.status, (await answer.text()).replaceAll(name, 'X')];
	};
	for (const path of [
		...['/accounts/X', '/accounts/X/closing', '/bundles?account=X', '/search?q=hej&account=X'],
		...['/bundles?account=https://social.example/@X', '/search?q=hej&account=https://social.example/@X'],
	])
		expect([path, ...(await answered(path, 'hamnen'))]).toEqual([path, ...(await answered(path, 'finnsej'))]);
	for (const path of ['/accounts/X', '/bundles?account=X', '/search?q=hej&account=X'])
		expect([path, ...(await answered(path, 'hamnkonto'))]).toEqual([
			path,
			...(await answered(path, 'finnsejalls')),
		]);
});
