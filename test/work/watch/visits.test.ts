import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MEMBER } from '../../../fixtures/profiles/server.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { school, watch } from './school.ts';

/** Browsers that this process has started. */
function ourBrowsers(): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const [, after = ''] = readFileSync(`/proc/${name}/stat`, 'latin1').split(') ');
				const isBrowser = /chrom/i.test(readFileSync(`/proc/${name}/cmdline`, 'latin1'));
				return isBrowser && Number(after.split(' ')[1]) === process.pid ? [Number(name)] : [];
			} catch {
				// It ended while it was looked at.
				return [];
			}
		});
}

test('a browser that dies under one account is told of it, and the next account has another', async () => {
	const { profiles, office, register } = await school();
	await register('huset', 'a');
	await register('huset', 'b');
	profiles.show({ door: 'hangs' });
	const watched = watch(office);
	for (let waited = 0; profiles.asked.length === 0 && waited < 20_000; waited += 50)
		await new Promise((done) => setTimeout(done, 50));
	profiles.show({ door: undefined as never });
	for (const pid of ourBrowsers()) process.kill(pid, 'SIGKILL');
	const { looks, postponed } = await watched;
	expect(postponed).toEqual([]);
	expect(looks.map(({ look }) => look.failure?.code !== undefined)).toEqual([true, false]);
	expect(looks[0]?.look.failure?.code).toMatch(/crashed|unreachable|timeout/);
	expect(readdirSync(join(office.config.DATA_DIR, 'work'))).toEqual([]);
}, 60_000);

test('a stored login is used, told of, and nothing of it is kept', async () => {
	const { profiles, office, register } = await school({ SESSION_KEY_FILE: join(await tempDir(), 'key.txt') });
	const account = await register('huset');
	profiles.show({ door: 'login' });
	expect((await watch(office)).looks).toMatchObject([
		{ look: { failure: { code: 'login-wall' }, loggedIn: false } },
	]);
	const cookie = { ...MEMBER, domain: '127.0.0.1', path: '/', expires: -1, httpOnly: false, secure: false };
	await office.sessions.put({
		...{ accountId: account.id, madeAt: '2026-11-20T10:00:00.000Z', madeBy: 'Anna', hosts: ['127.0.0.1'] },
		state: { cookies: [{ ...cookie, sameSite: 'Lax' }], origins: [] },
	});
	const { looks } = await watch(office, { accounts: [account] });
	expect(looks[0]?.look.failure).toBeUndefined();
	expect(looks[0]?.look).toMatchObject({ loggedIn: true, posts: 3 });
	expect(JSON.stringify(looks)).not.toContain(MEMBER.value);
	const files = readdirSync(office.config.DATA_DIR, { recursive: true, withFileTypes: true });
	for (const file of files.filter((f) => f.isFile()))
		expect(readFileSync(join(file.parentPath, file.name)).includes(MEMBER.value), file.name).toBe(false);
}, 60_000);
