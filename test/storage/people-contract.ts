import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Grant } from '../../src/records/people/person.ts';
import type { Visit } from '../../src/records/people/visit.ts';

const ADMINISTRATOR: Grant = { role: 'administrator' };
const key = (letter: string) => letter.repeat(64);
const anna = { id: 'anna', name: 'Anna Lindqvist', email: 'Anna@Kommunen.example', grants: [ADMINISTRATOR] };
const bo = { id: 'bo', name: 'Bo Åkesson', email: 'bo@kommunen.example', grants: [] };

/** What every book of people does. */
export function peopleContract(open: () => Promise<Office>): void {
	const visit = (office: Office, letter: string, personId: string): Visit => {
		const now = office.clock.now().toISOString();
		const endsAt = new Date(office.clock.now().getTime() + 3_600_000).toISOString();
		return { key: key(letter), personId, begunAt: now, usedAt: now, endsAt, device: 'Firefox' };
	};
	const invitation = (office: Office, letter: string, personId?: string, hours = 1) => ({
		...{ key: key(letter), madeAt: office.clock.now().toISOString(), madeBy: 'Anna Lindqvist' },
		endsAt: new Date(office.clock.now().getTime() + hours * 3_600_000).toISOString(),
		...(personId ? { personId } : {}),
	});

	describe('people', () => {
		it('are found by their address in any case, and are one a name to sign in with', async () => {
			const { people } = await open();
			await people.add(anna, 'konsol');
			expect(await people.personOf('ANNA@kommunen.EXAMPLE')).toMatchObject({
				id: 'anna',
				hasPassword: false,
			});
			await expect(people.add({ ...bo, email: 'anna@kommunen.example' }, 'Anna')).rejects.toMatchObject({
				code: 'duplicate-person',
			});
			expect((await people.people()).map(({ id }) => id)).toEqual(['anna']);
		});

		it('leave no secret and no address in the events', async () => {
			const office = await open();
			await office.people.add({ ...anna }, 'konsol');
			await office.people.invite(invitation(office, 'a', 'anna'));
			await office.people.accept(key('a'), 'scrypt$hemligt');
			const told = JSON.stringify(await office.catalogue.events());
			for (const secret of ['scrypt', key('a'), 'example']) expect(told).not.toContain(secret);
			expect((await office.catalogue.events({ subject: 'anna' })).map(({ kind }) => kind)).toEqual([
				...['person-added', 'person-invited', 'person-password-set'],
			]);
		});

		it('keep at least one who may let others in', async () => {
			const { people } = await open();
			await people.add(anna, 'konsol');
			await people.add(bo, 'Anna Lindqvist');
			const last = { code: 'last-administrator' };
			await expect(people.setGrants('anna', [], 'Anna Lindqvist')).rejects.toMatchObject(last);
			await expect(people.setClosed('anna', true, 'Anna Lindqvist')).rejects.toMatchObject(last);
			expect((await people.person('anna'))?.grants).toEqual([ADMINISTRATOR]);
			await people.setGrants('bo', [ADMINISTRATOR], 'Anna Lindqvist');
			await people.setClosed('anna', true, 'Bo Åkesson');
			expect((await people.person('anna'))?.closedAt).toBeDefined();
		});
	});

	describe('invitations', () => {
		it('work once, and not when their time is over', async () => {
			const office = await open();
			const { people } = office;
			await people.add(anna, 'konsol');
			await people.invite(invitation(office, 'a', 'anna'));
			await people.accept(key('a'), 'ett');
			await expect(people.accept(key('a'), 'två')).rejects.toMatchObject({ code: 'invitation-used' });
			await people.invite(invitation(office, 'b', 'anna', -1));
			expect(await people.invitation(key('b'))).toBeUndefined();
			await expect(people.accept(key('b'), 'tre')).rejects.toMatchObject({ code: 'invitation-used' });
			expect((await people.personOf(anna.email))?.password).toBe('ett');
		});

		it('are replaced by a newer one of the same person', async () => {
			const office = await open();
			const { people } = office;
			await people.add(anna, 'konsol');
			await people.invite(invitation(office, 'a', 'anna'));
			await people.invite(invitation(office, 'b', 'anna'));
			expect(await people.invitation(key('a'))).toBeUndefined();
			expect(await people.invitation(key('b'))).toBeDefined();
		});

		it('of the first administrator make one, and none where there is one', async () => {
			const office = await open();
			const { people } = office;
			await people.invite(invitation(office, 'a'));
			await people.accept(key('a'), 'ett', anna);
			expect(await people.personOf(anna.email)).toMatchObject({ grants: [ADMINISTRATOR], hasPassword: true });
			await people.invite(invitation(office, 'b'));
			await expect(people.accept(key('b'), 'två', bo)).rejects.toMatchObject({ code: 'invitation-used' });
			expect(await people.people()).toHaveLength(1);
		});
	});

	describe('visits', () => {
		it('end when their person chooses a new password, but the one where it was chosen', async () => {
			const office = await open();
			const { people } = office;
			await people.add(anna, 'konsol');
			await people.begin(visit(office, 'a', 'anna'));
			await people.begin(visit(office, 'b', 'anna'));
			await people.setPassword('anna', 'nytt', key('b'));
			expect((await people.visitsOf('anna')).map((v) => v.key)).toEqual([key('b')]);
		});

		it('end when their person is shut out, or an invitation is used', async () => {
			const office = await open();
			const { people } = office;
			await people.add(anna, 'konsol');
			await people.add(bo, 'Anna Lindqvist');
			await people.begin(visit(office, 'a', 'bo'));
			await people.invite(invitation(office, 'c', 'bo'));
			await people.accept(key('c'), 'nytt');
			expect(await people.visit(key('a'))).toBeUndefined();
			await people.begin(visit(office, 'b', 'bo'));
			await people.setClosed('bo', true, 'Anna Lindqvist');
			expect(await people.visit(key('b'))).toBeUndefined();
			expect(await people.endAll('bo', 'Anna Lindqvist')).toBe(0);
		});
	});

	it('counts failures by each key, and forgets those of another day', async () => {
		const { people } = await open();
		await people.countFailure([key('a'), key('b')]);
		await people.countFailure([key('a')]);
		const failures = await people.failures([key('a'), key('b'), key('c')]);
		expect([...failures].map(([k, { count }]) => [k[0], count]).sort()).toEqual([
			['a', 2],
			['b', 1],
		]);
		await people.forgive(key('b'));
		await people.forgive(key('b'));
		expect((await people.failures([key('b')])).get(key('b'))?.count).toBe(0);
		await people.clearFailures(key('a'));
		expect((await people.failures([key('a')])).size).toBe(0);
	});
}
