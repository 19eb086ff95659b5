import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Identity, ProviderStart } from '../../src/records/people/identity.ts';

const ISSUER = 'https://inloggning.kommunen.example';
const key = (letter: string) => letter.repeat(64);

/** What every book of identities does. */
export function identitiesContract(open: () => Promise<Office>): void {
	const openWithPeople = async () => {
		const office = await open();
		for (const [id, name] of [
			['anna', 'Anna Lindqvist'],
			['bo', 'Bo Åkesson'],
		] as const) {
			const email = `${id}@kommunen.example`;
			await office.people.add({ id, name, email, grants: [{ role: 'administrator' }] }, 'konsol');
		}
		return office;
	};
	const identity = (office: Office, subject: string, personId: string, issuer = ISSUER): Identity => {
		const at = office.clock.now().toISOString();
		return { issuer, subject, personId, boundAt: at, usedAt: at };
	};
	const start = (office: Office, letter: string, seconds = 60): ProviderStart => ({
		...{ key: key(letter), browser: key('f'), nonce: 'nonce', verifier: 'verifier', wayBack: '/jag' },
		redirect: 'https://kontoret.example/svar',
		endsAt: new Date(office.clock.now().getTime() + seconds * 1000).toISOString(),
	});

	describe('sign-ins that are under way', () => {
		it('are given once, as they were kept', async () => {
			const office = await open();
			const kept = start(office, 'a');
			await office.identities.begin(kept);
			expect(await office.identities.take(key('a'))).toEqual(kept);
			expect(await office.identities.take(key('a'))).toBeUndefined();
		});

		it('are not given when their time is over', async () => {
			const office = await open();
			await office.identities.begin(start(office, 'a', -1));
			expect(await office.identities.take(key('a'))).toBeUndefined();
			expect(await office.identities.take(key('b'))).toBeUndefined();
		});
	});

	describe('identities', () => {
		it('are found by both names of them', async () => {
			const office = await openWithPeople();
			const { identities } = office;
			await identities.bind(identity(office, 's-1', 'anna'), 'Anna Lindqvist');
			expect(await identities.identity(ISSUER, 's-1')).toMatchObject({ personId: 'anna' });
			expect(await identities.identity('https://annan.example', 's-1')).toBeUndefined();
			expect(await identities.identity(ISSUER, 'S-1')).toBeUndefined();
			await identities.touch(ISSUER, 's-1', '2031-01-01T00:00:00.000Z');
			expect(await identities.identities('anna')).toMatchObject([{ usedAt: '2031-01-01T00:00:00.000Z' }]);
			expect(await identities.identities('bo')).toEqual([]);
		});

		it('are one a person at a service, and one person each', async () => {
			const office = await openWithPeople();
			const { identities } = office;
			await identities.bind(identity(office, 's-1', 'anna'), 'Anna Lindqvist');
			for (const other of [identity(office, 's-2', 'anna'), identity(office, 's-1', 'bo')])
				await expect(identities.bind(other, 'Bo Åkesson')).rejects.toMatchObject({
					code: 'provider-person-taken',
				});
			await identities.bind(identity(office, 's-1', 'anna', 'https://annan.example'), 'Anna Lindqvist');
			expect(await identities.identities()).toHaveLength(2);
		});

		it('are released everywhere, which ends the visits of their person, with events that hold none of it', async () => {
			const office = await openWithPeople();
			const { identities, people } = office;
			await identities.bind(identity(office, 's-1', 'anna'), 'Anna Lindqvist');
			const now = office.clock.now().toISOString();
			const endsAt = '2099-01-01T00:00:00.000Z';
			await people.begin({ key: key('c'), personId: 'anna', begunAt: now, usedAt: now, endsAt, device: '' });
			expect(await identities.release('anna', 'Bo Åkesson')).toBe(1);
			expect(await identities.release('anna', 'Bo Åkesson')).toBe(0);
			expect(await people.visit(key('c'))).toBeUndefined();
			await identities.bind(identity(office, 's-2', 'anna'), 'Anna Lindqvist');
			const events = await office.catalogue.events({ subject: 'anna' });
			expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
				['person-added', 'konsol'],
				['identity-bound', 'Anna Lindqvist'],
				['signed-in', 'Anna Lindqvist'],
				['identity-released', 'Bo Åkesson'],
				['identity-bound', 'Anna Lindqvist'],
			]);
			for (const secret of ['s-1', 's-2', 'inloggning']) expect(JSON.stringify(events)).not.toContain(secret);
		});
	});
}
