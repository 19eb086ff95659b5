import { expect, test } from 'vitest';
import { openWebAside } from '../../bin/open-web.ts';
import { tempOffice } from '../storage/temp-office.ts';

test('an office that is stopped ends, and answers nobody any more', async () => {
	const office = await tempOffice({ env: { WEB_PORT: '0', WEB_REPLAY_PORT: '0' } });
	const { origin, close } = await openWebAside(office);
	expect((await fetch(`${origin}/halsa`)).status).toBe(200);
	await close();
	await expect(fetch(`${origin}/halsa`)).rejects.toThrow();
});
