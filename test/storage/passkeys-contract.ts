import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { Passkey, PasskeyStart } from '../../src/records/people/passkey.ts';

const key = (letter: string) => letter.repeat(64);

/** What every book of passkeys does. */
export function passkeysContract(open: () => Promise<Office>): void {
	const openWithPeople = async () => {
		const office = await open();
		for (const [id, name] of [
			['anna', 'Anna Lindqvist'],
			['bo', 'Bo Åkesson'],
		] as const)
			await office.people.add(
				{ id, name, email: `${id}@kommunen.example`, grants: [{ role: 'administrator' }] },
				'konsol',
			);
		return office;
	};
	const passkey = (office: Office, id: string, personId = 'anna', counter = 0): Passkey => ({
		...{ id, personId, name: 'Telefonen', publicKey: 'pQ', counter, isSynced: false, host: 'localhost' },
		addedAt: office.clock.now().toISOString(),
	});
	const start = (office: Office, letter: string, seconds = 60): PasskeyStart => ({
		...{ key: key(letter), browser: key('f') },
		endsAt: new Date(office.clock.now().getTime() + seconds * 1000).toISOString(),
	});
	const later = '2031-01-01T00:00:00.000Z';

	describe('passkeys that are under way', () => {
		it('are given once, as they were kept, and not when their time is over', async () => {
			const office = await openWithPeople();
			const { passkeys } = office;
			for (const kept of [start(office, 'a'), { ...start(office, 'b'), personId: 'anna' }]) {
				await passkeys.begin(kept);
				expect(await passkeys.take(kept.key)).toEqual(kept);
				expect(await passkeys.take(kept.key)).toBeUndefined();
			}
			await passkeys.begin(start(office, 'c', -1));
			expect(await passkeys.take(key('c'))).toBeUndefined();
		});
	});

	describe('passkeys', () => {
		it('are one person’s each, and known by exactly their id', async () => {
			const office = await openWithPeople();
			const { passkeys } = office;
			const kept = passkey(office, 'aB');
			await passkeys.add(kept, 'Anna Lindqvist');
			expect(await passkeys.passkey('aB')).toEqual(kept);
			expect(await passkeys.passkey('ab')).toBeUndefined();
			await expect(passkeys.add(passkey(office, 'aB', 'bo'), 'Bo Åkesson')).rejects.toMatchObject({
				code: 'passkey-known',
			});
			expect(await passkeys.passkeys('bo')).toEqual([]);
			expect(await passkeys.rename('bo', 'aB', 'Bos')).toBe(false);
			expect(await passkeys.remove('bo', 'aB', 'Bo Åkesson')).toBe(false);
			expect(await passkeys.rename('anna', 'aB', 'Datorn')).toBe(true);
			expect(await passkeys.passkeys()).toEqual([{ ...kept, name: 'Datorn' }]);
		});

		it('of two that sign with one count at once only one is kept; the other doubts it and ends the visits', async () => {
			const office = await openWithPeople();
			const { passkeys, people } = office;
			await passkeys.add(passkey(office, 'a'), 'Anna Lindqvist');
			const now = office.clock.now().toISOString();
			const visit = { personId: 'anna', begunAt: now, usedAt: now, endsAt: later, device: '' };
			await people.begin({ ...visit, key: key('c') });
			const used = { counter: 5, isSynced: true, usedAt: later };
			const both = await Promise.all([passkeys.used('a', used), passkeys.used('a', used)]);
			expect(both).toEqual(['kept', 'doubted']);
			expect(await passkeys.passkey('a')).toMatchObject({ counter: 5, isSynced: true, doubtedAt: later });
			expect(await people.visit(key('c'))).toBeUndefined();
			expect(await passkeys.used('a', { ...used, counter: 99 })).toBe('doubted');
			expect(await passkeys.used('b', used)).toBe('gone');
		});

		it('go with what brought them: all at once, by a new password, and when the person is unbound', async () => {
			const office = await openWithPeople();
			const { passkeys, identities } = office;
			await passkeys.add(passkey(office, 'a'), 'Anna Lindqvist');
			await passkeys.add(passkey(office, 'b', 'bo'), 'Bo Åkesson');
			expect(await passkeys.removeAll('anna', 'Bo Åkesson')).toBe(1);
			expect(await passkeys.removeAll('anna', 'Bo Åkesson')).toBe(0);
			const at = office.clock.now().toISOString();
			const bond = { issuer: 'https://a.example', subject: 's', personId: 'bo', boundAt: at, usedAt: at };
			await identities.bind(bond, 'Bo Åkesson');
			await identities.release('bo', 'Anna Lindqvist');
			expect(await passkeys.passkeys()).toEqual([]);
			const events = await office.catalogue.events({ kinds: ['passkeys-removed'] });
			expect(events.map(({ actor, subject }) => [actor, subject])).toEqual([
				['Bo Åkesson', 'anna'],
				['Anna Lindqvist', 'bo'],
			]);
		});
	});
}
