import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { EXIT } from '../../../src/errors.ts';
import type { Office } from '../../../src/office.ts';
import { isWorthRenewing } from '../../../src/records/seal.ts';
import { renew } from '../../../src/work/seal/renew.ts';
import { reseal, worstOfResealed } from '../../../src/work/seal/reseal.ts';
import { stampTrust } from '../../../src/work/seal/trust.ts';
import { honest, serveAuthority } from '../../bundle/stamp/authority.ts';
import { smallDisk } from '../../storage/targets/seen.ts';
import { filed, fileOf } from '../fixity/archive.ts';
import { DOWN, stampingHouse } from './stamped.ts';

const signal = new AbortController().signal;
const house = stampingHouse();
const SOON = { RESEAL_DAYS: '3650' };
const others: Awaited<ReturnType<typeof serveAuthority>>[] = [];
afterAll(async () => {
	for (const each of others) await each.close();
});

function altered(office: Office, sql: string): void {
	const db = new BetterSqlite3(join(office.config.DATA_DIR, 'catalogue.sqlite'));
	db.exec(sql);
	db.close();
}

test('what holds no longer than the stamp that is there is not made, and nothing is read for it', async () => {
	const office = await house.office(SOON);
	const filing = await filed(office);
	// Reading it would say that it is gone.
	await rename(fileOf(filing), `${fileOf(filing)}.away`);
	const run = await reseal(office, { signal });
	expect(run.done).toMatchObject([{ outcome: 'no-better', goodUntil: '2031-01-01T00:00:00.000Z' }]);
	expect(worstOfResealed(run)).toBe(EXIT.complete);
	await rename(`${fileOf(filing)}.away`, fileOf(filing));
	// One whose stamps hold longer is taken, although the first answers too.
	house.authority().signer('strong', { key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'] });
	const strong = await serveAuthority((request, response) => {
		response.end(house.authority().answer(request, 'strong'));
	});
	others.push(strong);
	const both = await house.office({ ...SOON, TIMESTAMP_URLS: `${house.address()} ${strong.address}` });
	const one = await filed(both);
	expect((await reseal(both, { signal })).done).toMatchObject([
		{ filing: { bundleId: one.bundleId }, outcome: 'renewed', goodUntil: '2036-01-01T00:00:00.000Z' },
	]);
	// And once is enough.
	expect((await reseal(both, { signal })).done).toMatchObject([{ outcome: 'no-better' }]);
});

test('when an authority is worth asking: never for what holds no longer, always before half of what can be had is left', () => {
	const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
	fc.assert(
		fc.property(moment, moment, moment, (now, until, offered) => {
			const isWorth = isWorthRenewing(until.toISOString(), offered.toISOString(), now);
			if (offered <= until || offered <= now) expect(isWorth).toBe(false);
			else if (until <= now || offered.getTime() - now.getTime() >= 2 * (until.getTime() - now.getTime()))
				expect(isWorth).toBe(true);
		}),
	);
});

test('an authority that is down or lies ends the run before anything is read, and one of two that answers is enough', async () => {
	const office = await house.office();
	const filings = [await filed(office), await filed(office), await filed(office)];
	altered(office, `DELETE FROM seal_stamps`);
	house.behave(DOWN);
	const down = await reseal(office, { signal });
	expect(down).toMatchObject({ left: 2, away: { code: 'timestamp-unreachable' } });
	expect([down.done.length, worstOfResealed(down)]).toEqual([1, EXIT.retryLater]);
	house.behave((_, response) => void response.end('<p>Välkommen</p>'));
	const lying = await reseal(office, { signal });
	expect([lying.done.length, worstOfResealed(lying)]).toEqual([1, EXIT.usage]);
	// One that falls over after it was asked: a few are tried.
	let asked = 0;
	house.behave((request, response, seen) => {
		asked++;
		if (asked > 1) DOWN(request, response, seen);
		else honest(house.authority())(request, response, seen);
	});
	const more = await Promise.all(
		Array.from({ length: 2 }, () => filed({ ...office, seal: { ...office.seal, timestampers: [] } })),
	);
	altered(office, `DELETE FROM seal_stamps`);
	const fell = await reseal(office, { signal, isAll: true });
	expect(fell).toMatchObject({
		left: filings.length + more.length - 3,
		away: { code: 'timestamp-unreachable' },
	});
	expect([asked, worstOfResealed(fell)]).toEqual([4, EXIT.retryLater]);

	house.behave(honest(house.authority()));
	const dead = await serveAuthority(DOWN);
	others.push(dead);
	const two = await house.office({ TIMESTAMP_URLS: house.address() });
	const filing = await filed(two);
	const [alive] = two.seal.timestampers;
	if (!alive) throw new Error('no authority');
	const broken = { ...alive, address: dead.address, ask: () => Promise.reject(down.away) };
	const seal = { ...two.seal, timestampers: [broken, alive] };
	expect((await reseal({ ...two, seal }, { signal, bundles: [filing] })).done).toMatchObject([
		{ outcome: 'renewed' },
	]);
});

test('a disk without room ends the run before every bundle is read and stamped in vain, and it goes on when there is room', async ({
	skip,
}) => {
	const out = await smallDisk(undefined, '2m');
	if (out === undefined) return skip('no small disk can be mounted here');
	const office = await house.office();
	const filings = [];
	for (let n = 0; n < 5; n++) filings.push(await filed(office, { out }));
	const filler = join(out, 'filler');
	await writeFile(filler, Buffer.alloc(4_000_000)).catch(() => undefined);
	let asked = 0;
	house.behave((request, response, seen) => {
		asked++;
		honest(house.authority())(request, response, seen);
	});
	const full = await reseal(office, { signal, isAll: true });
	expect(full).toMatchObject({ left: 2, away: { code: 'store-full' } });
	// One of nothing, to see what it has to give, and three in a row.
	expect([asked, worstOfResealed(full)]).toEqual([4, EXIT.retryLater]);
	for (const each of filings)
		expect(await verifyBundle(fileOf(each))).toMatchObject({ ok: true, renewals: [] });
	await rm(filler);
	const again = await reseal(office, { signal, isAll: true });
	expect(again.done.map(({ outcome }) => outcome)).toEqual(filings.map(() => 'renewed'));
});

test('what was filed is what the log says, and who sealed it what the history of keys says', async () => {
	const office = await house.office();
	const filing = await filed(office);
	const refused = async () => (await reseal(office, { signal, bundles: [filing] })).done;
	altered(office, `UPDATE filings SET sha256 = '${'a'.repeat(64)}'`);
	expect(await refused()).toMatchObject([{ outcome: 'not-whole', code: 'filing-altered' }]);
	altered(office, `UPDATE filings SET sha256 = '${filing.sha256}'`);
	altered(office, `UPDATE seal_keys SET used_to = '2020-01-01T00:00:00.000Z', ended = 'compromised'`);
	expect(await refused()).toMatchObject([{ outcome: 'not-whole', code: 'key-ended' }]);
	altered(office, 'DELETE FROM seal_keys');
	expect(await refused()).toMatchObject([{ outcome: 'not-whole', code: 'key-unknown' }]);
});

test('a run reads each bundle once and no faster than the setting says, stops when it is told to, and overwrites nothing', async () => {
	const office = await house.office();
	const filing = await filed(office);
	const config = { ...office.config, FIXITY_BYTES_PER_SECOND: filing.bytes };
	const began = performance.now();
	expect((await reseal({ ...office, config }, { signal, bundles: [filing] })).done).toMatchObject([
		{ outcome: 'renewed' },
	]);
	const once = performance.now() - began;
	expect(once).toBeGreaterThan(950);
	expect(once).toBeLessThan(2000);
	const stop = new AbortController();
	setTimeout(() => stop.abort(), 300);
	const slow = { ...office, config: { ...config, FIXITY_BYTES_PER_SECOND: filing.bytes / 100 } };
	expect(await reseal(slow, { signal: stop.signal, bundles: [filing] })).toMatchObject({ done: [], left: 1 });

	const folder = `${fileOf(filing)}.seal`;
	for (const ending of ['sha512', 'pem', 'tsr'])
		await rename(join(folder, `0001.${ending}`), join(folder, `0999.${ending}`));
	const full = await reseal(office, { signal, isAll: true });
	expect(full.done[0]?.outcome).toBe('not-whole');
	const trust = await stampTrust(office.config);
	await expect(renew(office, filing, '', [], trust, signal)).rejects.toMatchObject({
		code: 'too-many-renewals',
	});
});
