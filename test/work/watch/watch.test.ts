import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Build } from '../../../fixtures/profiles/server.ts';
import type { Office } from '../../../src/office.ts';
import { orderDue } from '../../../src/work/order-due.ts';
import { theAccount } from '../../../src/work/register/keep.ts';
import { worstOfLooks } from '../../../src/work/watch-accounts.ts';
import { sideBySide as test } from '../../house/side-by-side.ts';
import { announce, dayIn, documented, planned, school, watch } from './school.ts';

const DAY = 86_400;
const events = async (office: Office, subject: string) =>
	(await office.catalogue.events({ subject })).filter(({ kind }) => /watch|change-detected/.test(kind));

test.each(['huset', 'rutan'] satisfies Build[])(
	'a profile that changes is told from one that platforms dress anew (%s)',
	async (build) => {
		const { profiles, clock, office, register } = await school();
		const account = await register(build);
		const first = await watch(office);
		expect(first.looks).toMatchObject([
			{ isFirst: true, look: { changes: [], ...(build === 'huset' ? { posts: 3 } : {}) } },
		]);
		expect(worstOfLooks(first)).toBe(0);
		const { known, fingerprint } = (await office.watch.states([account.id])).get(account.id) ?? {};
		expect(known).toMatchObject({
			...{ name: 'Björkskolan i Älvhamra', verified: true, followers: build === 'huset' ? 1234 : 1200 },
			link: 'https://alvhamra.example/bjorkskolan',
			bio: expect.stringContaining('skolans vardag'),
			...{
				avatar: { address: expect.stringContaining('/avatar/1/') },
				cover: { address: expect.stringContaining('/cover/1/') },
			},
		});

		// The next day the platform packs its pictures anew, and more people follow.
		clock.forward(DAY);
		profiles.show({ packing: 'small-webp', followers: 1301, name: 'Björkskolan i Älvhamra 🌳' });
		const [quiet] = (await watch(office)).looks;
		expect(quiet?.look).toMatchObject({ changes: [], begun: [], fingerprint });
		expect(await office.catalogue.openOrders()).toEqual([]);

		clock.forward(DAY);
		profiles.show({ name: 'Gratis telefoner', avatar: 2, cover: 2, bio: 'Klicka här!', verified: false });
		const changed = await watch(office);
		const [look] = changed.looks;
		const fields = look?.look.changes.map(({ what, weight }) => `${what} ${weight}`);
		expect(fields).toEqual(['name major', 'avatar major', 'cover major', 'bio minor']);
		expect(look?.begun.map(({ code }) => code)).toEqual([
			'profile-does-not-name-municipality',
			'profile-does-not-name-unit',
		]);
		expect(look?.isAnnounced).toBe(false);
		expect(worstOfLooks(changed)).toBe(10);
		const [order, ...others] = await office.catalogue.openOrders();
		expect(others).toEqual([]);
		expect(order).toMatchObject({
			id: look?.look.orderId,
			accountId: account.id,
			occasion: 'change',
			state: 'waiting',
		});
		expect(order?.reason).toContain('från ”Björkskolan i Älvhamra” till ”Gratis telefoner”');

		// One state of it is one snapshot, whatever else changes before that is taken.
		clock.forward(DAY);
		profiles.show({ name: 'Billiga telefoner' });
		const [again] = (await watch(office)).looks;
		expect(again?.look).toMatchObject({ orderId: order?.id, begun: ['verified-mark-lost'] });
		const [both, ...none] = await office.catalogue.openOrders();
		expect(none).toEqual([]);
		expect(both?.reason).toMatch(
			/till ”Gratis telefoner”.* från ”Gratis telefoner” till ”Billiga telefoner”/s,
		);

		expect((await events(office, account.id)).map(({ kind }) => kind)).toEqual([
			'watch-begun',
			'change-detected',
			...['watch-finding-begun', 'watch-finding-begun'],
			...['change-detected', 'watch-finding-begun'],
		]);
		const kept = await office.watch.looks(account.id);
		expect(kept).toHaveLength(4);
		// The picture before the change and the ones after it are there, and small; what one quiet day adds to another is not.
		for (const { picture } of kept) {
			const file = join(office.config.DATA_DIR, picture ?? 'none');
			expect((await sharp(file).metadata()).width).toBe(720);
		}
		expect((await office.catalogue.verifyEvents()).ok).toBe(true);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	},
	120_000,
);

