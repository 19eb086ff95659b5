import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Token } from '../../src/records/people/token.ts';

const bo = { id: 'bo', name: 'Bo Åkesson', email: 'bo@kommunen.example', grants: [] };
const KEY = 'a'.repeat(64);

/** What every book of keys does. */
export function tokensContract(open: () => Promise<Office>): void {
	const opened = async () => {
		const office = await open();
		await office.people.add(
			{ ...bo, id: 'anna', email: 'anna@kommunen.example', grants: [{ role: 'administrator' }] },
			'konsol',
		);
		await office.people.add(bo, 'konsol');
		return office;
	};
	const token = (id: string, madeAt = '2026-11-01T10:00:00.000Z'): Token => ({
		...{ id, personId: 'bo', name: 'Diariet', grants: [{ role: 'reader', unitId: 'skolan' }] },
		...{ madeAt, endsAt: '2027-11-01T10:00:00.000Z' },
	});

	describe('keys of programs', () => {
		it('are found by the hash of their secret, and listed the newest first', async () => {
			const { tokens } = await opened();
			await tokens.add(token('t1'), KEY, bo.name);
			await tokens.add(token('t2', '2026-11-02T10:00:00.000Z'), 'b'.repeat(64), bo.name);
			expect(await tokens.token(KEY)).toEqual(token('t1'));
			expect(await tokens.token('c'.repeat(64))).toBeUndefined();
			expect((await tokens.tokens('bo')).map(({ id }) => id)).toEqual(['t2', 't1']);
			expect(await tokens.tokens('anna')).toEqual([]);
			await tokens.touch('t1', '2026-11-03T10:00:00.000Z');
			expect(await tokens.token(KEY)).toMatchObject({ usedAt: '2026-11-03T10:00:00.000Z' });
		});

		it('are taken back once, and stay to be understood later', async () => {
			const { tokens, clock } = await opened();
			await tokens.add(token('t1'), KEY, bo.name);
			const before = clock.now().toISOString();
			expect(await tokens.revoke('t1', 'Anna Lindqvist')).toBe(true);
			expect(await tokens.revoke('t1', 'Anna Lindqvist')).toBe(false);
			expect(await tokens.revoke('t9', 'Anna Lindqvist')).toBe(false);
			expect((await tokens.token(KEY))?.revokedAt).toSatisfy((at: string) => at >= before);
		});

		it('are taken back with their maker who is shut out', async () => {
			const office = await opened();
			await office.tokens.add(token('t1'), KEY, bo.name);
			await office.people.setClosed('bo', true, 'Anna Lindqvist');
			expect((await office.tokens.token(KEY))?.revokedAt).toBeDefined();
		});

		it('have events that name who, for what and until when, and hold neither secret nor hash', async () => {
			const office = await opened();
			await office.tokens.add(token('t1'), KEY, bo.name);
			await office.tokens.revoke('t1', 'Anna Lindqvist');
			const told = await office.catalogue.events({ subject: 't1' });
			expect(told.map(({ kind, actor }) => [kind, actor])).toEqual([
				['token-made', 'Bo Åkesson'],
				['token-revoked', 'Anna Lindqvist'],
			]);
			expect(told[0]?.data).toEqual({
				personId: 'bo',
				grants: token('t1').grants,
				endsAt: token('t1').endsAt,
			});
			expect(JSON.stringify(await office.catalogue.events())).not.toContain(KEY);
		});
	});
}
