import { expect, test } from 'vitest';
import { checkLogins } from '../../../src/work/checks/logins.ts';
import { tempOffice } from '../../storage/temp-office.ts';

test('doctor looks for the worker that opens browsers for logins, and misses it only where people use the web office', async () => {
	const office = await tempOffice();
	expect(await checkLogins(office)).toMatchObject({ state: 'ok', condition: 'logins-not-used' });
	const anna = { id: 'anna', name: 'Anna Lindqvist', email: 'anna@kommunen.example' };
	await office.people.add({ ...anna, grants: [{ role: 'administrator' }] }, 'console');
	expect(await checkLogins(office)).toMatchObject({ state: 'warning', condition: 'logins-no-worker' });
	const room = await office.logins.listen(() => undefined);
	expect(await checkLogins(office)).toEqual({ name: 'logins', state: 'ok', found: office.config.DATA_DIR });
	await room.close();
	// What a worker left that is gone is none.
	expect((await checkLogins(office)).state).toBe('warning');
});
