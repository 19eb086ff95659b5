import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { type OrderWish, placeOrder } from '../../src/work/place-order.ts';
import { addAccount, addUnit } from '../../src/work/register/keep.ts';
import { handClock, tempDir, tempOffice } from '../storage/temp-office.ts';

function wish(more: Partial<OrderWish> = {}): OrderWish {
	return {
		target: 'https://social.example/@kommunen',
		occasion: 'adhoc',
		reason: '',
		level: 'unique',
		...more,
	};
}

describe('placing an order', () => {
	test('of what is to be removed is restricted in access from the start, also of a whole account', async () => {
		const office = await tempOffice();
		expect(await placeOrder(office, wish({ occasion: 'removal' }))).toMatchObject({ isRestricted: true });
		expect(await placeOrder(office, wish())).not.toHaveProperty('isRestricted');
	});

	test('for a bare address registers it under the defaults', async () => {
		const clock = handClock();
		const office = await tempOffice({ clock });
		const order = await placeOrder(office, wish({ reason: ' Inför nedläggning ', orderedBy: 'Anna' }));
		const now = clock.now().toISOString();
		expect(order).toMatchObject({
			...{
				occasion: 'adhoc',
				reason: 'Inför nedläggning',
				level: 'unique',
				orderedBy: 'Anna',
				orderedAs: 'person',
			},
			...{ orderedAt: now, due: now, state: 'waiting', allowHosts: [], limits: {} },
		});
		expect(order).not.toHaveProperty('out');
		const { account } = await office.catalogue.accountContext(order.accountId);
		expect(account).toMatchObject({ handle: 'kommunen@social.example', isDefault: true });
	});

	test('gives the one that waits where the very same is ordered again, and another where it differs or is begun', async () => {
		const office = await tempOffice();
		const first = await placeOrder(office, wish({ limits: { posts: 3 } }));
		expect((await placeOrder(office, wish({ limits: { posts: 3 } }))).id).toBe(first.id);
		for (const more of [
			{ limits: { posts: 4 } },
			{ reason: 'Inför nedläggning' },
			{ level: 'full' as const },
		])
			expect((await placeOrder(office, wish({ limits: { posts: 3 }, ...more }))).id).not.toBe(first.id);
		await office.queue.claim('one', first.id);
		expect((await placeOrder(office, wish({ limits: { posts: 3 } }))).id).not.toBe(first.id);
	});

	test('that names no level takes the one that the account has in the register', async () => {
		const office = await tempOffice();
		const { level: _, ...unsaid } = wish({ target: 'https://x.com/kommunen' });
		expect((await placeOrder(office, unsaid)).level).toBe('unique');
		const unit = await addUnit(office, { name: 'Björkskolan', creator: 'Nämnden' }, 'Anna');
		const facts = { level: 'full' } as const;
		await addAccount(office, { address: unsaid.target, unit: unit.id, facts }, 'Anna');
		expect((await placeOrder(office, unsaid)).level).toBe('full');
		expect((await placeOrder(office, { ...unsaid, level: 'overview' })).level).toBe('overview');
	});

	test('for an id, a handle or another spelling finds the same account', async () => {
		const office = await tempOffice();
		const { accountId } = await placeOrder(office, wish({ target: 'https://x.com/Kommunen' }));
		for (const target of [accountId, 'kommunen', '@Kommunen', ' https://twitter.com/kommunen/?s=20 '])
			expect((await placeOrder(office, wish({ target }))).accountId).toBe(accountId);
	});

	test('names the system account where no person is named, and says that it is one', async () => {
		const office = await tempOffice();
		const order = await placeOrder(office, wish({ orderedBy: ' ' }));
		expect(order).toMatchObject({ orderedBy: userInfo().username, orderedAs: 'system-account' });
		expect(await office.catalogue.order(order.id)).toMatchObject({ orderedAs: 'system-account' });
	});

	test.each([
		['', 'bad-address'],
		['kommun.example/konto', 'bad-address'],
		['ftp://kommun.example', 'bad-address'],
		['localhost:8080', 'bad-address'],
		['https://anna:hemligt@kommun.example', 'bad-address'],
		['https://', 'bad-address'],
		['kommunen', 'unknown-account'],
	])('refuses %j with a remedy, and leaves nothing', async (target, code) => {
		const office = await tempOffice();
		const refused = placeOrder(office, wish({ target }));
		await expect(refused).rejects.toThrow(UsageError);
		await expect(refused).rejects.toMatchObject({
			...{ code, subject: 'target', remedy: expect.stringContaining('https://') },
		});
		expect(await office.catalogue.events()).toEqual([]);
	});

	test('never repeats a password', async () => {
		const office = await tempOffice();
		await expect(placeOrder(office, wish({ target: 'https://anna:hemligt@k.example' }))).rejects.not.toThrow(
			/hemligt/,
		);
	});

	test('keeps hosts that may be reached, and refuses what is none', async () => {
		const office = await tempOffice();
		const allowHosts = ['Intranät.Example', '127.0.0.1:8080', '[::1]:80', '[::1]'];
		expect((await placeOrder(office, wish({ allowHosts }))).allowHosts).toEqual([
			...['intranät.example', '127.0.0.1:8080', '[::1]:80', '[::1]'],
		]);
		const none = ['', 'http://k.example', 'k.example/a', 'k.example:99999', 'k.example:', 'a b'];
		for (const host of [...none, '[::::]', '999.1.1.1', '1.2.3', '..', 'a..b', '-', 'k.example:0'])
			await expect(placeOrder(office, wish({ allowHosts: [host] }))).rejects.toMatchObject({
				code: 'bad-allow-host',
			});
		// None waits for a capture that would refuse its host at every try.
		expect(await office.catalogue.openOrders()).toHaveLength(1);
	});

	test('makes the directory to file under, and keeps it absolute', async () => {
		const office = await tempOffice();
		const out = join(await tempDir(), 'ny', 'mapp');
		const order = await placeOrder(office, wish({ out: relative(process.cwd(), out) }));
		expect(order.out).toBe(out);
		expect(await readdir(out)).toEqual([]);
	});

	test('refuses a directory that cannot be used, before anything is registered', async () => {
		const office = await tempOffice();
		const dir = await tempDir();
		await writeFile(join(dir, 'file'), '');
		await mkdir(join(office.config.DATA_DIR, 'work', 'x'));
		const { DATA_DIR } = office.config;
		for (const out of [join(dir, 'file'), join(dir, 'file', 'a'), DATA_DIR, join(DATA_DIR, 'work', 'x')])
			await expect(placeOrder(office, wish({ out }))).rejects.toMatchObject({
				...{ code: 'out-unwritable', subject: out, remedy: expect.stringMatching(/directory/) },
			});
		expect(await office.catalogue.events()).toEqual([]);
	});
});
