import { expect, test } from 'vitest';
import { nameRow } from '../../src/work/register/name-row.ts';
import { csv, HEADS, ROWS, take } from '../work/register/plans.ts';
import { askAs } from './ask.ts';
import { addAccounts, addFirst, openTestOffice } from './office.ts';

// A unit of 1,500 accounts made pages of 68,000 pixels.
test('the pages of a unit and of a plan lead to the list of many accounts, and name few', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const many = (count: number, from: string) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, i) => [`${from}${i}`, `https://social.example/@${from}${i}`]),
		);
	await addAccounts(office, 'skolan', many(60, 'skola'));
	await addAccounts(office, 'vattnet', many(3, 'vatten'));
	await take(office, csv([HEADS, ...ROWS]));
	for (const unit of ['skolan', 'vattnet'])
		await nameRow(
			office,
			{ unit, plan: 'Nämndens plan', row: 'Ögonblicksbild av konto', purposes: ['snapshots'] },
			'Anna',
		);
	const ask = await askAs(origin);
	const unit = await (await ask('/enheter/skolan')).text();
	expect(unit.match(/href="\/konton\/skola\d+"/g)).toHaveLength(50);
	expect(unit).toContain('De 50 första av 60 konton');
	expect(unit).toContain('<a href="/konton?enhet=skolan">Alla 60 konton</a>');
	const [plan] = await office.register.plans();
	const rows = await (await ask(`/planer/${plan?.id}`)).text();
	expect(rows.match(/href="\/konton\/\w+"/g)).toHaveLength(3);
	expect(rows).toContain('<a href="/konton?enhet=skolan">60 konton</a>');
	expect(await (await ask('/konton?enhet=skolan')).text()).toContain('href="/konton/skola59"');
});
