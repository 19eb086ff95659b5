import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ageSessions } from '../../storage/sessions/age.ts';
import { anOrder, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick, ownProcess } from './ogonblick.ts';

const ADDRESS = 'https://social.example/@kommunen';

async function aSession(expires: number) {
	const env = {
		DATA_DIR: await tempDir(),
		KEEP_FREE_BYTES: '0',
		SESSION_KEY_FILE: join(await tempDir(), 'key.txt'),
	};
	const office = await officeIn(env.DATA_DIR, { env });
	const { accountId } = await anOrder(office, { address: ADDRESS });
	await office.close();
	const config = readConfig(env);
	await ageSessions(config.DATA_DIR, config.SESSION_KEY_FILE).put({
		accountId,
		madeAt: '2026-11-01T09:00:00.000Z',
		madeBy: 'Anna Arkivarie',
		hosts: ['social.example'],
		state: {
			cookies: [
				{
					name: 'sid',
					value: 'hemlig-8f3c2a1b',
					domain: 'social.example',
					path: '/',
					expires,
					httpOnly: true,
					secure: true,
					sameSite: 'Lax',
				},
			],
			origins: [],
		},
	});
	return env;
}

describe('login', () => {
	test('without a screen says so and what to do, and stores nothing', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
		const { exit, stdout, stderr } = await ownProcess(['login', ADDRESS, '--json'], env);
		expect(exit, stderr).toBe(2);
		expect(JSON.parse(stdout).error).toMatchObject({ code: 'no-display' });
		expect(stderr).toContain('ssh -X');
		expect(await readdir(join(env.DATA_DIR, 'sessions'))).toEqual([]);
	});

	test.each([
		[4_000_000_000, 0, 'har inte gått ut'],
		[-1, 0, 'anges inte av plattformen'],
		[1_700_000_000, 20, 'har gått ut'],
	])('--check of one that ends at %d ends with %d and shows no value', async (expires, exit, words) => {
		const env = await aSession(expires);
		const told = await ogonblick(['login', ADDRESS, '--check'], env);
		expect(told.exit, told.stderr).toBe(exit);
		expect(told.stdout.replace(/\s+/g, ' ')).toContain(words);
		const json = await ogonblick(['login', ADDRESS, '--check', '--json'], env);
		expect(JSON.parse(json.stdout).session).toMatchObject({
			madeBy: 'Anna Arkivarie',
			hosts: ['social.example'],
		});
		expect(told.stdout + json.stdout).not.toMatch(/hemlig|sid/);
	});

	test('--forget removes it, and --check then ends with 20', async () => {
		const env = await aSession(-1);
		expect(
			JSON.parse((await ogonblick(['login', ADDRESS, '--forget', '--json'], env)).stdout).forgotten,
		).toBe(true);
		const { exit, stdout } = await ogonblick(['login', ADDRESS, '--check'], env);
		expect(exit).toBe(20);
		expect(stdout.replace(/\s+/g, ' ')).toContain('Ingen inloggning är sparad');
		expect((await ogonblick(['login', ADDRESS, '--forget', '--check'], env)).exit).toBe(2);
	});
});
