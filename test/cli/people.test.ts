import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acceptInvitation } from '../../src/work/people/invite.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

test('whoever sits at the machine lets an administrator in again whose sign-in service is gone', async () => {
	const env = {
		...{ DATA_DIR: join(await tempDir(), 'data'), LOG_LEVEL: 'silent' },
		WEB_URL: 'https://ogonblick.kommunen.example',
	};
	const run = (...args: readonly string[]) => ogonblick(['people', ...args], env);
	expect((await run('list')).stdout).toContain('Inga personer finns.');
	const office = await officeIn(env.DATA_DIR);
	const anna = { id: 'anna-1', name: 'Anna Lindqvist', email: 'anna@kommunen.example' };
	const added = await ogonblick(
		['units', 'add', 'Kulturförvaltningen', '--creator', 'Kulturnämnden', '--json'],
		env,
	);
	const unitId = JSON.parse(added.stdout).unit.id;
	const grants = [{ role: 'administrator' }, { role: 'records-officer', unitId }] as const;
	await office.people.add({ ...anna, grants }, 'konsol');
	const at = office.clock.now().toISOString();
	const identity = { issuer: 'https://borta.example', subject: 's-1', personId: anna.id };
	await office.identities.bind({ ...identity, boundAt: at, usedAt: at }, anna.name);

	const listed = await run('list');
	for (const said of ['Anna Lindqvist', 'anna@kommunen.example', 'inloggningstjänst'])
		expect(listed.stdout).toContain(said);
	// In words, and not as the catalogue has them.
	expect(listed.stdout.replace(/\s+/g, ' ')).toContain(
		'Administratör, hela organisationen · Registrator, Kulturförvaltningen',
	);
	const document = JSON.parse((await run('list', '--json')).stdout);
	expect(document).toMatchObject({ people: [{ id: 'anna-1', state: 'provider' }] });
	expect(JSON.stringify(document)).not.toContain('s-1"');

	const none = await run('link', 'ingen@kommunen.example');
	expect([none.exit, none.stderr.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('people list')]);
	const bare = await ogonblick(['people', 'link', 'anna', '--by', 'Bo Ek'], {
		...{ ...env, WEB_URL: '', WEB_PORT: '0' },
	});
	expect(bare.stdout).toMatch(/efter\s+adressen\s+som\s+serve\s+visar\.\s+\/inbjudan\/[\w-]{43}\s*$/);
	const { link } = JSON.parse((await run('link', 'ANNA@kommunen.example', '--json')).stdout);
	expect(link).toMatch(/^https:\/\/ogonblick\.kommunen\.example\/inbjudan\/[\w-]{43}$/);
	const password = 'korrekt häst batteri häftklammer';
	await acceptInvitation(office, link.split('/').at(-1), password, { name: '', email: '' });
	expect((await run('list')).stdout).toContain('lösenord och inloggningstjänst');

	const passkey = { id: 'AAAA', personId: anna.id, name: 'Telefonen', publicKey: 'AAAA' };
	const more = { counter: 0, isSynced: true, host: 'ogonblick.kommunen.example', addedAt: at };
	await office.passkeys.add({ ...passkey, ...more }, anna.name);
	expect((await run('list')).stdout).toContain('1 inloggningsnyckel');
	expect((await run('forget-passkeys', 'anna', '--by', 'Bo Ek')).stdout).toContain(
		'borttagen, och personen är',
	);
	expect(JSON.parse((await run('forget-passkeys', 'anna', '--json')).stdout)).toMatchObject({ passkeys: 0 });

	expect((await run('unbind', 'anna', '--by', 'Bo Ek')).stdout).toContain('losskopplad');
	expect((await run('unbind', 'anna')).stdout).toContain('var inte kopplad');
	const events = await office.catalogue.events({ subject: anna.id });
	expect(events.at(-1)).toMatchObject({ kind: 'identity-released', actor: 'Bo Ek' });
	await office.close();
});
