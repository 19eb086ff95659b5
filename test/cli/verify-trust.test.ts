import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { certificatesOf } from '../../src/bundle/stamp/chain.ts';
import { receiveStamp } from '../../src/bundle/stamp/receive.ts';
import { stampWish, writeRequest } from '../../src/bundle/stamp/request.ts';
import { EXIT } from '../../src/errors.ts';
import { sampleInput, samplePacked, workshop } from '../bundle/sample.ts';
import { type Authority, makeAuthority } from '../bundle/stamp/authority.ts';
import { ogonblick } from './ogonblick.ts';

const { dir, clean } = workshop();
afterAll(clean);

function stampBy(authority: Authority, bytes: Buffer) {
	const wish = stampWish('sha256', createHash('sha256').update(bytes).digest());
	const now = new Date();
	const roots = certificatesOf(readFileSync(authority.root));
	return receiveStamp(authority.answer(writeRequest(wish)), wish, { asked: now, now }, roots, undefined);
}

test('of two authorities one that is trusted shows the time, and the other is told as not checked, with what to do', async () => {
	const both = [makeAuthority(join(dir, 'a'), 'Norr'), makeAuthority(join(dir, 'b'), 'Syd')] as const;
	const stamp = async (bytes: Buffer) => both.map((authority) => stampBy(authority, bytes));
	const stamping = { authorities: ['https://a.example', 'https://b.example'], stamp };
	const { packed } = await samplePacked(join(dir, 'packed'), { stamping });
	const asked = (more: readonly string[]) =>
		ogonblick(['verify', packed.file, '--trust', both[0].root, ...more]);
	const flat = (text: string) => text.replace(/\s+/g, ' ');

	const swedish = await asked([]);
	expect(swedish.exit).toBe(EXIT.complete);
	expect(swedish.stdout).toMatch(/^✓ OSKADAT {2}/);
	for (const said of [
		'Tidpunkten visas av en tidsstämpel från Norr signer, som är betrodd.',
		'Vem som har satt stämpeln från Syd signer är inte prövat',
		'lägg till rotcertifikatet i filen som --trust',
		'(betrodd)',
		'(jämför med tjänstens egen uppgift)',
	])
		expect(flat(swedish.stdout)).toContain(said);
	const english = flat((await asked(['--lang', 'en'])).stdout);
	expect(english).toContain('The time is shown by a time stamp from Norr signer, which is trusted.');
	expect(english).toContain('Who made the stamp from Syd signer is not checked');
	const { ok, files } = JSON.parse((await asked(['--json'])).stdout);
	expect([ok, files[0].stampedBy]).toEqual([true, 'partly']);
	expect(files[0].stamps).toMatchObject([
		{ authority: 'Norr signer', isTrusted: true },
		{ authority: 'Syd signer', isTrusted: false },
	]);
});

test('says of a list of revoked certificates that has run out that it has, and nothing of one that is valid', async () => {
	const authority = makeAuthority(join(dir, 'listed'), 'Norr');
	const stamping = {
		authorities: ['https://a.example'],
		stamp: async (bytes: Buffer) => [stampBy(authority, bytes)],
	};
	const { packed } = await samplePacked(join(dir, 'listed-packed'), { stamping });
	const [old, valid] = [authority.list(-3), authority.list(3)];
	const shown = async (...more: readonly string[]) => {
		const { exit, stdout } = await ogonblick(['verify', packed.file, '--trust', authority.root, ...more]);
		return { exit, said: stdout.replace(/\s+/g, ' '), stdout };
	};
	const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
	const swedish = await shown('--crl', old);
	expect([swedish.exit, swedish.said]).toEqual([
		EXIT.complete,
		expect.stringContaining(`! Listan över återkallade certifikat från Norr utfärdare gällde till ${day}.`),
	]);
	const english = await shown('--crl', old, '--lang', 'en');
	expect(english.said).toContain(
		`The list of revoked certificates from Norr utfärdare was valid until ${day}.`,
	);
	const [{ stamps }] = JSON.parse((await shown('--crl', old, '--json')).stdout).files;
	expect(stamps).toMatchObject([
		{ endedLists: [{ issuer: 'Norr utfärdare', until: expect.stringContaining(day) }] },
	]);
	for (const lists of [['--crl', valid], ['--crl', old, '--crl', valid], []])
		expect((await shown(...lists)).said).not.toContain('återkallade certifikat från');
});

test('says that a bundle is restricted, whose key it is to be compared with, and that nobody has stamped it', async () => {
	const { filing } = await sampleInput(join(dir, 'input'));
	const restricted = { filing: { ...filing, isRestricted: true } };
	const { packed } = await samplePacked(join(dir, 'restricted'), restricted);
	const shown = async (...more: readonly string[]) =>
		(await ogonblick(['verify', packed.file, ...more])).stdout.replace(/\s+/g, ' ');
	const said = await shown();
	expect(said).toContain('Åtkomst Begränsad åtkomst från början');
	expect(said).toMatch(/Sigillnyckel [0-9a-f]{64} \(jämför med organisationens egen uppgift\)/);
	expect(said).toContain('Tidsstämpel ingen; när paketet förseglades vilar på organisationens egen uppgift');
	const key = packed.manifest.seal?.keySha256 ?? '';
	expect(await shown('--key', key)).toContain('(en av dem som är angivna med --key)');
	expect(await shown('--lang', 'en')).toContain('Access Restricted in access from the start');
});
