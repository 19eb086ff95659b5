import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Office } from '../../../src/office.ts';
import { exitOfTold, tellUnits } from '../../../src/work/notices/tell.ts';
import { mailServer, plainOf } from '../../storage/post/mail-server.ts';
import { webServer } from '../../storage/post/web-server.ts';
import { accountAt, officeIn } from '../../storage/sample.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';

const never = () => new AbortController().signal;
const DAY = 86_400;

/** A school and a library, with an active account each and nothing signed. */
async function municipality(env: Readonly<Record<string, string>>) {
	const clock = handClock('2026-11-23T08:00:00.000Z');
	const office = await tempOffice({ clock, env: { ORGANISATION_NAME: 'Älvhamra kommun', ...env } });
	const unit = (name: string, email?: string) => ({
		...{ name, creator: 'Nämnden', isCommunications: false },
		...(email === undefined ? {} : { email }),
	});
	await office.register.change(
		[
			{ kind: 'unit-added', id: 's', unit: unit('Björkskolan', 'skolan@kommunen.example') },
			{ kind: 'unit-added', id: 'b', unit: unit('Biblioteket') },
			...(['s', 'b'] as const).flatMap((id) => [
				{
					kind: 'account-added' as const,
					account: { id: `${id}-1`, unitId: id, ...accountAt(`https://social.example/@${id}`), facts: {} },
				},
				{ kind: 'status-changed' as const, id: `${id}-1`, from: 'planned' as const, to: 'active' as const },
			]),
		],
		'Anna',
	);
	return { office, clock };
}

const mail = (url: string, more: object = {}) => ({
	SMTP_URL: url,
	NOTICES_FROM: 'ogonblick@kommunen.example',
	...more,
});
const announce = (office: Office, on: string) =>
	office.register.change(
		[{ kind: 'change-announced', id: 's-1', changeId: `c-${on}`, on, what: 'Nytt namn: Björkhagen' }],
		'Anna',
	);

test('each unit has one letter of its own, where it has an address or somebody has one for it; nobody gets the same twice', async () => {
	const { url, arrived } = await mailServer();
	const { office, clock } = await municipality(mail(url, { NOTICES_TO: 'arkivet@kommunen.example' }));
	const told = await tellUnits(office, never());
	expect(told).toMatchObject({ ways: ['mail'], written: 2, waiting: 0, unaddressed: [] });
	expect(exitOfTold(told)).toBe(0);
	const [library, school] = arrived.toSorted((a, b) => (a.to[0] ?? '').localeCompare(b.to[0] ?? ''));
	expect(library?.to).toEqual(['arkivet@kommunen.example']);
	expect(school?.to).toEqual(['skolan@kommunen.example']);
	const text = plainOf(school ?? { raw: '' });
	for (const said of [
		'Till Björkskolan',
		'Aktivitetsplanen är inte undertecknad',
		'--unit Björkskolan',
		'arkivet@kommunen.example',
	])
		expect(text).toContain(said);
	for (let day = 0; day < 3; day++, clock.forward(DAY))
		expect((await tellUnits(office, never())).written).toBe(0);
	expect(arrived).toHaveLength(2);
});

test('a letter a day; what is urgent goes at once, and what ends is not told', async () => {
	const { url, arrived } = await mailServer();
	const { office, clock } = await municipality(mail(url));
	await tellUnits(office, never());
	await announce(office, '2026-12-05');
	expect((await tellUnits(office, never())).written).toBe(0);
	clock.forward(DAY);
	expect((await tellUnits(office, never())).written).toBe(1);
	expect(plainOf(arrived.at(-1) ?? { raw: '' })).toContain('5 december 2026: Nytt namn: Björkhagen.');
	await announce(office, '2026-11-26');
	expect((await tellUnits(office, never())).written).toBe(1);
	expect(arrived.at(-1)?.raw).toMatch(/^Subject: =\?UTF-8\?Q\?Br=C3=A5dskar/m);
	const withdrawn = { kind: 'change-withdrawn' as const, id: 's-1', changeId: 'c-2026-11-26', reason: 'Nej' };
	await office.register.change([withdrawn], 'Anna');
	clock.forward(8 * DAY);
	const { written } = await tellUnits(office, never());
	// The other change is within its last days by now.
	expect(written).toBe(1);
	expect(plainOf(arrived.at(-1) ?? { raw: '' })).not.toContain('26 november');
});

test('a unit without any address is named, and told when it has one', async () => {
	const { url, arrived } = await mailServer();
	const { office } = await municipality(mail(url));
	const told = await tellUnits(office, never());
	expect(told.unaddressed).toEqual([{ id: 'b', name: 'Biblioteket' }]);
	expect(exitOfTold(told)).toBe(2);
	await office.register.change(
		[{ kind: 'unit-changed', id: 'b', to: { email: 'bibliotek@kommunen.example' } }],
		'Anna',
	);
	expect(exitOfTold(await tellUnits(office, never()))).toBe(0);
	expect(arrived.map(({ to }) => to[0]).toSorted()).toEqual([
		'bibliotek@kommunen.example',
		'skolan@kommunen.example',
	]);
});

