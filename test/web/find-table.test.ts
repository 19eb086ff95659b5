import { expect, test } from 'vitest';
import { addCase } from '../../src/work/cases/keep.ts';
import { post } from '../bundle/sample.ts';
import { askAs } from './ask.ts';
import { filedWith } from './filed.ts';
import { addFirst, FIRST, openTestOffice } from './office.ts';

/** More comments than one piece of the table holds. */
const COMMENTS = 1200;

test('a table of many hits has each of them once below one head, and one that breaks off does not pass for whole', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const comments = Array.from({ length: COMMENTS }, (_, i) => ({
		...{ id: `c${i}`, text: `Båten nummer ${i} ${'– '.repeat(i === 7 ? 20_000 : 0)}`, replies: [] },
	}));
	await filedWith(office, { posts: [{ ...post(1), text: 'En båt', comments }] });
	const ask = await askAs(origin);
	// A cell may have several lines: each row begins with its day.
	const lines = (await (await ask('/sok.csv?fraga=båt')).text()).trimEnd().split(/\n(?=\d{4}-)/);
	expect(lines).toHaveLength(COMMENTS + 2);
	expect(lines.filter((line) => line.includes('Fångad;Konto'))).toHaveLength(1);
	expect(new Set(lines).size).toBe(lines.length);
	expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(33_000);
	expect((await ask('/sok.csv?fraga=b*')).status).toBe(400);
	const { find } = office.texts;
	let pieces = 0;
	Object.assign(office.texts, {
		find: async (wish: Parameters<typeof find>[0]) => {
			if (++pieces === 3) throw new Error('The disk went away');
			return find(wish);
		},
	});
	const read = async () => {
		const answer = await ask('/sok.csv?fraga=båt');
		const text = await answer.text();
		return answer.ok ? text : undefined;
	};
	// Told before anything is given, or broken off: never a table that looks whole.
	expect(await read().catch(() => undefined)).toBe(undefined);
	expect(pieces).toBe(3);
	// Whoever else asks is answered as before.
	expect((await ask('/halsa')).status).toBe(200);
});

test('a bundle that came to its case after it was filed has the case’s number in the table, as it is found by it', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	await filedWith(office, { posts: [{ ...post(1), text: 'En båt' }], started: '2026-03-02T10:00:00.000Z' });
	await addCase(office, { year: '2026', number: 'KS 2026/123' }, FIRST.name);
	const ask = await askAs(origin);
	const table = await (await ask(`/sok.csv?fraga=båt&arende=${encodeURIComponent('KS 2026/123')}`)).text();
	expect(table).toContain(';KS 2026/123;');
});
