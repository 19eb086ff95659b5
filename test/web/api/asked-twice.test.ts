import { expect, test } from 'vitest';
import { askBy, aToken, BO, officeWithTwoUnits } from './office.ts';

test('a program that asks for a closure again, since the answer did not come, moves nothing', async () => {
	const { office, origin } = await officeWithTwoUnits();
	const ask = askBy(origin, (await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret);
	const body = { account: 'skolkonto', occasion: 'closure', reason: 'Kontot slås samman' };
	const first = await ask('/orders', { body });
	const again = await ask('/orders', { body });
	expect([first.status, again.status]).toEqual([201, 200]);
	expect(await again.json()).toEqual(await first.json());
	expect(await office.catalogue.openOrders()).toHaveLength(1);
});