test('what does not arrive waits, is tried again with more and more time between, and goes to the address that was corrected', async () => {
	const { url, arrived } = await mailServer({
		onRcptTo: ({ address }, _session, done) =>
			done(
				address.startsWith('skolan') ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null,
			),
	});
	const { office, clock } = await municipality(mail(url, { NOTICES_TO: 'arkivet@kommunen.example' }));
	const first = await tellUnits(office, never());
	expect(first).toMatchObject({
		sent: [{ recipient: 'arkivet@kommunen.example' }],
		putOff: [{ trouble: expect.stringContaining('550') }],
	});
	expect(exitOfTold(first)).toBe(75);
	expect(await tellUnits(office, never())).toMatchObject({ putOff: [], waiting: 1 });
	clock.forward(301);
	expect(await tellUnits(office, never())).toMatchObject({ putOff: [{ tries: 2 }], waiting: 0 });
	// Whoever asks for it by hand need not wait.
	expect(await tellUnits(office, never(), { isAsked: true })).toMatchObject({ putOff: [{ tries: 3 }] });
	await office.register.change(
		[{ kind: 'unit-changed', id: 's', to: { email: 'rektor@kommunen.example' } }],
		'Anna',
	);
	const last = await tellUnits(office, never());
	expect(exitOfTold(last)).toBe(0);
	expect(arrived.map(({ to }) => to[0])).toEqual(['arkivet@kommunen.example', 'rektor@kommunen.example']);
});

test('where the server is away nothing is lost, and no letter behind the first is tried', async () => {
	const server = await mailServer();
	await server.close();
	const { office, clock } = await municipality(mail(server.url, { NOTICES_TO: 'arkivet@kommunen.example' }));
	expect(await tellUnits(office, never())).toMatchObject({
		written: 2,
		sent: [],
		putOff: [{ tries: 1, nextAt: '2026-11-23T08:05:00.000Z' }],
		waiting: 1,
	});
	clock.forward(600);
	expect((await office.notices.letters({ isWaiting: true })).map(({ tries }) => tries).toSorted()).toEqual([
		0, 1,
	]);
});

test('the webhook gets the same as JSON, signed, beside mail and whatever mail does', async () => {
	const { url, host, posted } = await webServer();
	const secret = join(await tempDir(), 'secret');
	await writeFile(secret, 'x'.repeat(40));
	const away = await mailServer();
	await away.close();
	const { office } = await municipality({
		...mail(away.url),
		...{ WEBHOOK_URL: url, WEBHOOK_SECRET_FILE: secret, ALLOW_HOSTS: host },
	});
	const told = await tellUnits(office, never());
	expect(told.sent.map(({ way }) => way)).toEqual(['webhook', 'webhook']);
	const documents = posted.map(({ body }) => JSON.parse(body));
	const school = documents.find(({ unit }) => unit.name === 'Björkskolan');
	expect(school).toMatchObject({
		...{
			format: 'ogonblick-notices/1',
			urgent: false,
			organisation: { name: 'Älvhamra kommun', number: null },
		},
		unit: { id: 's', creator: 'Nämnden' },
		notices: [
			{
				kind: 'plan-not-signed',
				account: { id: 's-1', address: 'https://social.example/@s' },
				commands: [expect.any(String), expect.any(String)],
			},
			{ kind: 'row-missing', account: null },
		],
	});
	expect(JSON.stringify(documents)).not.toContain(await readFile(secret, 'utf8'));
});

test('without settings nothing is kept, so that the first letter after them tells all', async () => {
	const { office } = await municipality({});
	expect(await tellUnits(office, never())).toMatchObject({ ways: [], written: 0 });
	expect(await office.notices.standing()).toEqual([]);
});

test('of two at once the second does nothing', async () => {
	const { url, arrived } = await mailServer();
	const { office } = await municipality(mail(url));
	const both = await Promise.all([tellUnits(office, never()), tellUnits(office, never())]);
	expect(both.map(({ isOverlap }) => isOverlap).toSorted()).toEqual([false, true]);
	expect(arrived).toHaveLength(1);
});

test('a way that is set up no more keeps its letters, and keeps nobody waiting', async () => {
	const server = await mailServer();
	await server.close();
	const { office } = await municipality(mail(server.url, { NOTICES_TO: 'arkivet@kommunen.example' }));
	await tellUnits(office, never());
	const { url, host } = await webServer();
	const secret = join(await tempDir(), 'secret');
	await writeFile(secret, 'x'.repeat(40));
	const env = { WEBHOOK_URL: url, WEBHOOK_SECRET_FILE: secret, ALLOW_HOSTS: host };
	const other = await officeIn(office.config.DATA_DIR, { clock: office.clock, env });
	const told = await tellUnits(other, never());
	expect(told).toMatchObject({ ways: ['webhook'], written: 2, waiting: 0, unaddressed: [] });
	expect(exitOfTold(told)).toBe(0);
	expect(await other.notices.letters({ isWaiting: true })).toHaveLength(2);
	await other.close();
});

test('hundreds of units are kept a part at a time, each with its letter', async () => {
	const { url, posted } = await webServer();
	const secret = join(await tempDir(), 'secret');
	await writeFile(secret, 'x'.repeat(40));
	const { office } = await municipality({
		WEBHOOK_URL: url,
		WEBHOOK_SECRET_FILE: secret,
		ALLOW_HOSTS: new URL(url).host,
	});
	const ids = Array.from({ length: 150 }, (_, i) => `u${i}`);
	await office.register.change(
		ids.flatMap((id) => [
			{
				kind: 'unit-added' as const,
				id,
				unit: { name: `Enhet ${id}`, creator: 'Nämnden', isCommunications: false },
			},
			{
				kind: 'account-added' as const,
				account: { id: `k${id}`, unitId: id, ...accountAt(`https://social.example/@${id}`), facts: {} },
			},
			{ kind: 'status-changed' as const, id: `k${id}`, from: 'planned' as const, to: 'active' as const },
		]),
		'Anna',
	);
	expect(await tellUnits(office, never())).toMatchObject({ written: 152, putOff: [], waiting: 0 });
	expect(new Set(posted.map(({ body }) => JSON.parse(body).unit.id)).size).toBe(152);
	expect((await tellUnits(office, never())).written).toBe(0);
}, 60_000);
