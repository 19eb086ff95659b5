import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { serveAuthority } from '../bundle/stamp/authority.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filed, fileOf, rot } from '../work/fixity/archive.ts';
import { DOWN, stampingHouse } from '../work/seal/stamped.ts';
import { ogonblick } from './ogonblick.ts';

const house = stampingHouse();
const flat = (text: string) => text.replace(/\s+/g, ' ');
const timesIn = (text: string, said: string) => text.split(said).length - 1;

async function archive() {
	const env = {
		...{ DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' },
		...{ SEAL_PASSPHRASE_FILE: join(await tempDir(), 'passphrase.txt'), ...house.env() },
	};
	const office = await officeIn(env.DATA_DIR, { env });
	const bundles = [await filed(office), await filed(office)];
	await office.close();
	return { env, bundles, ids: bundles.map(({ bundleId }) => bundleId.slice(0, 8)) };
}

test('authorities that are down are told of once, with what to do about renewals and not about captures', async () => {
	const { env, ids } = await archive();
	house.behave(DOWN);
	const { exit, stdout, stderr } = await ogonblick(['reseal', ...ids], env);
	expect(exit).toBe(EXIT.retryLater);
	const said = flat(stdout);
	expect(timesIn(said, 'ger ingen tidsstämpel just nu')).toBe(1);
	expect(timesIn(said, 'Gör så här: Paketen är oförändrade')).toBe(1);
	expect(said).not.toContain('Fångsten är sparad');
	for (const id of ids.slice(0, 1)) expect(timesIn(stdout + stderr, id)).toBe(1);
	const all = await ogonblick(['reseal', '--all'], env);
	expect(timesIn(flat(all.stdout + all.stderr), 'ger ingen tidsstämpel just nu')).toBe(1);
	expect(flat(all.stdout)).toContain('Gör så här: Paketen är oförändrade');
	const json = JSON.parse((await ogonblick(['reseal', '--all', '--json', '--lang', 'en'], env)).stdout);
	expect(json.bundles[0].error.remedy).toContain('The bundles are as they were');
});

test('an authority that lies is told of too where another stamps, and the renewal stands', async () => {
	const { env, ids } = await archive();
	const liar = await serveAuthority((_, response) => void response.end('<!DOCTYPE html>'));
	onTestFinished(() => liar.close());
	const two = { ...env, TIMESTAMP_URLS: `${liar.address},${house.address()}` };
	const { exit, stdout } = await ogonblick(['reseal', ...ids], two);
	expect(exit).toBe(EXIT.complete);
	expect(flat(stdout)).toContain(
		`Förnyade: 2. ! Tidsstämpeltjänsten ${liar.address} svarade fel: den går inte att läsa som en tidsstämpel. En annan tjänst stämplar i stället.`,
	);
	const json = JSON.parse((await ogonblick(['reseal', ...ids, '--json'], two)).stdout);
	expect(json.refused).toMatchObject({ code: 'timestamp-wrong' });
});

test('bundles that are not whole are told once each, the reason and what to do once for all', async () => {
	const { env, bundles, ids } = await archive();
	for (const each of bundles) await rot(each);
	const named = await ogonblick(['reseal', ...ids], env);
	if (process.env.SHOW) console.log(named.stdout, named.stderr);
	expect(named.exit).toBe(EXIT.failed);
	for (const id of ids) expect(timesIn(named.stdout + named.stderr, id)).toBe(1);
	const said = flat(named.stdout);
	expect(said).toMatch(/inte helt, och inte förnyat: \S.* inte helt, och inte förnyat av samma orsak/);
	expect(timesIn(said, 'Gör så här: Kontrollera paketet med fixity')).toBe(1);
	const all = await ogonblick(['reseal', '--all'], env);
	for (const id of ids) expect(timesIn(all.stdout + all.stderr, id)).toBe(1);
	expect(flat(all.stdout)).toContain('Inte hela, och inte förnyade: 2. Gör så här:');
	const english = flat((await ogonblick(['reseal', ...ids, '--lang', 'en'], env)).stdout);
	expect(english).toContain('What to do: Check the bundle with fixity');
	const json = JSON.parse((await ogonblick(['reseal', ...ids, '--json'], env)).stdout);
	expect(json.bundles[0]).toMatchObject({ outcome: 'not-whole', remedy: expect.stringContaining('fixity') });
	// Reasons of verify are told in the reader's language, and not by their code.
	expect(json.bundles[0].message).not.toBe(json.bundles[0].code);
	for (const each of bundles) await rename(fileOf(each), `${fileOf(each)}.away`);
	const gone = await ogonblick(['reseal', ...ids], env);
	expect(flat(gone.stdout)).toContain('Kunde inte förnyas nu: 2.');
	expect(flat(gone.stdout)).toContain('Gör så här:');
});