test('what stands in the way is told when it stands there twice, and hides no other account', async () => {
	const { profiles, clock, office, register } = await school({ WATCH_SECONDS: '10' });
	const account = await register('huset');
	await watch(office);
	profiles.show({ door: 'login' });
	clock.forward(DAY);
	const once = await watch(office);
	expect(once.looks).toMatchObject([{ look: { failure: { code: 'login-wall' }, changes: [] }, begun: [] }]);
	expect(worstOfLooks(once)).toBe(75);
	// It is looked at again within the hour, and no more often.
	clock.forward(3600);
	const twice = await watch(office);
	expect(twice.looks).toMatchObject([{ begun: [{ code: 'account-behind-wall', failure: 'login-wall' }] }]);
	expect(worstOfLooks(twice)).toBe(10);
	profiles.show({ door: 'hangs' });
	clock.forward(DAY);
	const hung = await watch(office);
	expect(hung.looks[0]?.look.failure?.code).toMatch(/timeout|unreachable/);
	// Of the ten seconds, however busy the machine is; without a bound of its own it would hang for two minutes.
	expect(hung.looks[0]?.look.ms).toBeLessThan(60_000);
	profiles.show({ door: 'gone' });
	clock.forward(DAY);
	expect((await watch(office)).looks[0]?.begun).toMatchObject([
		{ code: 'account-gone', failure: 'not-found' },
	]);
	clock.forward(DAY);
	profiles.show({ door: undefined as never });
	expect((await watch(office)).looks[0]).toMatchObject({
		look: { changes: [] },
		ended: [{ code: 'account-gone' }],
	});
	expect(await office.catalogue.openOrders()).toEqual([]);
	expect(await readdir(join(office.config.DATA_DIR, 'work'))).toEqual([]);
	expect(existsSync(join(office.config.DATA_DIR, 'watch', account.id))).toBe(true);
}, 120_000);

test('nothing is told of accounts while nothing is reached from here, and then of the one that stays away', async () => {
	const { profiles, clock, office, register } = await school();
	for (const who of ['a', 'b', 'c']) await register('huset', who);
	profiles.show({ door: 'down' });
	for (let hour = 0; hour < 3; hour++) {
		const { looks } = await watch(office);
		expect(looks.map(({ begun, isTriedAgain }) => [begun, isTriedAgain])).toEqual(Array(3).fill([[], true]));
		clock.forward(3600);
	}
	profiles.show({ door: undefined as never });
	const [one, other, third] = await office.register.accounts();
	if (!one || !other || !third) throw new Error('three accounts');
	await watch(office, { accounts: [one] });
	profiles.show({ door: 'down' });
	expect((await watch(office, { accounts: [other] })).looks).toMatchObject([
		{ begun: [{ code: 'account-unreachable' }] },
	]);
}, 120_000);

test('a host that turns us away is not asked for one account after the other', async () => {
	const { profiles, clock, office, register } = await school();
	for (const who of ['a', 'b', 'c']) await register('huset', who);
	profiles.show({ door: 'busy' });
	const refused = await watch(office);
	expect(refused.looks).toMatchObject([{ look: { failure: { code: 'rate-limited' } } }]);
	expect(refused.postponed.map(({ code }) => code)).toEqual(['host-resting', 'host-resting']);
	expect(profiles.asked.filter((path) => path.startsWith('/huset'))).toHaveLength(1);
	expect(worstOfLooks(refused)).toBe(75);
	profiles.show({ door: undefined as never });
	clock.forward(601);
	expect((await watch(office)).looks.map(({ look }) => look.failure)).toEqual([undefined, undefined]);
}, 120_000);

test('quiet days keep one picture', async () => {
	const { clock, office, register } = await school();
	const account = await register('rutan');
	for (let n = 0; n < 4; n++) {
		await watch(office);
		clock.forward(DAY);
	}
	const looks = await office.watch.looks(account.id);
	expect(looks.map(({ picture }) => picture !== undefined)).toEqual([true, false, false, true]);
	expect(await readdir(join(office.config.DATA_DIR, 'watch', account.id))).toHaveLength(2);
}, 120_000);

