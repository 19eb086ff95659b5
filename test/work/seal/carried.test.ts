import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { evidenceFolder } from '../../../src/bundle/evidence/read.ts';
import { stampWish, writeRequest } from '../../../src/bundle/stamp/request.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { pageOf } from '../../../src/cli/page.ts';
import { fixityText, mendLines } from '../../../src/cli/views/fixity-view.ts';
import { eventText } from '../../../src/records/words/events.ts';
import { toldOfCheck } from '../../../src/words/fixity-outcome-words.ts';
import { checkFixity } from '../../../src/work/check-fixity.ts';
import { checkCopies } from '../../../src/work/copies/check-copies.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { exportBundle } from '../../../src/work/export-bundle.ts';
import { fixityReport } from '../../../src/work/fixity/report.ts';
import { getBundle } from '../../../src/work/get-bundle.ts';
import { restoreBundle } from '../../../src/work/mends/mend-bundle.ts';
import { reseal } from '../../../src/work/seal/reseal.ts';
import { makeAuthority } from '../../bundle/stamp/authority.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { folderTarget } from '../delivery/archive.ts';
import { filed, fileOf, rot } from '../fixity/archive.ts';
import { stampingHouse } from './stamped.ts';

const signal = new AbortController().signal;
const FREELY = { signal, pace: async () => {} };
const BY = 'Anna Berg';
const house = stampingHouse();
const NAMES = ['0001.pem', '0001.sha512', '0001.tsr'];

const sealOf = (at: string) => evidenceFolder(at);
const namesIn = async (folder: string) => (await readdir(folder).catch(() => [] as string[])).sort();
const wanting = (detail: string) => ({ outcome: 'companion-wrong', detail });

/** A bundle that was copied to the second store, and then renewed. */
async function archive() {
	const [second, clock] = [await tempDir(), handClock(new Date().toISOString())];
	const office = await tempOffice({ clock, env: { ...house.env(), SECOND_STORE: second } });
	const filing = await filed(office);
	expect(await copyOwed(office, signal)).toMatchObject({ owed: 0, copied: [filing.bundleId] });
	const { done } = await reseal(office, { signal, bundles: [filing] });
	expect(done).toMatchObject([{ outcome: 'renewed' }]);
	const check = async (isMending = false) =>
		(await checkFixity(office, { signal, isMending, bundles: [filing] })).checked[0];
	return { office, filing, second, clock, check, file: fileOf(filing) };
}

test('what was renewed after it was copied is owed, lies in the second store, and is read there too', async () => {
	const { office, filing, second, clock, file } = await archive();
	const there = sealOf(join(second, filing.path));
	expect(await office.copies.owed(second)).toEqual([filing.bundleId]);
	expect(await copyOwed(office, signal)).toMatchObject({ owed: 0, copied: [filing.bundleId] });
	for (const name of NAMES)
		expect(await readFile(join(there, name))).toEqual(await readFile(join(sealOf(file), name)));
	// A copy whose renewals rot is none, and is made whole again.
	const list = join(there, '0001.sha512');
	const whole = await readFile(list);
	await writeFile(list, Buffer.concat([whole, Buffer.from('x')]));
	clock.forward(400 * 86_400);
	expect(await checkCopies(office, signal)).toMatchObject({ checked: [{ outcome: 'damaged' }] });
	expect(await copyOwed(office, signal)).toMatchObject({ owed: 0, troubled: [] });
	expect(await readFile(list)).toEqual(whole);
});

test('a renewal without its certificates, or with something besides them, is damaged, and they come back from the second store', async () => {
	const { office, clock, check, file } = await archive();
	await copyOwed(office, signal);
	const certificates = join(sealOf(file), '0001.pem');
	const whole = await readFile(certificates);
	for (const now of [
		undefined,
		Buffer.concat([whole, Buffer.from('what nobody has stamped\n')]),
		whole.subarray(0, 0),
	]) {
		if (now) await writeFile(certificates, now);
		else await rm(certificates);
		expect((await check())?.check).toMatchObject(wanting('renewals-damaged'));
		expect((await verifyBundle(file)).ok).toBe(false);
		await check(true);
		expect(await readFile(certificates)).toEqual(whole);
		clock.forward(86_400);
	}
});

