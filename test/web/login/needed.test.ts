import { expect, test } from 'vitest';
import { askAs } from '../ask.ts';
import { addWith } from '../office.ts';
import { BO, opened } from './opened.ts';

test('the start page leads whoever may order from a login that has run out to where a new one is made', async () => {
	const { office, origin } = await opened();
	const cookie = { name: 'sid', value: 'x', domain: '127.0.0.1', path: '/', expires: 1_700_000_000 };
	await office.sessions.put({
		...{ accountId: 'kommunen', madeAt: '2026-10-01T08:00:00.000Z', madeBy: 'Anna', hosts: ['127.0.0.1'] },
		state: { cookies: [{ ...cookie, httpOnly: true, secure: true, sameSite: 'Lax' }], origins: [] },
	});
	await addWith(office, 'Rut Lind', 'rut@kommunen.example', [{ role: 'reader' }]);
	const start = async (email: string) => (await (await askAs(origin, email))('/')).text();
	const link = '<a href="/konton/kommunen/inloggning">Logga in</a>';
	const [archivist, reader] = [await start(BO), await start('rut@kommunen.example')];
	for (const page of [archivist, reader]) expect(page).toContain('Den sparade inloggningen har gått ut');
	expect(archivist).toContain(link);
	expect(reader).not.toContain(link);
});
