import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeToken } from '../../src/work/people/tokens.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

test('a key is seen without its secret, and taken back by whoever sits at the machine', async () => {
	const env = { DATA_DIR: join(await tempDir(), 'data'), LOG_LEVEL: 'silent' };
	const run = (...args: readonly string[]) => ogonblick(['tokens', ...args], env);
	expect((await run('list')).stdout).toContain('Inga nycklar finns.');
	const office = await officeIn(env.DATA_DIR);
	const grants = [{ role: 'reader' }] as const;
	await office.people.add({ id: 'bo', name: 'Bo Åkesson', email: 'bo@kommunen.example', grants }, 'konsol');
	const bo = await office.people.person('bo');
	if (!bo) throw new Error('Bo is not there');
	const { token, secret } = await makeToken(office, { name: 'Diariet', grants, days: 90 }, bo);
	await office.close();

	const listed = await run('list');
	for (const said of ['Diariet', 'Bo Åkesson', 'gäller', 'Läsare, hela organisationen', token.id.slice(0, 8)])
		expect(listed.stdout).toContain(said);
	const document = (await run('list', '--json')).stdout;
	expect(JSON.parse(document)).toMatchObject({
		tokens: [{ id: token.id, state: 'live', maker: 'Bo Åkesson' }],
	});
	expect(listed.stdout + document).not.toContain(secret);

	const none = await run('revoke', 'finnsinte');
	expect([none.exit, none.stderr.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('tokens list')]);
	expect((await run('revoke', token.id.slice(0, 8), '--by', 'Anna Ek')).stdout).toContain(
		'Nyckeln är återkallad',
	);
	expect((await run('revoke', token.id)).stdout).toContain('redan återkallad');
	expect((await run('list')).stdout).toContain('återkallad');
});