test('a whole bundle without its renewals, or with other ones, is told of, and they come back from the second store', async () => {
	const { office, filing, check, file } = await archive();
	await copyOwed(office, signal);
	expect((await check())?.check.outcome).toBe('intact');
	await rm(sealOf(file), { recursive: true });
	const found = (await check())?.check;
	expect(found).toMatchObject(wanting('renewals-missing'));
	expect(toldOfCheck(found ?? { outcome: 'intact' }, 'sv').title).toContain('förnyelser');
	// Nothing is built upon what is gone, and whoever gets the bundle where there is no second store is told.
	expect((await reseal(office, { signal, isAll: true })).done).toMatchObject([{ code: 'renewals-missing' }]);
	const { secondStore: _, ...alone } = office;
	const copy = await getBundle(alone, filing.bundleId, await tempDir());
	expect(copy.wanting).toMatchObject(wanting('renewals-missing'));
	const exported = exportBundle(alone, filing.bundleId, 'bagit', await tempDir(), undefined, signal);
	await expect(exported).rejects.toMatchObject({ code: 'renewals-damaged' });
	await folderTarget(office, await tempDir());
	const wish = { target: 'e-arkivet', bundles: [filing.bundleId], by: BY };
	expect(await deliver(office, { ...wish, tryOnly: true }, signal, {})).toMatchObject({
		leftOut: [{ why: 'renewals' }],
	});
	// The night mends it.
	const mends = (await check(true))?.mended?.mends ?? [];
	expect(mends).toMatchObject([{ kind: 'restore', why: 'companion-wrong' }]);
	// And nobody is told that the bundle itself was restored: it lay there all the time.
	expect(
		mendLines(mends, filing.root, { lang: 'sv', page: pageOf(new PassThrough(), {}) })
			.join(' ')
			.replace(/\s+/g, ' '),
	).toContain('förnyelser är återställda från den andra förvaringsplatsen');
	const kinds = (await office.catalogue.events({ subject: filing.bundleId })).map(({ kind }) => kind);
	expect([kinds.at(-1), kinds.includes('bundle-restored')]).toEqual(['renewals-restored', false]);
	expect(eventText('renewals-restored', 'sv')).toContain('förnyelser');
	expect((await fixityReport(office)).restored).toBe(0);
	expect(await namesIn(sealOf(file))).toEqual(NAMES);
	expect((await check())?.check.outcome).toBe('intact');

	for (const name of ['0001.sha512', '0001.tsr', '0001.pem']) {
		const path = join(sealOf(file), name);
		await writeFile(path, 'something else');
		expect([name, (await check())?.check]).toMatchObject([name, wanting('renewals-damaged')]);
		await restoreBundle(office, filing.bundleId, BY, FREELY);
		expect((await check())?.check.outcome).toBe('intact');
	}
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
});

test('a renewal by an authority that somebody has made at home is found', async () => {
	const { office, filing, check, file } = await archive();
	await copyOwed(office, signal);
	const home = makeAuthority(join(await tempDir(), 'tsa'), 'Hemma');
	const list = await readFile(join(sealOf(file), '0001.sha512'));
	const hash = createHash('sha512').update(list).digest();
	await writeFile(
		join(sealOf(file), '0001.tsr'),
		home.answer(Buffer.from(writeRequest(stampWish('sha512', hash)))),
	);
	const pems = ['signer.pem', 'between.pem', 'root.pem'].map((name) => readFile(join(home.dir, name)));
	await writeFile(join(sealOf(file), '0001.pem'), Buffer.concat(await Promise.all(pems)));
	// Nobody who trusts no authority can see it: that is what verify says then.
	expect(await verifyBundle(file)).toMatchObject({ ok: true, stamps: [{}, { authority: 'Hemma signer' }] });
	expect((await check())?.check).toMatchObject(wanting('renewals-damaged'));
	expect((await reseal(office, { signal, isAll: true })).done).toMatchObject([
		{ outcome: 'not-whole', code: 'stamp-untrusted' },
	]);
	await restoreBundle(office, filing.bundleId, BY, FREELY);
	expect((await check())?.check.outcome).toBe('intact');
});

