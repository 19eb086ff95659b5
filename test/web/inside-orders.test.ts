import { expect, test } from 'vitest';
import { stopOrder } from '../../src/work/live/stop-order.ts';
import { orderRemoval } from '../../src/work/occasions/order-removal.ts';
import { post } from '../bundle/sample.ts';
import { accountAt } from '../storage/sample.ts';
import { askAs } from './ask.ts';
import { filedWith } from './filed.ts';
import { addAccounts, addFirst, addWith, FIRST, openTestOffice } from './office.ts';

const ADDRESS = 'https://social.example/@almby';
const BO = 'bo@kommunen.example';

/** An account of the school's, and an archivist of one unit alone. */
async function opened(unitId: string) {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	await addAccounts(office, 'skolan', { almby: ADDRESS });
	await addAccounts(office, 'vattnet', {});
	await addWith(office, 'Bo Åkesson', BO, [{ role: 'archivist', unitId }]);
	return { office, ask: await askAs(origin, BO) };
}

test('why evidence was ordered, and why it was stopped, is told to nobody who orders it in other words or looks at the order', async () => {
	const { office, ask } = await opened('skolan');
	const wish = { post: `${ADDRESS}/117`, category: 'crime', why: 'Hot mot Eva Ek' } as const;
	const { order } = await orderRemoval(office, 'almby', wish);
	const form = { post: wish.post, category: 'hatred', reason: 'Hets' };
	for (const lang of ['sv', 'en'] as const) {
		const answer = await ask('/konton/almby/bevis', { form, lang });
		const text = await answer.text();
		expect(answer.status).toBe(400);
		expect(text).toContain(lang === 'sv' ? 'redan beställt' : 'ordered already');
		expect(text).toContain(`href="/bestallningar/${order.id}"`);
		expect(text).not.toContain('Eva Ek');
		const told = /<div class="told bad".*?<\/div>/s.exec(text)?.[0] ?? '';
		expect(told).not.toMatch(/crime|brott/i);
	}
	await stopOrder(office, order, 'Eva Ek har själv tagit bort det', FIRST.name);
	const page = await (await ask(`/bestallningar/${order.id}`)).text();
	expect(page).toContain(FIRST.name);
	expect(page).not.toContain('Eva Ek');
});

test('whoever orders evidence of a post by the address of another account is told so while it can be stopped, and not whose it is', async () => {
	const { office, ask } = await opened('skolan');
	const unitId = 'skolan';
	await office.register.change(
		[
			{
				kind: 'account-added',
				account: { id: 'x', unitId, ...accountAt('https://x.com/almbyskola'), facts: { name: 'Almby' } },
			},
			{ kind: 'status-changed', id: 'x', from: 'planned', to: 'active' },
		],
		FIRST.name,
	);
	const told = { sv: 'hör till ett annat konto', en: 'is of another account' };
	for (const [handle, isTold] of [
		['hotfull', true],
		['almbyskola', false],
	] as const) {
		const form = { post: `https://x.com/${handle}/status/117`, category: 'crime', reason: 'Hot' };
		const at = (await ask('/konton/x/bevis', { form })).headers.get('location') ?? '';
		expect(at).toMatch(/^\/bestallningar\/./);
		for (const lang of ['sv', 'en'] as const) {
			const page = await (await ask(at, { lang })).text();
			expect([handle, lang, page.includes(told[lang])]).toEqual([handle, lang, isTold]);
			expect(page).not.toContain('hotfull');
		}
	}
});

test('what was filed before an account came to another unit is not shown to that unit, on any page of the account', async () => {
	const { office, ask } = await opened('vattnet');
	const filing = await filedWith(office, { posts: [post(1)], address: ADDRESS, occasion: 'closure' });
	expect([filing.accountId, filing.unitId]).toEqual(['almby', 'skolan']);
	const begun = {
		kind: 'closing-begun',
		id: 'almby',
		closingId: 'k',
		from: 'active',
		level: 'full',
	} as const;
	await office.register.change(
		[
			{ kind: 'account-changed', id: 'almby', unitId: 'vattnet', facts: {} },
			{ ...begun, lastContent: '2026-11-01', reason: '' },
		],
		FIRST.name,
	);
	const order = `/bestallningar/${filing.orderId}`;
	for (const path of ['', '/avsluta', '/bestall?steg=2&reason=x'].map((each) => `/konton/almby${each}`)) {
		const answer = await ask(path);
		expect([path, answer.status]).toEqual([path, 200]);
		expect([path, (await answer.text()).includes(filing.bundleId)]).toEqual([path, false]);
	}
	const page = await (await ask(order)).text();
	expect(page).toContain('almby');
	expect(page).not.toContain('Ett prov');
	expect((await ask(`/paket/${filing.bundleId}`)).status).toBe(404);
});
