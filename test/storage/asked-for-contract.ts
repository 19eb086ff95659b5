import { expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import { anOrder } from './sample.ts';

/** What every adapter of `Catalogue` must tell of what orders asked for. @param open gives a new empty office on the adapter, closed when the test ends */
export function askedForContract(open: () => Promise<Office>): void {
	test('orders are told by what they asked for, tens of thousands at a time', async () => {
		const office = await open();
		const whole = await anOrder(office, { level: 'full' });
		const limited = await anOrder(office, { limits: { posts: 5 } });
		const post = await anOrder(office, {
			...{ occasion: 'removal', isRestricted: true },
			removal: { post: 'https://social.example/@kommunen/1', category: 'hatred' },
		});
		const asked = await office.catalogue.askedFor([whole.id, limited.id, post.id, 'none']);
		const open_ = { isRestricted: false, isOfPost: false };
		expect(Object.fromEntries(asked)).toEqual({
			[whole.id]: { level: 'full', isWhole: true, ...open_ },
			[limited.id]: { level: 'unique', isWhole: false, ...open_ },
			[post.id]: { level: 'unique', isWhole: false, isRestricted: true, isOfPost: true },
		});
	});
}