test('a spoilt bundle takes its renewals along into quarantine, and has them again when it is back', async () => {
	const { filing, second, clock, check, file, office } = await archive();
	await copyOwed(office, signal);
	await rot(filing);
	const kept = await readFile(join(sealOf(file), '0001.tsr'));
	const mended = (await check(true))?.mended;
	expect(mended?.mends.map(({ kind }) => kind)).toEqual(['quarantine', 'restore']);
	const aside = await namesIn(join(filing.root, '_quarantine'));
	const folder = aside.find((name) => name.endsWith('.quarantined.seal')) ?? '';
	expect(aside).toContain(folder.replace(/\.seal$/, ''));
	expect(await namesIn(sealOf(file))).toEqual(NAMES);
	expect(await readFile(join(sealOf(file), '0001.tsr'))).toEqual(kept);
	expect((await check())?.check.outcome).toBe('intact');
	// Where the second store has none, those that were moved aside are taken.
	await rm(sealOf(join(second, filing.path)), { recursive: true });
	clock.forward(60);
	await rot(filing);
	await check(true);
	expect(await readFile(join(sealOf(file), '0001.tsr'))).toEqual(kept);
	expect((await check())?.check.outcome).toBe('intact');
});

test('whoever receives the bundle receives its renewals: a copy, an archive, an export', async () => {
	const { office, filing } = await archive();
	const copy = await getBundle(office, filing.bundleId, await tempDir());
	expect([copy.wanting, await namesIn(sealOf(copy.file))]).toEqual([undefined, NAMES]);

	const where = await tempDir();
	await folderTarget(office, where);
	const wish = { target: 'e-arkivet', bundles: [filing.bundleId], by: BY };
	const { sent } = await deliver(office, wish, signal, {});
	const at = join(where, sent[0]?.delivery.number ?? '');
	const zip = `${filing.bundleId}.zip`;
	const checked = execFileSync('sh', ['-c', 'sha256sum --check *.sha256'], { cwd: at }).toString();
	expect(checked.match(/: OK$/gm)).toHaveLength(4);
	expect(await verifyBundle(join(at, zip))).toMatchObject({ ok: true, stamps: [{}, { renewal: 1 }] });
	const list = JSON.parse(await readFile(join(at, 'leveranslista.json'), 'utf8'));
	expect(list.bundles[0].evidence.map((each: { file: string }) => basename(each.file))).toEqual([
		'0001.sha512',
		'0001.pem',
		'0001.tsr',
	]);
	const sums = createHash('sha256')
		.update(await readFile(join(at, `${zip}.seal.sha256`)))
		.digest('hex');
	for (const form of ['csv', 'html']) {
		const text = await readFile(join(at, `leveranslista.${form}`), 'utf8');
		expect([form, text.includes(sums), text.includes('Förnyelser av tidsstämpeln')]).toEqual([
			form,
			true,
			true,
		]);
	}

	const out = await tempDir();
	const { folder: bag } = await exportBundle(office, filing.bundleId, 'bagit', out, undefined, signal);
	execFileSync('sha256sum', ['--check', '--quiet', 'tagmanifest-sha256.txt'], { cwd: bag });
	expect(await namesIn(join(bag, 'seal-renewals'))).toEqual(NAMES);
	const { folder: loose } = await exportBundle(office, filing.bundleId, 'loose', out, undefined, signal);
	expect(await readFile(join(loose, 'README-LASMIG.txt'), 'utf8')).toContain('förnyelser av tidsstämpeln');
	expect(await readFile(join(loose, 'kontrollsummor.txt'), 'utf8')).toContain('  fornyelser/0001.tsr\n');
});

