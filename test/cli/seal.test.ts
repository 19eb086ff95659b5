import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filed, fileOf } from '../work/fixity/archive.ts';
import { DOWN, stampingHouse } from '../work/seal/stamped.ts';
import { ogonblick } from './ogonblick.ts';

const house = stampingHouse();
const flat = (text: string) => text.replace(/\s+/g, ' ');
const place = async () => ({
	...{ DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' },
	SEAL_PASSPHRASE_FILE: join(await tempDir(), 'passphrase.txt'),
});

test('key show makes the first key, key rotate exchanges it, and both tell what to publish', async () => {
	const env = await place();
	const first = await ogonblick(['key', 'show'], env);
	expect(first.exit).toBe(EXIT.complete);
	expect(flat(first.stdout)).toMatch(/✓ används nu Sigillnyckel [0-9a-f]{64} I bruk från 20\d\d-/);
	expect(flat(first.stdout)).toContain('i arkivbeskrivningen, i diariet, på webbplatsen');
	const rotated = await ogonblick(['key', 'rotate', '--by', 'Anna Ek'], env);
	expect(flat(rotated.stdout)).toMatch(
		/✓ Sigillnyckeln är bytt\. Ny nyckel [0-9a-f]{64} Förra nyckeln [0-9a-f]{64} \(utbytt\)/,
	);
	const { keys } = JSON.parse((await ogonblick(['key', 'show', '--json'], env)).stdout);
	expect(keys).toMatchObject([{ ended: 'rotated' }, { isEndorsed: true }]);
	expect(rotated.stdout).toContain(keys[1].sha256);
	const english = flat((await ogonblick(['key', 'show', '--lang', 'en'], env)).stdout);
	expect(english).toContain('· exchanged');
	expect(english).toContain('Named by the key before yes');
	const compromised = flat((await ogonblick(['key', 'rotate', '--compromised'], env)).stdout);
	expect(compromised).toContain('de som är stämplade innan nyckeln kom bort');
});

test.each<readonly [string, string, RegExp]>([
	[
		'exchanged',
		"UPDATE seal_keys SET sha256 = 'a' || substr(sha256, 2), ended = 'lost' WHERE number = 1",
		/✗ händelseloggen säger något annat/,
	],
	['taken away', 'DELETE FROM seal_keys WHERE number = 1', /✗ Händelseloggen nämner en nyckel som saknas/],
	[
		'said to be in other hands',
		"UPDATE seal_keys SET ended = 'compromised' WHERE number = 1",
		/✗ händelseloggen säger/,
	],
])(
	'key show tells nobody to publish a key where one has been %s in the catalogue',
	async (_, meddling, said) => {
		const env = await place();
		await ogonblick(['key', 'show'], env);
		await ogonblick(['key', 'rotate', '--by', 'Anna Ek'], env);
		const db = new BetterSqlite3(join(env.DATA_DIR, 'catalogue.sqlite'));
		db.exec(meddling);
		db.close();
		const shown = await ogonblick(['key', 'show'], env);
		expect(shown.exit).toBe(EXIT.fault);
		expect(flat(shown.stdout)).toMatch(said);
		expect(flat(shown.stdout)).toContain('Publicera ingen av dem');
		expect(flat(shown.stdout)).not.toContain('i arkivbeskrivningen');
		expect(JSON.parse((await ogonblick(['key', 'show', '--json'], env)).stdout)).toMatchObject({
			isTampered: true,
		});
	},
);

test('a lost passphrase is told of with the file and both ways out, and a new key can be begun', async () => {
	const env = await place();
	await ogonblick(['key', 'show'], env);
	await rm(env.SEAL_PASSPHRASE_FILE);
	const refused = await ogonblick(['key', 'rotate'], env);
	expect(refused.exit).toBe(EXIT.usage);
	for (const said of ['lösenfrasen', env.SEAL_PASSPHRASE_FILE, 'säkerhetskopia', 'key rotate --lost'])
		expect(flat(refused.stderr)).toContain(said);
	const both = await ogonblick(['key', 'rotate', '--lost', '--compromised'], env);
	expect([both.exit, both.stderr.includes('--compromised')]).toEqual([EXIT.usage, true]);
	const begun = JSON.parse((await ogonblick(['key', 'rotate', '--lost', '--json'], env)).stdout);
	expect(begun.ended).toMatchObject({ ended: 'lost' });
	expect(begun.begun.endorsement).toBeUndefined();
});

test('verify shows the stamp, whom it rests on and until when, and holds it against what a reader trusts', async () => {
	const env = { ...(await place()), ...house.env() };
	const office = await officeIn(env.DATA_DIR, { env });
	const filing = await filed(office);
	await office.close();
	const file = fileOf(filing);
	const shown = await ogonblick(['verify', file]);
	expect(shown.exit).toBe(EXIT.complete);
	// Anybody can set up an authority: nobody is told that the time is shown where nobody has said whom to trust.
	expect(flat(shown.stdout)).toMatch(/^! OSKADAT, MEN VEM SOM STÄMPLADE ÄR INTE PRÖVAT .*--trust/);
	expect((await ogonblick(['verify', file, '--lang', 'en'])).stdout).toContain(
		'WHO STAMPED IT IS NOT CHECKED',
	);
	const ofJson = async (args: readonly string[], more = {}) =>
		JSON.parse((await ogonblick(['verify', file, '--json', ...args], more)).stdout).files[0];
	expect(await ofJson([])).toMatchObject({ ok: true, stampedBy: 'unchecked' });
	const { TIMESTAMP_CA_FILE } = env;
	const report = await ofJson([], { TIMESTAMP_CA_FILE });
	expect(report).toMatchObject({ ok: true, stampedBy: 'trusted' });
	expect((await ogonblick(['verify', file], { TIMESTAMP_CA_FILE })).stdout).toMatch(/^✓ OSKADAT {2}/);
	// Where an authority is set up and no root, those of the system are trusted, and it is none of them.
	expect(await ofJson([], { TIMESTAMP_URLS: env.TIMESTAMP_URLS })).toMatchObject({
		problems: [{ code: 'stamp-untrusted' }],
	});
	// Whoever packs all anew seals by a key of their own.
	expect(await ofJson(['--key', report.sealedBy.toUpperCase()])).toMatchObject({ ok: true });
	const foreign = await ogonblick(['verify', file, '--key', 'a'.repeat(64)]);
	expect([foreign.exit, flat(foreign.stdout)]).toEqual([
		EXIT.failed,
		expect.stringContaining('förseglat med en annan nyckel än dem som är angivna'),
	]);
	// Nor does the line of the key vouch for it.
	expect(flat(foreign.stdout)).toContain(`${report.sealedBy} (ingen av dem som är angivna med --key)`);
	expect(flat(foreign.stdout)).not.toContain('(en av dem');
	const bad = await ogonblick(['verify', file, '--key', 'x']);
	expect([bad.exit, bad.stderr.includes('64 tecken')]).toEqual([EXIT.usage, true]);
	expect(flat(shown.stdout)).toMatch(/Tidsstämpel 20\d\d-[\d :-]+, Exempel signer · förnyas före 2031-01-01/);
	expect(flat(shown.stdout)).toMatch(/Dess rot [0-9a-f]{64} \(jämför med tjänstens egen uppgift\)/);
	const trusted = await ogonblick(['verify', '--trust', house.authority().root, file]);
	expect(flat(trusted.stdout)).toContain('(betrodd)');
	const other = join(env.DATA_DIR, 'other.pem');
	await writeFile(other, await readFile(join(house.authority().dir, 'signer.pem')));
	// A signer's own certificate, given as a root, is trusted: what ends in something else is not.
	house.authority().signer('stranger', { self: true });
	await writeFile(other, await readFile(join(house.authority().dir, 'stranger.pem')));
	const refused = await ogonblick(['verify', '--trust', other, file]);
	expect(refused.exit).toBe(EXIT.failed);
	expect(flat(refused.stdout)).toContain('✗ TIDPUNKTEN INTE VISAD');
	expect(flat(refused.stdout)).toContain(
		'✗ tidsstämpeln håller inte documentation/seal/timestamp-1.tsr tidsstämpelns rotcertifikat är inget av dem som är betrodda',
	);
	const absent = await ogonblick(['verify', '--trust', join(env.DATA_DIR, 'none.pem'), file]);
	expect([absent.exit, absent.stderr.includes('none.pem')]).toEqual([EXIT.usage, true]);
	const revoked = house.authority().revoke('signer', 'keyCompromise');
	const gone = await ogonblick(['verify', '--crl', revoked, '--lang', 'en', file]);
	expect([gone.exit, flat(gone.stdout).includes('is revoked since 20')]).toEqual([EXIT.failed, true]);
});

test('reseal renews, says so, and says when it cannot', async () => {
	const env = { ...(await place()), ...house.env() };
	const none = await ogonblick(['reseal'], { ...env, TIMESTAMP_URLS: '' });
	expect([none.exit, flat(none.stderr).includes('TIMESTAMP_URLS')]).toEqual([EXIT.usage, true]);
	const office = await officeIn(env.DATA_DIR, { env });
	const filing = await filed(office);
	const { bundleId } = filing;
	await office.close();
	expect((await ogonblick(['reseal'], env)).stdout).toContain('Inga tidsstämplar behöver förnyas.');
	const renewed = await ogonblick(['reseal', bundleId.slice(0, 8)], env);
	expect([renewed.exit, flat(renewed.stdout)]).toEqual([
		EXIT.complete,
		expect.stringContaining('förnyad, håller till 2031-01-01'),
	]);
	// What is renewed asks for no renewal any more.
	const verified = flat((await ogonblick(['verify', fileOf(filing)], env)).stdout);
	expect(verified).toMatch(/Tidsstämpel 20\S+ \S+, Exempel signer · förnyad nedan/);
	expect(verified).toMatch(/Förnyelse 1 20\S+ \S+, Exempel signer · förnyas före 2031-01-01/);
	house.behave(DOWN);
	const down = await ogonblick(['reseal', '--all', '--json'], env);
	expect(down.exit).toBe(EXIT.retryLater);
	expect(JSON.parse(down.stdout).bundles).toMatchObject([
		{ outcome: 'postponed', error: { code: 'timestamp-unreachable' } },
	]);
	const doctor = JSON.parse((await ogonblick(['doctor', '--json'], env)).stdout);
	const checks = new Map(doctor.checks.map((check: { name: string }) => [check.name, check]));
	expect(checks.get('timestamps')).toMatchObject({ state: 'ok', found: house.address() });
	expect([checks.get('renewals'), checks.get('unsealed')]).toMatchObject([{ state: 'ok' }, { state: 'ok' }]);
});