test('an announced change that was documented before it orders nothing, and says what it was announced as', async () => {
	const { profiles, clock, office, register } = await school();
	const account = await register('huset');
	await watch(office);
	const announcement = await announce(office, account, dayIn(office, 1));
	await documented(office, account, dayIn(office, 0));
	profiles.show({ name: 'Björkskolan och Granskolan, Älvhamra' });
	clock.forward(DAY);
	const watched = await watch(office);
	expect(watched.looks[0]).toMatchObject({
		...{ isAnnounced: true, look: { changes: [{ what: 'name' }] } },
		announcement: { id: announcement, what: 'Sammanslagning', isDocumented: true },
	});
	expect(worstOfLooks(watched)).toBe(0);
	expect(await office.catalogue.openOrders()).toEqual([]);
	expect((await events(office, account.id)).at(-1)?.data).toMatchObject({
		...{ isAnnounced: true, announcement: { id: announcement, what: 'Sammanslagning' } },
	});

	// What changes later in the fortnight is another change.
	clock.forward(4 * DAY);
	profiles.show({ name: 'Gratis telefoner' });
	expect((await watch(office)).looks[0]).toMatchObject({ isAnnounced: false });
}, 120_000);

test('what was taken before a change was announced documents it, also where it comes on the same day', async () => {
	const { profiles, clock, office, register } = await school();
	const account = await register('huset');
	await watch(office);
	const on = dayIn(office, 6);
	await documented(office, account, dayIn(office, 0));
	const seconds = (Date.parse(`${dayIn(office, 0)}T15:00:00.000Z`) - clock.now().getTime()) / 1000;
	clock.forward(Math.max(0, seconds));
	await announce(office, account, on);
	profiles.show({ name: 'Björkskolan och Granskolan, Älvhamra' });
	clock.forward(60);
	expect((await watch(office, { accounts: [account] })).looks[0]).toMatchObject({
		...{ isAnnounced: true, announcement: { on, isDocumented: true } },
	});
	expect(await office.catalogue.openOrders()).toEqual([]);
	expect(await office.occasions.changes()).toMatchObject([{ on, documentedOn: expect.any(String) }]);
}, 120_000);

test('an announced change that comes early and is not documented is documented now, and is no longer due', async () => {
	const { profiles, clock, office, register } = await school();
	const account = await register('huset');
	await watch(office);
	const on = dayIn(office, 6);
	await announce(office, account, on);
	await announce(office, account, dayIn(office, 200));
	await orderDue(office);
	expect((await office.catalogue.openOrders()).map(({ occasion }) => occasion)).toEqual(['change']);
	profiles.show({ name: 'Björkskolan och Granskolan, Älvhamra' });
	clock.forward(DAY);
	const watched = await watch(office);
	const [look] = watched.looks;
	expect(look).toMatchObject({ isAnnounced: true, announcement: { on, isDocumented: false } });
	// Whether it was this that was announced is for somebody to see.
	expect(worstOfLooks(watched)).toBe(10);
	expect(await office.catalogue.openOrders()).toMatchObject([
		{ id: look?.look.orderId, reason: expect.stringMatching(/^Anmäld förändring \(”Sammanslagning”/) },
	]);
	const [seen] = await office.occasions.changes({ accountId: account.id });
	expect(seen).toMatchObject({ on: look?.announcement?.seenOn });
	await orderDue(office);
	expect(await office.catalogue.openOrders()).toHaveLength(1);
}, 120_000);

test('only what is watched is looked at, once while two are at it, and a stop gives back what is not done', async () => {
	const { office, register, profiles } = await school();
	const account = await register('huset');
	const other = await planned(office, profiles.address('huset', 'granskolan'));
	const [one, two] = await Promise.all([watch(office), watch(office)]);
	expect([one.isOverlap, two.isOverlap].sort()).toEqual([false, true]);
	expect([...one.looks, ...two.looks].map((l) => l.account.id)).toEqual([account.id]);
	expect(profiles.asked).not.toContain('/huset/granskolan');
	const waiting = await theAccount(office, other);
	await expect(watch(office, { accounts: [waiting] })).rejects.toMatchObject({ code: 'account-not-watched' });

	const stop = new AbortController();
	const stopped = watch(office, { accounts: [account], signal: stop.signal, show: () => stop.abort() });
	expect(await stopped).toMatchObject({ looks: [], postponed: [] });
	expect(await office.watch.looks(account.id)).toHaveLength(1);
	// Locks are free again.
	expect((await watch(office, { accounts: [account] })).looks).toHaveLength(1);
}, 120_000);
