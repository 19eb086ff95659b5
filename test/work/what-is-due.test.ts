import { expect, test } from 'vitest';
import { whatIsDue } from '../../src/work/what-is-due.ts';
import { anOrder } from '../storage/sample.ts';
import { handClock, tempOffice } from '../storage/temp-office.ts';

test('open orders are told due first, with those that are overdue', async () => {
	const office = await tempOffice({ clock: handClock('2026-11-23T12:00:00.000Z') });
	const coming = await anOrder(office, { due: '2026-12-01T00:00:00.000Z', address: 'https://x.com/a' });
	const overdue = await anOrder(office, { due: '2026-11-01T00:00:00.000Z', address: 'https://x.com/b' });
	await office.queue.claim('at work', overdue.id);
	await office.queue.cancel((await anOrder(office)).id, 'ett misstag');
	const due = await whatIsDue(office);
	expect(due.map((d) => [d.order.id, d.account.handle, d.order.state, d.overdue])).toEqual([
		[overdue.id, 'b', 'claimed', true],
		[coming.id, 'a', 'waiting', false],
	]);
});