test('a copy has its name only when its renewals lie there, and takes nothing away', async () => {
	const { office, filing, file } = await archive();
	const target = await tempDir();
	await cp(sealOf(file), join(target, `${basename(file)}.seal`), { recursive: true });
	await expect(getBundle(office, filing.bundleId, target)).rejects.toMatchObject({ code: 'file-exists' });
	expect(await namesIn(target)).toEqual([`${basename(file)}.seal`]);
});

test('a clock that is behind is told as that, and nothing else stands still for it; what is damaged is found by it all the same', async () => {
	const { office: right, filing, file } = await archive();
	const office = { ...right, clock: handClock('2026-01-02T03:04:05.000Z') };
	const check = async (isMending = false) =>
		(await checkFixity(office, { signal, isMending, bundles: [filing] })).checked[0];
	expect(await copyOwed(office, signal)).toMatchObject({ owed: 0, troubled: [] });
	const found = await check(true);
	expect(found).toMatchObject({ check: { outcome: 'intact', detail: 'clock-behind' } });
	expect(found?.mended).toBeUndefined();
	expect(toldOfCheck(found?.check ?? { outcome: 'missing' }, 'sv').title).toContain('klocka går efter');
	expect(
		fixityText(
			{ checked: found ? [found] : [], bytes: 0, unreached: [], isOverlap: false },
			...([true, { lang: 'sv', page: pageOf(new PassThrough(), {}) }] as [boolean, never]),
		).replace(/\s+/g, ' '),
	).toContain('Ställ klockan.');
	expect((await getBundle(office, filing.bundleId, await tempDir())).wanting).toBeUndefined();
	await exportBundle(office, filing.bundleId, 'bagit', await tempDir(), undefined, signal);
	await folderTarget(office, await tempDir());
	const wish = { target: 'e-arkivet', bundles: [filing.bundleId], by: BY, tryOnly: true };
	expect(await deliver(office, wish, signal, {})).toMatchObject({ leftOut: [] });
	for (const name of NAMES) {
		const path = join(sealOf(file), name);
		const whole = await readFile(path);
		for (const bytes of [whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('x')]), Buffer.alloc(0)]) {
			await writeFile(path, bytes);
			expect([name, bytes.length, (await check())?.check]).toMatchObject([
				...[name, bytes.length, wanting('renewals-damaged')],
			]);
		}
		await writeFile(path, whole);
	}
	expect((await check())?.check.detail).toBe('clock-behind');
	await rm(sealOf(file), { recursive: true });
	expect((await check())?.check).toMatchObject(wanting('renewals-missing'));
	// And they come back by a clock that is behind too.
	expect((await check(true))?.mended?.mends).toMatchObject([{ kind: 'restore' }]);
	expect(await namesIn(sealOf(file))).toEqual(NAMES);
}, 60_000);

test('a renewal that somebody has made at home and dated ahead of the clock is found', async () => {
	const { office: right, filing, file } = await archive();
	const office = { ...right, clock: handClock('2026-01-02T03:04:05.000Z') };
	const stranger = makeAuthority(await tempDir());
	const list = await readFile(join(sealOf(file), '0001.sha512'));
	const wish = stampWish('sha512', createHash('sha512').update(list).digest());
	await writeFile(join(sealOf(file), '0001.tsr'), stranger.answer(writeRequest(wish)));
	await writeFile(join(sealOf(file), '0001.pem'), await readFile(stranger.root));
	const { checked } = await checkFixity(office, { signal, bundles: [filing] });
	expect(checked).toMatchObject([{ check: wanting('renewals-damaged') }]);
}, 60_000);
