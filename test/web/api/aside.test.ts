import { expect, onTestFinished, test } from 'vitest';
import { serveWeb } from '../../../src/web/serve.ts';
import { documentsOf } from '../../../src/work/report/documents.ts';
import { makerOf } from '../../../src/work/summary/summaries.ts';
import { askBy, aToken, BO, officeWithTwoUnits } from './office.ts';

test('what is due and what needs somebody is looked through where nobody else waits, and of what the key sees alone', async () => {
	const { office } = await officeWithTwoUnits();
	const asked: unknown[] = [];
	const own = documentsOf(office);
	const { origin, close } = await serveWeb(office, {
		...makerOf(office),
		...own,
		coming: (wish) => {
			asked.push(wish);
			return own.coming(wish);
		},
		pressing: (wish) => {
			asked.push(wish);
			return own.pressing(wish);
		},
	});
	onTestFinished(close);
	const { secret } = await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const ask = askBy(origin, secret);
	const until = '2027-12-31';
	const due = (await (await ask(`/due?until=${until}`)).json()) as { items: { unit: string }[] };
	expect(new Set(due.items.map(({ unit }) => unit))).toEqual(new Set(['skolan']));
	const needs = (await (await ask('/needs')).json()) as { items: { unit: string }[] };
	expect(new Set(needs.items.map(({ unit }) => unit))).toEqual(new Set(['skolan']));
	expect(asked).toEqual([{ until, unitIds: ['skolan'] }, { unitIds: ['skolan'] }]);
});
