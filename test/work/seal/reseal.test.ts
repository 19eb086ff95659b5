import { execFileSync } from 'node:child_process';
import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { renewalRecipe } from '../../../src/bundle/readme/recipe.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { checkBundle } from '../../../src/work/fixity/check-bundle.ts';
import { getBundle } from '../../../src/work/get-bundle.ts';
import { dueIds, reseal, worstOfResealed } from '../../../src/work/seal/reseal.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';
import { DOWN, stampingHouse } from './stamped.ts';

const signal = new AbortController().signal;
const house = stampingHouse();
const later = (year: number) => ({ trust: { now: new Date(`${year}-06-01T00:00:00Z`) } });

test('a seal is renewed by a fresh checksum and all evidence before, and then holds for as long as the newest stamp', async () => {
	const office = await house.office();
	const filing = await filed(office);
	const file = fileOf(filing);
	// Known from when it was filed: nobody need read it for that.
	expect(await dueIds(office)).toEqual([]);
	expect((await reseal(office, { signal })).done).toEqual([]);
	// A run that was killed when it had filed it never said so: then it is read.
	const db = new BetterSqlite3(join(office.config.DATA_DIR, 'catalogue.sqlite'));
	db.exec('DELETE FROM seal_stamps');
	db.close();
	expect((await reseal(office, { signal })).done).toMatchObject([{ outcome: 'good' }]);
	expect(await dueIds(office)).toEqual([]);

	// RSA 2048 is not held to be safe after 2030: what was not renewed by then proves nothing.
	expect((await verifyBundle(file, later(2030))).ok).toBe(true);
	expect((await verifyBundle(file, later(2032))).problems).toMatchObject([
		{ kind: 'timestamp', code: 'stamp-weak', data: { algorithm: 'RSA 2048', until: '2031-01-01' } },
	]);

	house.authority().signer('strong', { key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'] });
	house.behave((request, response) => void response.end(house.authority().answer(request, 'strong')));
	const run = await reseal(office, { signal, bundles: [filing] });
	expect(run.done).toMatchObject([{ outcome: 'renewed', number: 1, goodUntil: '2036-01-01T00:00:00.000Z' }]);
	expect(worstOfResealed(run)).toBe(0);
	const report = await verifyBundle(file, later(2032));
	expect([report.problems, report.stamps.map(({ renewal }) => renewal)]).toEqual([[], [0, 1]]);

	await reseal(office, { signal, isAll: true });
	expect((await verifyBundle(file)).stamps.map(({ renewal }) => renewal)).toEqual([0, 1, 2]);
	const kinds = (await office.catalogue.events({ subject: filing.bundleId })).map(({ kind }) => kind);
	expect(kinds.slice(-3)).toEqual(['stamps-read', 'seal-renewed', 'seal-renewed']);
	expect((await checkBundle(office, filing, { signal, pace: async () => {} })).outcome).toBe('intact');

	// Each of them can be checked with openssl and sha512sum alone, as LASMIG.html says.
	const shown = execFileSync('sh', ['-e', '-c', renewalRecipe({ filedAs: filing.path })], {
		cwd: dirname(file),
	});
	expect(shown.toString().match(/Verification: OK/g)).toHaveLength(2);
	expect(shown.toString().match(/\.(zip|sha512|tsr|pem): OK/g)).toHaveLength(5);
	// Who vouches for each, and when: a stranger's renewal would be told by nothing else.
	expect(shown.toString().match(/sha256 Fingerprint=(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/gi)).toHaveLength(2);
	expect(shown.toString().match(/20\d\d GMT/g)).toHaveLength(2);

	// A copy that is handed out brings its evidence.
	const copy = await getBundle(office, filing.bundleId, await tempDir());
	expect((await verifyBundle(copy.file, later(2032))).problems).toEqual([]);

	// Whatever is changed or taken away of the evidence is found.
	const folder = `${file}.seal`;
	const names = (await readdir(folder)).sort();
	expect(names).toHaveLength(6);
	for (const name of names) {
		const [path, kept] = [join(folder, name), await readFile(join(folder, name))];
		const middle = Math.floor(kept.length / 2);
		const changed = Buffer.from(kept);
		changed[middle] = (changed[middle] ?? 0) ^ 1;
		await writeFile(path, changed);
		// Of the newest, a certificate that its token and its chain both hold may be spoilt in one of them: nothing rests on that one.
		if (!/^0002\.(tsr|pem)$/.test(name)) expect([name, (await verifyBundle(file)).ok]).toEqual([name, false]);
		await rm(path);
		// The newest stamp itself may be taken away unseen: then the one before it has to hold.
		const without = await verifyBundle(file, later(2032));
		expect([name, without.ok]).toEqual([name, name === '0002.tsr']);
		await writeFile(path, kept);
	}
	expect((await verifyBundle(file)).ok).toBe(true);
});

test('what is broken off is no renewal, one of another bundle neither, and what was changed is not renewed', async () => {
	const office = await house.office();
	const [filing, other] = [await filed(office), await filed(office)];
	house.behave(DOWN);
	const down = await reseal(office, { signal, bundles: [filing] });
	expect(down.done).toMatchObject([{ outcome: 'postponed', error: { code: 'timestamp-unreachable' } }]);
	expect(worstOfResealed(down)).toBe(75);
	house.behave((request, response) => void response.end(house.authority().answer(request)));
	await reseal(office, { signal, bundles: [filing] });
	// Killed before the stamp itself was written: the next takes its place.
	await rm(join(`${fileOf(filing)}.seal`, '0001.tsr'));
	expect((await verifyBundle(fileOf(filing))).problems).toEqual([]);
	expect((await reseal(office, { signal, bundles: [filing] })).done).toMatchObject([{ number: 1 }]);
	expect((await verifyBundle(fileOf(filing))).problems).toEqual([]);

	await cp(`${fileOf(filing)}.seal`, `${fileOf(other)}.seal`, { recursive: true });
	expect((await verifyBundle(fileOf(other))).problems[0]?.code).toBe('renewal-of-other-bytes');
	await rm(`${fileOf(other)}.seal`, { recursive: true });
	await appendFile(fileOf(other), 'x');
	const run = await reseal(office, { signal, bundles: [other] });
	expect(run.done).toMatchObject([{ outcome: 'not-whole' }]);
	expect(worstOfResealed(run)).toBe(20);
	expect(await readdir(dirname(fileOf(other)))).not.toContain(`${basename(fileOf(other))}.seal`);
});

test('a bundle of the time before there was an authority gets its first stamp beside it', async () => {
	const before = await tempOffice();
	const filing = await filed(before);
	await expect(reseal(before, { signal })).rejects.toMatchObject({ code: 'no-timestamp-authority', exit: 2 });
	const stamping = { ...before, config: (await house.office()).config, seal: { ...before.seal } };
	const { timestampers } = (await house.office()).seal;
	const run = await reseal({ ...stamping, seal: { ...before.seal, timestampers } }, { signal });
	expect(run.done).toMatchObject([{ outcome: 'renewed', number: 1 }]);
	expect((await verifyBundle(fileOf(filing))).stamps).toMatchObject([{ renewal: 1 }]);
});
