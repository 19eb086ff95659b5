import { chmod, copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LoginSession } from '../../src/records/login.ts';
import { ageSessions } from '../../storage/sessions/age.ts';
import { tempDir } from './temp-office.ts';

const session = (accountId: string, value = 'hemligt-värde-123'): LoginSession => ({
	accountId,
	madeAt: '2026-11-23T10:00:00.000Z',
	madeBy: 'Anna Arkivarie',
	hosts: ['social.example'],
	state: {
		cookies: [
			{
				name: 'sid',
				value,
				domain: '.social.example',
				path: '/',
				expires: -1,
				httpOnly: true,
				secure: true,
				sameSite: 'Lax',
			},
		],
		origins: [{ origin: 'https://social.example', localStorage: [{ name: 'token', value: 'abc' }] }],
	},
});

async function places() {
	const [data, home] = [await tempDir(), await tempDir()];
	return { data, home, keyFile: join(home, 'config', 'ogonblick', 'session-key.txt') };
}

describe('login sessions', () => {
	test('come back as they were put, and are replaced whole', async () => {
		const { data, keyFile } = await places();
		const store = ageSessions(data, keyFile);
		expect([await store.get('a-1'), await store.kept()]).toEqual([undefined, new Set()]);
		await store.put(session('a-1', 'det första värdet'));
		await store.put(session('a-1'));
		await store.put(session('b-2'));
		expect([...(await store.kept())].toSorted()).toEqual(['a-1', 'b-2']);
		expect(await ageSessions(data, keyFile).get('a-1')).toEqual(session('a-1'));
		expect((await readdir(join(data, 'sessions'))).sort()).toEqual(['a-1.age', 'b-2.age']);
		expect(await readFile(join(data, 'sessions', 'a-1.age'), 'latin1')).not.toMatch(/sid|social|Anna/);
		expect([await store.forget('a-1'), await store.forget('a-1')]).toEqual([true, false]);
		expect(await store.get('a-1')).toBeUndefined();
	});

	test('put at once by several get one key', async () => {
		const { data, keyFile } = await places();
		await Promise.all(['a', 'b', 'c'].map((id) => ageSessions(data, keyFile).put(session(id))));
		for (const id of ['a', 'b', 'c']) expect(await ageSessions(data, keyFile).get(id)).toEqual(session(id));
	});

	test('are not kept where the key lies inside DATA_DIR, also by way of a link', async () => {
		const { data, home } = await places();
		await mkdir(join(data, 'keys'));
		await symlink(join(data, 'keys'), join(home, 'link'));
		for (const file of [join(data, 'key.txt'), join(data, 'new', 'key.txt'), join(home, 'link', 'key.txt')])
			await expect(ageSessions(data, file).put(session('a'))).rejects.toMatchObject({
				code: 'session-key-inside-data',
				subject: file,
				exit: 2,
			});
		expect(await readdir(join(data, 'keys'))).toEqual([]);
	});

	test.each([0o640, 0o604, 0o666])('are not opened with a key that others can read (%o)', async (mode) => {
		const { data, keyFile } = await places();
		const store = ageSessions(data, keyFile);
		await store.put(session('a'));
		await chmod(keyFile, mode);
		await expect(store.get('a')).rejects.toMatchObject({
			code: 'session-key-open',
			remedy: expect.stringContaining('chmod 600'),
		});
		await expect(store.put(session('a'))).rejects.toMatchObject({ code: 'session-key-open' });
	});

	test('say what is wrong where the key is gone, another, or the file is damaged or of another account', async () => {
		const { data, keyFile, home } = await places();
		const store = ageSessions(data, keyFile);
		await store.put(session('a'));
		await expect(ageSessions(data, join(home, 'gone.txt')).get('a')).rejects.toMatchObject({
			code: 'session-key-missing',
		});
		const other = ageSessions(await tempDir(), join(home, 'other.txt'));
		await other.put(session('a'));
		await expect(ageSessions(data, join(home, 'other.txt')).get('a')).rejects.toMatchObject({
			code: 'session-unreadable',
		});
		const file = join(data, 'sessions', 'a.age');
		await copyFile(file, join(data, 'sessions', 'b.age'));
		await expect(store.get('b')).rejects.toMatchObject({ code: 'session-unreadable' });
		await writeFile(file, (await readFile(file)).subarray(0, -5));
		await expect(store.get('a')).rejects.toMatchObject({ code: 'session-unreadable', exit: 2 });
		await writeFile(keyFile, 'no key', { mode: 0o600 });
		await expect(store.get('a')).rejects.toMatchObject({ code: 'session-key-unusable' });
	});
});
